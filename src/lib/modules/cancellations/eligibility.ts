import { no, yes, type RefusalCode, type Verdict } from '$lib/core/refusal';
import { HOUR, later } from '$lib/core/time';
import type { OrderState } from '$lib/modules/orders/state';
import type { TenderName } from '$lib/modules/orders/tenders/tender-names';
import { quantityOf, whyNotCancelable, type Units } from '$lib/modules/orders/units';
import type { FeeStage, Policy } from '$lib/modules/settings/policy';
import { mayCancelAs, namesOf, type Capability } from './partner/capability';
import {
	FAULT_REASONS,
	buyerReasons,
	isShopsFault,
	reasonsOn,
	sellerReasons,
	shopperReasons,
	type Reason
} from '$lib/modules/settings/reasons';

/** Who asks. `customer`: a shopper themselves; `staff` also when they ask on a shopper's behalf. */
export type Asker = 'customer' | 'staff' | 'partner' | 'supplier';

export type LineAsked = {
	readonly id: string;
	readonly sku: string;
	readonly units: Units;
	readonly personalized: boolean;
	/** Its supplier order is in production, or later. */
	readonly inProduction: boolean;
	/** How far along it is. */
	readonly stage: FeeStage;
	/** Of gift cards sold: how many are unused. Null for other goods. */
	readonly unusedCards: number | null;
	/** The supplier it is bought from, where that takes back all of an order or nothing. */
	readonly wholeWith?: string | null;
};
export type EligibilityFacts = {
	readonly asker: Asker;
	/** What a partner may do about this order; null for everybody else. */
	readonly partner?: Capability | null;
	readonly policy: Pick<
		Policy,
		| 'direct_requests'
		| 'window_hours'
		| 'reason_required'
		| 'excluded_products'
		| 'excluded_tenders'
		| 'personalized'
		| 'request_stages'
		| 'shopper_reasons'
		| 'reasons'
	>;
	readonly order: { readonly state: OrderState; readonly placedAt: Date; readonly tenders: readonly TenderName[] };
	readonly lines: readonly LineAsked[];
	readonly now: Date;
};
export type AskedItem = {
	readonly lineItemId: string;
	readonly quantity: number;
	readonly reason?: Reason | null | undefined;
};

/** What to do instead. */
export type Instead = 'return' | 'revert_fulfillment' | 'contact' | 'cancel_everything' | 'fewer' | null;

const INSTEAD: Partial<Record<RefusalCode, Instead>> = {
	'cancellation.already_shipped': 'return',
	'cancellation.in_fulfillment': 'revert_fulfillment',
	'cancellation.personalized': 'contact',
	'cancellation.excluded': 'contact',
	'cancellation.gift_card_used': 'fewer',
	'cancellation.window_closed': 'contact',
	'cancellation.too_far_along': 'contact',
	'cancellation.direct_requests_off': 'contact',
	'cancellation.whole_order_only': 'cancel_everything',
	'cancellation.supplier_whole_only': 'cancel_everything',
	'cancellation.too_many_units': 'fewer',
	'partner.whole_order_only': 'cancel_everything',
	'partner.part_has_left': 'contact'
};
export const insteadOf = (code: RefusalCode): Instead => INSTEAD[code] ?? null;

/** Whether this asker may cancel anything on the order at all now. Window, switch and exclusions bind shoppers only. */
export function mayAsk({ asker, partner, policy, order, lines, now }: EligibilityFacts): Verdict {
	const offered = partner ? mayCancelAs(partner) : yes(undefined);
	if (!offered.ok) return offered;
	const left = lines.reduce((all, { units }) => all + units.open, 0);
	if (left === 0) return noWith(whyNoneLeft(lines));
	if (partner?.cancel === 'whole' && lines.some(({ units }) => units.open < quantityOf(units) - units.canceled))
		return noWith('partner.part_has_left');
	if (asker !== 'customer') return yes(undefined);
	if (!policy.direct_requests) return noWith('cancellation.direct_requests_off');
	if (order.tenders.some((kind) => policy.excluded_tenders.includes(kind))) return noWith('cancellation.excluded');
	const hours = policy.window_hours;
	if (hours !== null && now > later(order.placedAt, hours * HOUR))
		return noWith('cancellation.window_closed', { hours });
	return yes(undefined);
}

