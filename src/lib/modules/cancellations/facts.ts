import type { Actor } from '$lib/core/actor';
import type { RefusalCode } from '$lib/core/refusal';
import { isStoredValue } from '../orders/tenders/tender-names';
import type { Quote, SelectedItem } from '../refunds/quote/quote-facts';
import { walletOf } from '../refunds/method-names';
import { stageOf, type Policy } from '../settings/policy';
import { isShopsFault } from '../settings/reasons';
import { KINDS } from '../suppliers/kinds';
import { mayAskNow } from '../suppliers/purchase';
import { refundsOf, suppliersOf, type Case, type Desk, type RefundFacts } from './case';
import type { CompletionFacts } from './completion';
import type { Asker, EligibilityFacts } from './eligibility';
import { capabilityOf, type Capability } from './partner/capability';
import { stateOf } from './money/order-money';
import type { GuardCode, GuardFacts, SupplierGuardFacts } from './guards';
import { wordsMissing } from './suppliers/standing';

/** The desk as each rule wants to see it. */

export function eligibilityFactsOf(
	desk: Desk,
	actor: Actor,
	now: Date,
	policy: Policy = desk.policy.policy
): EligibilityFacts {
	const { order } = desk;
	return {
		asker: askerOf(actor),
		partner: actor.kind === 'partner' && !actor.byMessage ? capabilityOn(desk, actor.id) : null,
		policy,
		order: { state: stateOf(desk), placedAt: order.placedAt, tenders: order.tenders.map(({ kind }) => kind) },
		lines: linesFor(actor, desk).map(({ id, sku, units, personalized, supplierOrderState, supplierOrderId }) => ({
			id,
			sku,
			units,
			personalized,
			stage: stageOf(supplierOrderState),
			inProduction: MADE.includes(supplierOrderState ?? 'not_placed'),
			unusedCards: unusedCards(desk, id),
			wholeWith: wholeWith(desk, supplierOrderId)
		})),
		now
	};
}

/** The supplier of a line, where it was ordered there and comes back whole or not at all. */
function wholeWith({ purchases }: Desk, supplierOrderId: string | null): string | null {
	const bought = purchases.find(({ id }) => id === supplierOrderId);
	return bought && KINDS[bought.kind].wholeOnly && mayAskNow(bought).ok ? bought.supplierName : null;
}

/** What a partner may do about an order: by the way it and we exchange orders. */
export const capabilityOn = ({ order, purchases }: Desk, partner: string): Capability =>
	capabilityOf(
		{
			partner: order.partner,
			channel: order.channel,
			supplierKind: purchases.find(({ supplierName }) => supplierName === partner)?.kind ?? null
		},
		partner
	);

/** How many of the gift cards sold with a line are unused; null where it is none. */
function unusedCards({ cards }: Desk, lineItemId: string): number | null {
	const sold = cards.filter((card) => card.lineItemId === lineItemId);
	return sold.length === 0 ? null : sold.filter(({ unused }) => unused).length;
}

/** A seller cancels what it delivers, not what others do; the buyer who posted the order, all of it. */
function linesFor({ kind, id }: Actor, { order }: Desk) {
	if (kind === 'supplier') return order.lines.filter(({ supplierOrderId }) => supplierOrderId === id);
	return kind === 'partner' && order.partner !== id
		? order.lines.filter(({ supplierName }) => supplierName === id)
		: order.lines;
}

const MADE: readonly string[] = ['in_production', 'shipped', 'delivered'];

function askerOf({ kind }: Actor): Asker {
	if (kind === 'partner' || kind === 'supplier') return kind;
	return kind === 'staff' || kind === 'system' || kind === 'channel' ? 'staff' : 'customer';
}

type Guarded = Pick<Case, 'id' | 'items' | 'due' | 'policyVersion'>;

