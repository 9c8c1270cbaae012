import { sum, type Minor } from '$lib/core/money';
import { no, yes, type Verdict } from '$lib/core/refusal';
import { businessDaysLater, later, MINUTE } from '$lib/core/time';
import type { Right } from '$lib/core/actor';
import type { TenderFacts } from '../orders/order';
import { isStoredValue } from '../orders/tenders/tender-names';
import { methodFor, type MethodName } from '../refunds/method-names';
import type { Quote, TenderAmount } from '../refunds/quote/quote-facts';
import { checkTenderAmounts, type RoomOn } from '../refunds/quote/spread-edit';
import { TENDER_KINDS } from '../refunds/tender-kinds.data';
import type { Policy } from '../settings/policy';
import { mayAskNow } from '../suppliers/purchase';
import { isOutstanding, suppliersOf, type Case, type Desk, type SupplierCase } from './case';
import type { Decision } from './schema';

export type RefundPart = {
	readonly tenderId: string;
	readonly kind: 'refund' | 'void';
	readonly method: MethodName;
	readonly amount: Minor;
};

export type SupplierAsk = {
	readonly supplierOrderId: string;
	readonly supplierId: string;
	readonly supplierName: string;
	readonly items: readonly { readonly lineItemId: string; readonly quantity: number }[];
};

/**
 * What an acceptance sets in motion, decided before anything is written. `completes`: nothing of it leaves us and nobody
 * outside has to answer, so the case is canceled with the acceptance (T6).
 */
export type Acceptance = {
	readonly parts: readonly RefundPart[];
	readonly externalDue: Minor;
	readonly when: 'now' | 'later';
	readonly refundDueAt: Date;
	readonly graceUntil: Date;
	readonly asks: readonly SupplierAsk[];
	readonly completes: boolean;
	readonly restock: boolean;
	readonly notify: boolean;
};

type Facts = {
	readonly desk: Desk;
	readonly quote: Quote;
	/** Suppliers that were asked before it was decided. */
	readonly asked: readonly SupplierCase[];
	readonly policy: Policy;
	readonly now: Date;
	readonly rights: ReadonlySet<Right>;
	/** By when the law wants the money back, and whether that is so near that nothing may keep it back. */
	readonly lawful: { readonly due: { readonly at: Date } | null; readonly near: boolean };
};

/** @returns the plan, or why this decision is not this person's or does not fit the money */
export function acceptanceOf(decision: Decision, facts: Facts): Verdict<Acceptance> {
	const { desk, quote, asked, policy, now, rights, lawful } = facts;
	const parts = partsOf(decision, quote, desk, rights);
	if (!parts.ok) return parts;
	const when = decision.when ?? policy.refund;
	if (when !== policy.refund && !rights.has('pay')) return no('refund.amount_needs_finance');
	const externalDue = externalDueOf(quote, desk.order.tenders);
	const asks = asksOf(desk, quote);
	const all = sum(parts.value.map(({ amount }) => amount)) === quote.due;
	return yes({
		parts: parts.value,
		externalDue,
		completes: externalDue === 0 && asks.length === 0 && !asked.some(isOutstanding) && all,
		when,
		refundDueAt: earlier(businessDaysLater(now, policy.refund_due_business_days), lawful.due?.at),
		graceUntil: lawful.near ? now : later(now, policy.grace_minutes * MINUTE),
		asks,
		restock: decision.restock ?? policy.restock,
		notify: decision.notify ?? true
	});
}

const earlier = (promised: Date, byLaw: Date | undefined) => (byLaw && byLaw < promised ? byLaw : promised);

/** The part of a quote's due that leaves us by a bank or gateway. */
export const externalDueOf = (quote: Quote, tenders: readonly TenderFacts[]): Minor =>
	quote.due - sum(quote.tenders.filter(({ tenderId }) => isStored(tenderId, tenders)).map(({ amount }) => amount));

const isStored = (id: string, tenders: readonly TenderFacts[]) =>
	tenders.some((tender) => tender.id === id && isStoredValue(tender.kind));

function partsOf(decision: Decision, quote: Quote, desk: Desk, rights: Facts['rights']): Verdict<RefundPart[]> {
	if (!decision.refunds) return yes(withMethods(quote.tenders, desk.order.tenders));
	const typed = decision.refunds.map(({ tender, amount }) => ({ tenderId: tender, amount }));
	// Until a gateway has refused or the shopper's consent is on record, money only goes back where it came from.
	if (decision.refunds.some(({ route }) => route !== undefined)) return no('refund.route_not_allowed');
	if (differs(typed, quote.tenders) && !rights.has('pay')) return no('refund.amount_needs_finance');
	const remaining = desk.order.tenders.map((tender) => roomOn(tender, tender.remaining));
	const checked = checkTenderAmounts(typed, { due: quote.due, remaining });
	return checked.ok ? yes(withMethods(checked.value, desk.order.tenders)) : checked;
}

/** What may be typed for a tender, of that amount. */
export const roomOn = ({ id, kind, partial, step }: TenderFacts, amount: Minor): RoomOn => ({
	tenderId: id,
	amount,
	whole: !partial || !TENDER_KINDS[kind].partial,
	step: Math.max(step, TENDER_KINDS[kind].step)
});

const differs = (typed: readonly TenderAmount[], quoted: readonly TenderAmount[]) =>
	JSON.stringify(byTender(typed)) !== JSON.stringify(byTender(quoted));

const byTender = (amounts: readonly TenderAmount[]) =>
	amounts
		.filter(({ amount }) => amount > 0)
		.map(({ tenderId, amount }) => `${tenderId} ${amount}`)
		.toSorted();

/** Each amount by the way its tender can take; what was only authorized is released, not refunded. */
export const withMethods = (amounts: readonly TenderAmount[], tenders: readonly TenderFacts[]): RefundPart[] =>
	amounts.flatMap(({ tenderId, amount }) => {
		const tender = tenders.find(({ id }) => id === tenderId);
		if (!tender || amount === 0) return [];
		return [{ tenderId, amount, method: methodFor(tender), kind: tender.captured > 0 ? 'refund' : 'void' }];
	});

type Asked = Pick<Case, 'id'> & { readonly quote: Pick<Quote, 'lines'> };

/** Those that could be asked now and were not yet. */
export const askableNow = (desk: Desk, { id, quote }: Asked): SupplierAsk[] => {
	const known = suppliersOf(desk, id).filter(({ state }) => state !== 'not_needed');
	return asksOf(desk, quote).filter((ask) => !known.some((one) => one.supplierOrderId === ask.supplierOrderId));
};

/** One ask per supplier order that was already placed and can still be stopped; one not placed is just never placed. */
export function asksOf(
	{ order, purchases }: Pick<Desk, 'order' | 'purchases'>,
	quote: Pick<Quote, 'lines'>
): SupplierAsk[] {
	const asks = new Map<string, SupplierAsk>();
	for (const { lineItemId, quantity } of quote.lines) {
		const line = order.lines.find(({ id }) => id === lineItemId);
		const bought = purchases.find(({ id }) => id === line?.supplierOrderId);
		if (!line?.supplierId || !line.supplierOrderId || !bought || !mayAskNow(bought).ok) continue;
		const { supplierId, supplierOrderId, supplierName } = line;
		const items = [...(asks.get(supplierOrderId)?.items ?? []), { lineItemId, quantity }];
		asks.set(supplierOrderId, { supplierId, supplierOrderId, supplierName: supplierName ?? '', items });
	}
	return [...asks.values()];
}
