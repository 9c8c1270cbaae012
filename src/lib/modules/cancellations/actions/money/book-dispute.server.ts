import { SYSTEM } from '$lib/core/actor';
import { sum, type Minor } from '$lib/core/money';
import { isOneOf } from '$lib/core/one-of';
import type { NewEvent } from '$lib/core/events';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { PaidTender } from '../../../orders/repository/tenders.server';
import type { TenderFacts } from '../../../orders/order';
import { closeOrderTasks } from '../../../orders/repository/order-tasks.server';
import { insertTask } from '../../../orders/repository/tasks.server';
import type { Dispute, DisputeState } from '../../../payments/gateway';
import type { GatewayName } from '../../../payments/gateway-names';
import {
	closeDispute,
	findDispute,
	insertDispute,
	insertLosses,
	markDisputed,
	takeLosses,
	type KeptDispute
} from '../../../payments/repository/disputes.server';
import { chargeBack, takeChargeBack } from '../../../refunds/actions/charge-back.server';
import { planRest } from '../../../refunds/actions/plan-rest.server';
import type { Refund } from '../../../refunds/repository.server';
import { lockOnTender } from '../../../refunds/repository/by-tender.server';
import { capturesOf } from '../../../refunds/repository/captures.server';
import { catchLateMoney } from '../../balance/late-money.server';
import type { Desk } from '../../case';
import { lossesOf, restsOf } from '../../money/dispute-loss';
import { blockRefunds, loseRefunds, unblockRefunds } from '../../../refunds/actions/dispute.server';
import { surplusOn } from '../../money/order-money';
import { lockDesk } from '../../repository/queue/desk.server';
import { updateCase } from '../../repository/write.server';
import { ACCEPTED_STATUSES } from '../../status';
import { caseEvent, onOrder } from '../decide/on-desk.server';

type Told = {
	readonly gateway: GatewayName;
	readonly tender: PaidTender;
	/** Which part of the payment, where that was captured in several. */
	readonly captureId?: string | null;
	readonly dispute: Dispute;
};
type Held = { readonly desk: Desk; readonly kept: KeptDispute };

/** A dispute only moves on: what is told late, twice or out of order changes nothing. A lost one may be won after all. */
const RANK: Readonly<Record<DisputeState, number>> = { open: 0, lost: 1, won: 2 };

/** Books what became of a dispute on a payment: opened, lost or won. */
export const bookDispute = (ctx: Ctx, told: Told): Promise<void> =>
	onOrder(ctx, { order: told.tender.orderId }, async (tx, desk) => {
		const { gateway, dispute } = told;
		const before = await findDispute(tx, { gateway, reference: dispute.reference });
		if (before ? RANK[dispute.state] <= RANK[before.state] : dispute.state === 'won') return;
		const kept = before ?? (await open(tx, ctx, desk, told));
		if (dispute.state === 'open') return;
		const it = { desk, kept: { ...kept, amountMinor: dispute.amount } };
		await closeDispute(tx, kept.id, { state: dispute.state, closedAt: ctx.now, amountMinor: dispute.amount });
		await closeOrderTasks(
			tx,
			{ orderId: desk.order.id, kind: 'answer_dispute', about: { dispute: kept.id } },
			`dispute.${dispute.state}`
		);
		await (dispute.state === 'lost' ? lose(tx, ctx, it) : win(tx, ctx, it));
	});

async function open(tx: Tx, ctx: Ctx, desk: Desk, told: Told): Promise<KeptDispute> {
	const { gateway, tender, captureId = null, dispute } = told;
	const { reference, amount, currency, reason } = dispute;
	const row: KeptDispute = {
		...{ id: ctx.newId('dsp'), gateway, reference, orderId: desk.order.id, tenderId: tender.id, captureId },
		...{ amountMinor: amount, currency, reason, state: 'open', openedAt: ctx.now, closedAt: null }
	};
	await insertDispute(tx, row);
	await markDisputed(tx, tender.id);
	await blockRefunds(tx, ctx, await lockDisputed(tx, row));
	await insertTask(tx, ctx, {
		orderId: desk.order.id,
		cancellationId: caseOfTender(desk, tender.id),
		kind: 'answer_dispute',
		facts: { dispute: row.id, amount, reason, reference }
	});
	await record(tx, ctx, eventOf(row, 'dispute.opened', caseOfTender(desk, tender.id)));
	return row;
}

/** The bank gave the shopper their money: it counts as paid, and what was to come on the tender does not come again. */
async function lose(tx: Tx, ctx: Ctx, { desk, kept }: Held): Promise<void> {
	const losses = lossesOf(desk, kept);
	const released = await loseRefunds(tx, ctx, await lockDisputed(tx, kept), losses);
	const freed = sum(released.map(({ amountMinor }) => amountMinor));
	await chargeBack(tx, { tender: tenderOf({ desk, kept }), dispute: kept }, freed);
	const owed = losses.map(({ cancellationId, amount }) => ({
		disputeId: kept.id,
		cancellationId,
		amountMinor: amount
	}));
	await insertLosses(tx, owed);
	for (const { cancellationId, amount } of losses) {
		const lost = desk.cases.find(({ id }) => id === cancellationId)?.lost ?? 0;
		await updateCase(tx, cancellationId, { lostMinor: lost + amount });
	}
	await letGo(tx, ctx, kept);
	for (const { refund, rest } of restsOf(released, losses)) await planRest(tx, ctx, refund, rest);
	await record(tx, ctx, perCase({ desk, kept }, 'dispute.lost', losses));
}

