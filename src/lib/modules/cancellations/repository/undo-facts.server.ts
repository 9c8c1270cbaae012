import { sum, type Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { CAPABILITIES } from '../../channels/connectors/capabilities.data';
import { ediOfCase } from '../../channels/repository/edi-messages.server';
import { pushesOfCase, type CasePush } from '../../channels/repository/pushes.server';
import { isAwaitingPayment } from '../../orders/state';
import { lockStock } from '../../orders/repository/units.server';
import { walletOf } from '../../refunds/method-names';
import { unaskedIn } from '../../suppliers/repository/by-hand.server';
import { balancesAfter } from '../../wallets/repository.server';
import { couponState } from '../../wallets/repository/coupons.server';
import { latestDay } from '../admin/day';
import { refundsOf, suppliersOf, wasAsked, type Case, type Desk, type SupplierCase } from '../case';
import { owedOn, shortOn, surplusOn } from '../money/order-money';
import { isOneOf } from '$lib/core/one-of';
import { ACCEPTED_STATUSES } from '../status';
import { interceptsOf } from './intercepts.server';
import type { UndoFacts, UndoRefund } from '../undo/undo-facts';

/** Everything an undo of this case touches, as it is now. Stock is locked when `tx` is a transaction. */
export async function undoFactsOf(tx: Tx, ctx: Ctx, desk: Desk, it: Case): Promise<UndoFacts> {
	const shelved = it.restockedAt ? shelvedUnits(desk, it) : [];
	const stored = refundsOf(desk, it.id).filter(({ method, state }) => walletOf(method) && state === 'succeeded');
	const [wallets, coupon, told, messages, parcels, unasked, stock] = await Promise.all([
		balancesAfter(
			tx,
			stored.map(({ id }) => id)
		),
		couponState(tx, it.id),
		pushesOfCase(tx, it.id),
		ediOfCase(tx, it.id),
		parcelsBeingStopped(tx, it),
		unaskedIn(tx, it.id),
		lockStock(tx, productsOf(shelved))
	]);
	return {
		unpaid: wasUnpaid(desk, it),
		refunds: refundsOf(desk, it.id).map(({ id, kind, method, state, amount, reversed }): UndoRefund => ({
			id,
			kind,
			method,
			state,
			amount: amount - reversed,
			walletBalance: wallets.get(id) ?? 0
		})),
		lostToDispute: it.lost,
		parcels,
		notOwed: notOwed(desk, it),
		stock: shelved.map(({ sku, productId, quantity }) => ({ sku, quantity, available: stock.get(productId) ?? 0 })),
		suppliers: suppliersOf(desk, it.id).map((one) => askedOf(one, it, unasked)),
		laterCases: pricedAsIfGone(desk, it),
		coupon,
		fee: it.quote.fee,
		channelTold: told.some(isFinal) || messages.some(({ way }) => way === 'out'),
		cameBack: it.goodsAt !== null,
		manager: ctx.actor.rights.has('manage'),
		today: latestDay(ctx.now)
	};
}

/** Whoever may have its letter counts as asked, and not whoever a person was to ask and has not. */
const askedOf = (one: SupplierCase, { worth }: Case, unasked: ReadonlySet<string>): UndoFacts['suppliers'][number] => ({
	id: one.id,
	state: unasked.has(one.id) && one.state === 'sent' ? 'to_send' : wasAsked(one) ? 'sent' : one.state,
	atStake: worth
});

/** It is canceled there too, or perhaps just being, or let go of by who packs, where no cancellation is taken back. */
const isFinal = ({ kind, state, content, connector }: CasePush) =>
	kind === 'cancel' &&
	(state === 'sent' || state === 'done' || (state === 'waiting' && content.stopping === true)) &&
	!CAPABILITIES[connector].undo;

const parcelsBeingStopped = async (tx: Tx, { id, orderId }: Case) =>
	(await interceptsOf(tx, orderId))
		.filter(({ state, cancellationId }) => state === 'asked' && cancellationId === id)
		.map(({ tracking }) => tracking);

/** Late money whose case is undone, be it here or taken again, has to pay for something: else it would be nobody's. */
function notOwed(desk: Desk, it: Case): Minor {
	if (it.items.length > 0) return 0;
	const undone = { order: desk.order, cases: desk.cases.filter(({ id }) => id !== it.id) };
	const back = refundsOf(desk, it.id).filter(({ state }) => state === 'succeeded');
	return Math.max(0, sum(back.map(({ amount, reversed }) => amount - reversed)) + surplusOn(undone) - shortOn(undone));
}

const productsOf = (units: readonly { readonly productId: string }[]) => units.map(({ productId }) => productId);

const shelvedUnits = ({ order }: Desk, { items }: Case) =>
	items.flatMap(({ lineItemId, quantity }) => {
		const line = order.lines.find(({ id }) => id === lineItemId);
		return line?.productId && !line.supplierId ? [{ sku: line.sku, productId: line.productId, quantity }] : [];
	});

/** T2: nothing external had been paid when the case took the whole order. */
const wasUnpaid = (desk: Desk, it: Case) =>
	isAwaitingPayment({
		total: desk.order.total,
		owed: owedOn(desk, it.id),
		lines: desk.order.lines.map(({ units }) => units),
		tenders: desk.order.tenders,
		paymentInFlight: false
	});

/** Later accepted cases whose price took it for granted that these units are gone, where there are any. */
const pricedAsIfGone = ({ cases }: Desk, it: Case): string[] =>
	cases
		.filter(({ id, state, decidedAt, quote }) => {
			const later =
				id !== it.id &&
				it.items.length > 0 &&
				isOneOf(ACCEPTED_STATUSES, state) &&
				(decidedAt ?? 0) >= (it.decidedAt ?? 0);
			return later && (quote.sweep || quote.adjustments.length > 0 || quote.shipping > 0);
		})
		.map(({ number }) => number);
