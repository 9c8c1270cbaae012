import type { Minor } from '$lib/core/money';
import { businessDaysLater } from '$lib/core/time';
import { refundsOf, type Case, type Desk, type RefundFacts } from '../cancellations/case';
import { isExternal } from '../cancellations/facts';
import type { TenderName } from '../orders/tenders/tender-names';
import { methodFor, type MethodName } from '../refunds/method-names';
import { TENDER_KINDS } from '../refunds/tender-kinds.data';
import type { Origin } from '../settings/origins';
import { isShopsFault, REASONS } from '../settings/reasons';
import type { Arrival, CasePayload, Cause, RefundLine, Way } from './payload';

/** A case to write about, and how its reader wants times. */
export type About = {
	readonly desk: Desk;
	readonly it: Case;
	readonly now: Date;
	readonly timeZone: string;
	/** A partner canceled it that was to deliver it. */
	readonly bySeller?: boolean;
};

/** What every mail about a case says of it. `refunds` are the movements of money it is about. */
export function casePayloadOf(about: About, refunds: readonly RefundLine[] = movedOf(about)): CasePayload {
	const { desk, it, timeZone } = about;
	const { order } = desk;
	return {
		name: order.name,
		order: order.number,
		number: it.number,
		cause: causeOf(it.origin, about.bySeller),
		currency: order.currency,
		timeZone,
		shopsFault: isFaultOfShop(desk, it),
		items: it.items.map(({ lineItemId, quantity, worth }) => ({
			title: order.lines.find(({ id }) => id === lineItemId)?.title ?? '',
			quantity,
			amount: worth
		})),
		sums: sumsOf(it),
		due: it.due - it.waived,
		refunds: [...refunds]
	};
}

/** Staff acting for a shopper are asked by them; what a supplier can't deliver the shop can't. */
export function causeOf(origin: Origin, bySeller = false): Cause {
	if (origin === 'customer') return 'asked';
	if (origin === 'withdrawal') return 'withdrawal';
	return origin === 'channel' || (origin === 'partner' && !bySeller) ? 'elsewhere' : 'shop';
}

/** Movements that count: not those that were let go or failed. */
const movedOf = (about: About): RefundLine[] =>
	refundsOf(about.desk, about.it.id)
		.filter(({ state }) => state !== 'canceled' && state !== 'failed')
		.map((refund) => refundLine(about, refund));

/** Any item is enough for an apology; so is what staff gave as their reason. */
function isFaultOfShop({ policy, policies }: Desk, { items, reason, policyVersion }: Case): boolean {
	const counts = policies.get(policyVersion) ?? policy.policy;
	const given = [...items.map((item) => item.reason), REASONS.find((one) => one === reason)];
	return given.some((one) => isShopsFault(counts, one));
}

function sumsOf({ quote, waived }: Case): CasePayload['sums'] {
	const sums: CasePayload['sums'] = [
		{ kind: 'shipping', amount: quote.shipping },
		...quote.adjustments.map(({ kind, amount }) => ({ kind, amount })),
		{ kind: 'fee', amount: -quote.fee },
		{ kind: 'lowers_debt', amount: -quote.lowersDebt },
		{ kind: 'waived', amount: -waived }
	];
	return sums.filter(({ amount }) => amount !== 0);
}

/** Before a decision: as the quote splits it. */
export const quotedRefunds = ({ desk, it }: About): RefundLine[] =>
	it.quote.tenders.flatMap(({ tenderId, amount }) => {
		const tender = desk.order.tenders.find(({ id }) => id === tenderId);
		if (!tender || amount === 0) return [];
		const way = wayOf(methodFor(tender), tender.kind);
		const days = TENDER_KINDS[tender.kind].arrivesInDays;
		return [{ ...base(way, tender.label, amount), arrival: { kind: 'days', days }, trace: null, detailsNeeded: false }];
	});

/** One movement of money, as it stands. */
export function refundLine(about: About, refund: RefundFacts): RefundLine {
	const tender = about.desk.order.tenders.find(({ id }) => id === refund.tenderId);
	const kind = tender?.kind ?? 'card';
	const way = refund.kind === 'void' ? 'void' : wayOf(refund.method, kind);
	const label = refund.method === 'original_payment' ? (tender?.label ?? '') : '';
	return {
		...base(way, label, refund.amount),
		arrival: arrivalOf(about, refund, kind),
		trace: refund.trace,
		detailsNeeded: refund.method === 'bank_deposit' && refund.state !== 'succeeded'
	};
}

const base = (way: Way, label: string, amount: Minor) => ({ way, label, amount });

function wayOf(method: MethodName, tender: TenderName): Way {
	if (method !== 'original_payment') return method;
	return tender === 'card' ? 'card' : 'original';
}

/** Money that leaves us takes its days from when it was, or will be, sent; our own ledgers are at once or after the rest. */
function arrivalOf({ now }: About, refund: RefundFacts, tender: TenderName): Arrival {
	if (!isExternal(refund)) return { kind: refund.state === 'succeeded' ? 'given_back' : 'after_the_rest' };
	const days = TENDER_KINDS[refund.method === 'original_payment' ? tender : 'bank_deposit'].arrivesInDays;
	const planned = refund.dueAt && refund.dueAt > now ? refund.dueAt : now;
	const start = refund.submittedAt ?? refund.settledAt ?? planned;
	return { kind: 'on', date: businessDaysLater(start, days).toISOString() };
}