/** The money stays the shop's: what waited for the dispute goes, and what it had paid is owed again (T12). */
async function win(tx: Tx, ctx: Ctx, { desk, kept }: Held): Promise<void> {
	const again = await takeLosses(tx, kept.id);
	const tender = tenderOf({ desk, kept });
	const back = again.length > 0 || kept.state === 'lost' ? await takeChargeBack(tx, { tender, dispute: kept }) : 0;
	for (const { cancellationId, amountMinor } of again) await oweAgain(tx, ctx, desk, { cancellationId, amountMinor });
	await letGo(tx, ctx, kept);
	await returnSurplus(tx, ctx, kept, back);
	const losses = again.map(({ cancellationId, amountMinor }) => ({ cancellationId, amount: amountMinor }));
	await record(tx, ctx, perCase({ desk, kept }, 'dispute.won', losses));
}

/** Where the shopper had paid meanwhile for what it took, both are here now: what nobody owes goes back (T15). */
async function returnSurplus(tx: Tx, ctx: Ctx, { orderId, tenderId }: KeptDispute, back: Minor): Promise<void> {
	if (back === 0) return;
	const desk = await lockDesk(tx, SYSTEM, { order: orderId });
	const { remaining = 0 } = desk.order.tenders.find(({ id }) => id === tenderId) ?? {};
	const amount = Math.min(surplusOn(desk), back, remaining);
	if (amount > 0) await catchLateMoney(tx, ctx, desk, { tenderId, amount });
}

/** Refunds on what the dispute is about: all of its tender, or one of its captures. The caller holds the order. */
const lockDisputed = async (tx: Tx, { tenderId, captureId }: KeptDispute): Promise<Refund[]> =>
	(await lockOnTender(tx, tenderId)).filter((refund) => captureId === null || refund.captureId === captureId);

/** What was blocked goes on, unless another dispute is about it. */
async function letGo(tx: Tx, ctx: Ctx, { tenderId }: KeptDispute): Promise<void> {
	const isDisputed = await markDisputed(tx, tenderId);
	const captures = await capturesOf(tx, [tenderId]);
	const free = (await lockOnTender(tx, tenderId)).filter(
		({ captureId }) => !(captures.find(({ id }) => id === captureId)?.disputed ?? isDisputed)
	);
	await unblockRefunds(tx, ctx, free);
}

function tenderOf({ desk, kept }: Held): TenderFacts {
	const tender = desk.order.tenders.find(({ id }) => id === kept.tenderId);
	if (!tender) throw new Error(`tender ${kept.tenderId} is not on the desk of order ${desk.order.id}`);
	return tender;
}

type Owed = { readonly cancellationId: string; readonly amountMinor: number };

async function oweAgain(tx: Tx, ctx: Ctx, desk: Desk, { cancellationId: id, amountMinor }: Owed): Promise<void> {
	const it = desk.cases.find((one) => one.id === id);
	if (!it) return;
	const lostMinor = it.lost - amountMinor;
	if (!isOneOf(ACCEPTED_STATUSES, it.state)) return void (await updateCase(tx, id, { lostMinor })); // it pays the order again
	await updateCase(tx, id, { lostMinor, state: 'in_progress', endedAt: null });
	const data = { due: it.due, refunded: it.refunded };
	if (it.state === 'canceled') await record(tx, ctx, caseEvent(it, 'cancellation.reopened', data));
}

/** The case it stands in the way of: one whose money is to go back there, or one that asks for it. */
function caseOfTender({ cases }: Desk, tenderId: string): string | null {
	const onIt = cases.filter(({ quote }) => quote.tenders.some((part) => part.tenderId === tenderId));
	const open = onIt.find(({ state }) => state === 'in_progress') ?? onIt.find(({ state }) => state === 'requested');
	return open?.id ?? null;
}

type DisputeEvent = Extract<NewEvent['name'], `dispute.${string}`>;

const eventOf = (kept: KeptDispute, name: DisputeEvent, cancellationId: string | null): NewEvent => ({
	name,
	subject: kept.id,
	orderId: kept.orderId,
	...(cancellationId === null ? {} : { cancellationId }),
	data: { tender: kept.tenderId, amount: kept.amountMinor, currency: kept.currency, reason: kept.reason }
});

/** One for each case it concerns, so that each is looked at again; at least one, about the case that waited for it. */
const perCase = ({ desk, kept }: Held, name: DisputeEvent, losses: ReturnType<typeof lossesOf>): NewEvent[] =>
	losses.length === 0
		? [eventOf(kept, name, caseOfTender(desk, kept.tenderId))]
		: losses.map(({ cancellationId, amount }) => {
				const event = eventOf(kept, name, cancellationId);
				return { ...event, data: { ...event.data, of_case: amount } };
			});
