import { no, yes, type Verdict } from '$lib/core/refusal';
import type { OrderInput } from './schema';
import { isStoredValue } from './tenders/tender-names';

type Brought = Pick<OrderInput, 'tenders' | 'points_earned' | 'discounts' | 'line_items'>;
type Tender = Brought['tenders'][number];

/**
 * What a partner's order may say of money, gifts and how far it is, for it is paid back by what it says. Points, credit, gift cards and
 * coupons that count once are given and taken by us alone (DESIGN §2, our own ledger). A payment is either one its own
 * channel took, by card, which a person gives back or the sandbox does; or one that is still to come. What reaches our
 * gateways and our bank is booked by us when it is there, never because somebody says so (DESIGN §7).
 */
export function mayBring(order: Brought): Verdict {
	const gift = giftIn(order);
	if (gift) return no('partner.benefit_not_offered', { benefit: gift });
	const ours = order.tenders.find((tender) => !isItsOwn(tender));
	if (ours) return no('partner.payment_not_offered', { kind: ours.kind, gateway: ours.gateway ?? null });
	const field = progressIn(order);
	return field ? no('partner.progress_not_offered', { field }) : yes(undefined);
}

/** What has left, and what a supplier was asked for, only those know who ship; suppliers would be asked to stop by it. */
function progressIn({ line_items }: Brought): 'shipped' | 'supplier_order' | undefined {
	if (line_items.some(({ shipped }) => shipped > 0)) return 'shipped';
	return line_items.some(({ supplier_order }) => supplier_order !== 'not_placed') ? 'supplier_order' : undefined;
}

function giftIn({ tenders, points_earned, discounts, line_items }: Brought): string | undefined {
	const spent = tenders.find(({ kind }) => isStoredValue(kind));
	if (spent) return spent.kind;
	if (points_earned > 0) return 'points_earned';
	if (line_items.some(({ gift_cards }) => gift_cards.length > 0)) return 'gift_cards';
	return discounts.some(({ coupon, single_use }) => coupon !== undefined && single_use) ? 'single_use' : undefined;
}

const OUR_GATEWAYS: readonly Tender['gateway'][] = ['stripe', 'toss'];

/** Cash at the door and transfers would be paid back by our bank. */
function isItsOwn({ kind, gateway, authorized = 0, captured }: Tender): boolean {
	if (OUR_GATEWAYS.includes(gateway)) return false;
	return kind === 'card' || authorized + captured === 0;
}
