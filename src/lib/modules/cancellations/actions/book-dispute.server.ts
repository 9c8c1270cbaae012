import { sum } from '$lib/core/money';
import type { NewEvent } from '$lib/core/events';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { changeTender, type PaidTender } from '../../orders/repository/tenders.server';
import { closeOrderTasks, insertTask } from '../../orders/repository/tasks.server';
import { securedBy } from '../../orders/tender-names';
import type { Dispute, DisputeState } from '../../payments/gateway';
import type { GatewayName } from '../../payments/gateway-names';
import {
	closeDispute,
	findDispute,
	insertDispute,
	insertLosses,
	isStillDisputed,
	takeLosses,
	type KeptDispute
} from '../../payments/repository/disputes.server';
import { planRest } from '../../refunds/actions/plan-rest.server';
import { lockOnTender } from '../../refunds/repository/by-tender.server';
import type { Desk } from '../case';
import { lossesOf } from '../dispute-loss';
import { blockRefunds, loseRefunds, unblockRefunds } from '../../refunds/actions/dispute.server';
import { updateCase } from '../repository/write.server';
import { caseEvent, onOrder } from './on-desk.server';

type Told = { readonly gateway: GatewayName; readonly tender: PaidTender; readonly dispute: Dispute };
type Held = { readonly desk: Desk; readonly kept: KeptDispute };

/** A dispute only moves on: what is told late, twice or out of order changes nothing. A lost one may be won after all. */
const RANK: Readonly<Record<DisputeState, number>> = { open: 0, lost: 1, won: 2 };

/** Books what became of a dispute on a payment: opened, lost or won. */
export const bookDispute = (ctx: Ctx, { gateway, tender, dispute }: Told): Promise<void> =>
	onOrder(ctx, { order: tender.orderId }, async (tx, desk) => {
		const before = await findDispute(tx, { gateway, reference: dispute.reference });
		if (before ? RANK[dispute.state] <= RANK[before.state] : dispute.state === 'won') return;
		const kept = before ?? (await open(tx, ctx, desk, { gateway, tender, dispute }));
		if (dispute.state === 'open') return;
		const it = { desk, kept: { ...kept, amountMinor: dispute.amount } };
		await closeDispute(tx, kept.id, { state: dispute.state, closedAt: ctx.now, amountMinor: dispute.amount });
		await closeOrderTasks(
			tx,
			{ orderId: desk.order.id, kind: 'answer_dispute', about: kept.id },
			`dispute.${dispute.state}`
		);
		await (dispute.state === 'lost' ? lose(tx, ctx, it) : win(tx, ctx, it));
	});

async function open(tx: Tx, ctx: Ctx, desk: Desk, { gateway, tender, dispute }: Told): Promise<KeptDispute> {
	const { reference, amount, currency, reason } = dispute;
	const row: KeptDispute = {
		...{ id: ctx.newId('dsp'), gateway, reference, orderId: desk.order.id, tenderId: tender.id },
		...{ amountMinor: amount, currency, reason, state: 'open', openedAt: ctx.now, closedAt: null }
	};
	await insertDispute(tx, row);
	await changeTender(tx, tender.id, { disputed: true });
	await blockRefunds(tx, ctx, await lockOnTender(tx, tender.id));
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
	const losses = lossesOf(desk, kept.tenderId, kept.amountMinor);
	const released = await loseRefunds(tx, ctx, await lockOnTender(tx, kept.tenderId), losses);
	const tender = desk.order.tenders.find(({ id }) => id === kept.tenderId);
	const room = tender ? securedBy(tender) - tender.refunded - tender.voided - tender.reserved - tender.chargedBack : 0;
	const chargedBackMinor =
		(tender?.chargedBack ?? 0) +
		Math.max(0, Math.min(kept.amountMinor, room + sum(released.map(({ amountMinor }) => amountMinor))));
	await changeTender(tx, kept.tenderId, { disputed: await isStillDisputed(tx, kept), chargedBackMinor });
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
	for (const refund of released) {
		const loss = losses.find(({ cancellationId }) => cancellationId === refund.cancellationId)?.amount ?? 0;
		await planRest(tx, ctx, refund, refund.amountMinor - loss);
	}
	await record(tx, ctx, perCase({ desk, kept }, 'dispute.lost', losses));
}

/** The money stays the shop's: what waited for the dispute goes, and what it had paid is owed again (T12). */
async function win(tx: Tx, ctx: Ctx, { desk, kept }: Held): Promise<void> {
	const again = await takeLosses(tx, kept.id);
	const tender = desk.order.tenders.find(({ id }) => id === kept.tenderId);
	const back = again.length > 0 || kept.state === 'lost' ? Math.min(kept.amountMinor, tender?.chargedBack ?? 0) : 0;
	const disputed = await isStillDisputed(tx, kept);
	await changeTender(tx, kept.tenderId, { disputed, chargedBackMinor: (tender?.chargedBack ?? 0) - back });
	for (const { cancellationId, amountMinor } of again) await oweAgain(tx, ctx, desk, { cancellationId, amountMinor });
	if (!disputed) await unblockRefunds(tx, ctx, await lockOnTender(tx, kept.tenderId));
	const losses = again.map(({ cancellationId, amountMinor }) => ({ cancellationId, amount: amountMinor }));
	await record(tx, ctx, perCase({ desk, kept }, 'dispute.won', losses));
}

type Owed = { readonly cancellationId: string; readonly amountMinor: number };

async function oweAgain(tx: Tx, ctx: Ctx, desk: Desk, { cancellationId: id, amountMinor }: Owed): Promise<void> {
	const it = desk.cases.find((one) => one.id === id);
	if (!it) return;
	await updateCase(tx, id, { lostMinor: it.lost - amountMinor, state: 'in_progress', endedAt: null });
	const data = { due: it.due, refunded: it.refunded };
	if (it.state === 'canceled') await record(tx, ctx, caseEvent(it, 'cancellation.reopened', data));
}

const caseOfTender = (desk: Desk, tenderId: string): string | null =>
	desk.cases.find(
		({ state, quote }) => state === 'in_progress' && quote.tenders.some((part) => part.tenderId === tenderId)
	)?.id ?? null;

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