export function guardFactsOf(desk: Desk, it: Guarded, now: Quote): GuardFacts {
	const lines = it.items.flatMap((item) => {
		const line = desk.order.lines.find(({ id }) => id === item.lineItemId);
		return line ? [{ line, missing: Math.max(0, item.quantity - line.units.held) }] : [];
	});
	return {
		lines: lines.map(({ line, missing }) => ({
			id: line.id,
			shipped: Math.min(missing, line.units.shipped + line.units.delivered),
			fulfilling: Math.min(missing, line.units.fulfilling)
		})),
		suppliers: supplierFactsOf(desk, it),
		shopsFault: it.items.every(({ reason }) => isShopsFault(quotedUnder(desk, it), reason)),
		due: now.due,
		shortfall: now.shortfall,
		disputed: disputedOf(desk, now),
		quotedDue: it.due,
		dueNow: now.due
	};
}

const quotedUnder = (desk: Desk, { policyVersion }: Pick<Case, 'policyVersion'>): Policy =>
	desk.policies.get(policyVersion) ?? desk.policy.policy;

const disputedOf = ({ order }: Desk, quote: Quote) =>
	quote.tenders.reduce(
		(all, { tenderId, amount }) =>
			all + (order.tenders.some(({ id, disputed }) => id === tenderId && disputed) ? amount : 0),
		0
	);

/** Where the policy lets made-to-order goods be canceled, the fee of their making covers it. */
function supplierFactsOf(desk: Desk, it: Guarded): SupplierGuardFacts[] {
	const asked = suppliersOf(desk, it.id);
	const { personalized, refund_after } = quotedUnder(desk, it);
	const bySupplier = new Map<string, SupplierGuardFacts>();
	for (const { lineItemId, worth } of it.items) {
		const line = desk.order.lines.find(({ id }) => id === lineItemId);
		if (!line?.supplierName || !line.supplierOrderState) continue;
		const known = bySupplier.get(line.supplierName);
		bySupplier.set(line.supplierName, {
			supplier: line.supplierName,
			order: line.supplierOrderState,
			answer: asked.find(({ supplierOrderId }) => supplierOrderId === line.supplierOrderId)?.state ?? 'none',
			atStake: (known?.atStake ?? 0) + worth,
			personalized: (known?.personalized ?? false) || (line.personalized && personalized !== 'allow'),
			askable: desk.purchases.some((one) => one.id === line.supplierOrderId && mayAskNow(one).ok),
			waits: refund_after === 'supplier_answer'
		});
	}
	return [...bySupplier.values()];
}

/** Which refusal a failed guard answers with. */
export const GUARD_REFUSALS: Readonly<Record<GuardCode, RefusalCode>> = {
	shipped: 'cancellation.already_shipped',
	in_fulfillment: 'cancellation.in_fulfillment',
	supplier: 'supplier.declined',
	amounts: 'refund.exceeds_tender',
	dispute: 'refund.wrong_status',
	order_changed: 'quote.changed'
};

export const completionFactsOf = (desk: Desk, it: Case): CompletionFacts => ({
	due: it.due,
	externalDue: it.externalDue,
	refunds: refundsOf(desk, it.id).map((refund) => ({ ...refund, external: cameFromOutside(desk, refund) })),
	waived: it.waived,
	lost: it.lost,
	supplierAwaited: wordsMissing(desk, it, it.items).length > 0
});

/** The money came by a gateway or a bank, even where it goes back as credit: it counts for the external due. */
export const cameFromOutside = ({ order }: Desk, { tenderId }: RefundFacts) =>
	!order.tenders.some(({ id, kind }) => id === tenderId && isStoredValue(kind));

/** The store that took the money gives it back itself. */
export const isOfStore = ({ order }: Desk, { method, tenderId }: Pick<RefundFacts, 'method' | 'tenderId'>): boolean =>
	method === 'original_payment' && order.tenders.find(({ id }) => id === tenderId)?.gateway === 'channel';

/** Leaves us by a gateway, a bank or a person. */
export const isExternal = ({ method }: Pick<RefundFacts, 'method'>) => walletOf(method) === undefined;

export const asSelection = (items: Case['items']): SelectedItem[] =>
	items.map(({ lineItemId, quantity, reason }) => ({ lineItemId, quantity, reason }));