/** Whether so many units of a line can be canceled now for that reason. A missing reason is judged by `maySelect`. */
export function mayCancelLine(facts: EligibilityFacts, line: LineAsked, item: AskedItem): Verdict {
	const { asker, policy, partner } = facts;
	const available = line.units.open;
	const where = { line: line.id, available, quantity: item.quantity };
	if (item.quantity > available) return noWith(whyNotCancelable(line.units, item.quantity - available), where);
	const atFault =
		isShopsFault(policy, item.reason) || asker === 'supplier' || (partner?.role === 'seller' && !item.reason);
	if (line.personalized && line.inProduction && policy.personalized === 'refuse_change_of_mind' && !atFault) {
		return noWith('cancellation.personalized', where);
	}
	if (line.unusedCards !== null && item.quantity > line.unusedCards)
		return noWith('cancellation.gift_card_used', { ...where, available: line.unusedCards });
	if (asker === 'customer' && policy.excluded_products.includes(line.sku))
		return noWith('cancellation.excluded', where);
	if (asker === 'customer' && !policy.request_stages.includes(line.stage))
		return noWith('cancellation.too_far_along', where);
	return yes(undefined);
}

/** The whole selection: order first, then every line, then reasons; the first no wins. */
export function maySelect(facts: EligibilityFacts, items: readonly AskedItem[]): Verdict {
	const wanted = items.filter(({ quantity }) => quantity > 0);
	if (wanted.length === 0) return noWith('cancellation.nothing_selected');
	const order = mayAsk(facts);
	if (!order.ok) return order;
	for (const item of wanted) {
		const line = facts.lines.find(({ id }) => id === item.lineItemId);
		const verdict = line
			? mayCancelLine(facts, line, item)
			: noWith('cancellation.line_unknown', { line: item.lineItemId });
		if (!verdict.ok) return verdict;
	}
	const twice = wanted.find((item, at) => wanted.findIndex(({ lineItemId }) => lineItemId === item.lineItemId) < at);
	if (twice) return noWith('cancellation.too_many_units', { line: twice.lineItemId });
	if (facts.order.state === 'awaiting_payment' && !isWhole(facts.lines, wanted)) {
		return noWith('cancellation.whole_order_only');
	}
	if (facts.partner?.cancel === 'whole' && !isWhole(facts.lines, wanted))
		return noWith('partner.whole_order_only', { capability: 'partial', ...namesOf(facts.partner) });
	const cut = cutAtSupplier(facts, wanted);
	if (cut) return noWith('cancellation.supplier_whole_only', { supplier: cut });
	return reasonsGiven(facts, wanted);
}

/** A supplier that takes back whole orders only, and of which something chosen would be taken and something left. */
function cutAtSupplier({ asker, lines }: EligibilityFacts, items: readonly AskedItem[]): string | undefined {
	if (asker === 'supplier') return undefined;
	const chosen = (id: string) =>
		items.filter(({ lineItemId }) => lineItemId === id).reduce((all, one) => all + one.quantity, 0);
	const named = lines.find(({ id, wholeWith }) => wholeWith && chosen(id) > 0)?.wholeWith;
	const rest = lines.some(({ id, wholeWith, units }) => wholeWith === named && chosen(id) < units.open + units.held);
	return named && rest ? named : undefined;
}

/** Policy may spare shoppers the reason, nobody else. An unpaid order needs none: nothing comes of it. */
function reasonsGiven(facts: EligibilityFacts, items: readonly AskedItem[]): Verdict {
	const { asker, policy, order } = facts;
	const needed = asker !== 'customer' || (policy.reason_required && order.state !== 'awaiting_payment');
	const missing = items.find(({ reason }) => !reason);
	const offered = offeredTo(facts);
	const other = items.find(({ reason }) => reason && !offered.includes(reason));
	if (other) return noWith('cancellation.reason_not_offered', { line: other.lineItemId });
	return needed && missing ? noWith('cancellation.reason_required', { line: missing.lineItemId }) : yes(undefined);
}

/** What a seller or supplier does not deliver is never for a change of mind, so no fee comes of it (DESIGN §6). */
function offeredTo({ asker, policy, partner }: EligibilityFacts): readonly Reason[] {
	if (asker === 'customer') return shopperReasons(policy);
	if (asker === 'supplier') return FAULT_REASONS;
	if (!partner) return reasonsOn(policy);
	return partner.role === 'seller' ? sellerReasons(policy) : buyerReasons(policy);
}

/** Every unit that is not canceled yet is selected. */
export const isWhole = (lines: readonly LineAsked[], items: readonly AskedItem[]): boolean =>
	lines.every(({ id, units }) => {
		const selected = items.filter(({ lineItemId }) => lineItemId === id).reduce((all, one) => all + one.quantity, 0);
		return selected === quantityOf(units) - units.canceled;
	});

function whyNoneLeft(lines: readonly LineAsked[]): RefusalCode {
	if (lines.some(({ units }) => units.fulfilling > 0)) return 'cancellation.in_fulfillment';
	if (lines.some(({ units }) => units.shipped + units.delivered > 0)) return 'cancellation.already_shipped';
	return 'cancellation.order_fully_handled';
}

const noWith = (code: RefusalCode, facts: Readonly<Record<string, unknown>> = {}) =>
	no(code, { ...facts, instead: insteadOf(code) });
