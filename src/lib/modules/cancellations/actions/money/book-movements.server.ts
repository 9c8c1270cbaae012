import { sum } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { PaidTender } from '../../../orders/repository/tenders.server';
import { insertTask, wasTold } from '../../../orders/repository/tasks.server';
import type { Movement } from '../../../payments/gateway';
import { cancelOpen } from '../../../refunds/actions/cancel-open.server';
import { eventOf, move } from '../../../refunds/actions/move.server';
import { planRest } from '../../../refunds/actions/plan-rest.server';
import { changeBy, settleLocked } from '../../../refunds/actions/settle.server';
import { matchOf } from '../../../refunds/movement-match';
import { insertRefunds, type Refund } from '../../../refunds/repository.server';
import { lockOnTender } from '../../../refunds/repository/by-tender.server';
import { LIVE, OUTSIDE } from '../../../refunds/status';
import { refundsOf, type Case, type Desk } from '../../case';
import { movedOf } from '../../channels/notes.server';
import { leftByTender } from '../../money/rest';
import { updateCase } from '../../repository/write.server';
import { fileFound } from '../request/file-found.server';
import { onOrder } from '../decide/on-desk.server';

type Found = { readonly desk: Desk; readonly tender: PaidTender; readonly movement: Movement } & OnCapture;
type Booking = {
	readonly tender: PaidTender;
	readonly movements: readonly Movement[];
	readonly confirmed: boolean;
} & Partial<OnCapture>;
/** Which part of the payment, where that was captured in several. */
type OnCapture = { readonly captureId: string | null };

/**
 * Books what a gateway says has moved on a payment: news of refunds of ours, and what somebody did in its console. Facts
 * are never refused, and said again they change nothing; what a store only noted is none. Answers whether a refund we hold for failed or canceled is said to
 * have moved: it may have failed after that was read, so it is booked only where it is `confirmed` by reading once more.
 */
export async function bookMovements(ctx: Ctx, booking: Booking): Promise<boolean> {
	const { tender, captureId = null, confirmed } = booking;
	let doubted = false;
	for (const movement of await movedOf(ctx, tender, booking.movements))
		await onOrder(ctx, { order: tender.orderId }, async (tx, desk) => {
			const ours = await lockOnTender(tx, tender.id);
			const onIt = captureId === null ? ours : ours.filter((one) => one.captureId === captureId);
			const match = matchOf(movement, onIt, confirmed);
			if (match.as === 'revived') doubted = true;
			if (match.as === 'news') return settleLocked(tx, ctx, match.refund, movement.receipt);
			if (match.as === 'planned') return settlePlanned(tx, ctx, match.refund, movement);
			if (match.as !== 'unknown') return;
			const found = { desk, tender, captureId, movement };
			await (movement.kind === 'void' ? tellOfRelease(tx, ctx, found) : bookUnknown(tx, ctx, found));
		});
	return doubted;
}

/** It need not leave any more: somebody made it leave already. */
const settlePlanned = (tx: Tx, ctx: Ctx, refund: Refund, { receipt }: Movement) =>
	receipt.state === 'succeeded'
		? move(tx, ctx, [refund], {
				intent: 'settle',
				set: changeBy(receipt, ctx.now),
				data: { found: true, reference: receipt.reference }
			})
		: Promise.resolve();

/** Money that left without us: into the case it fits, else into one of its own. */
async function bookUnknown(tx: Tx, ctx: Ctx, found: Found): Promise<void> {
	const { desk, tender } = found;
	const open = desk.cases.find((it) => it.state === 'in_progress' && takes(desk, it, found));
	if (!open) return bookAlone(tx, ctx, found);
	const inItsWay = await cancelOpen(tx, ctx, open.id, ({ tenderId }) => tenderId === tender.id);
	await insertFound(tx, ctx, open.id, found);
	for (const { refund, rest } of withoutMoved(inItsWay, found)) await planRest(tx, ctx, refund, rest);
}

/** What of them is still to come: what moved is taken off those on its own capture first. */
function withoutMoved(inItsWay: readonly Refund[], { captureId, movement }: Found) {
	const isElsewhere = (refund: Refund) => Number(refund.captureId !== captureId);
	const inOrder = inItsWay.toSorted((a, b) => isElsewhere(a) - isElsewhere(b));
	let moved = movement.amount;
	return inOrder.map((refund) => {
		const off = Math.min(moved, refund.amountMinor);
		moved -= off;
		return { refund, rest: refund.amountMinor - off };
	});
}

/** Whether the case still has that much to come on the tender, and nothing of it is with the gateway. */
function takes(desk: Desk, it: Case, { tender, movement }: Found): boolean {
	const live = refundsOf(desk, it.id).filter(({ state }) => LIVE.includes(state));
	const elsewhere = sum(live.filter(({ tenderId }) => tenderId !== tender.id).map(({ amount }) => amount));
	const left = leftByTender(desk, it).find(({ tenderId }) => tenderId === tender.id)?.amount ?? 0;
	const open = it.due - it.refunded - it.waived - it.lost - elsewhere;
	const moving = live.some(({ state, tenderId }) => tenderId === tender.id && OUTSIDE.includes(state));
	return Math.min(left, open) >= movement.amount && !moving;
}

async function insertFound(tx: Tx, ctx: Ctx, cancellationId: string, found: Found): Promise<void> {
	const { desk, tender, captureId, movement } = found;
	const { currency, amount, receipt } = movement;
	const row = {
		id: ctx.newId('rfd'),
		cancellationId,
		orderId: desk.order.id,
		tenderId: tender.id,
		captureId,
		kind: movement.kind,
		method: 'manual' as const,
		amountMinor: amount,
		currency,
		state: 'succeeded' as const,
		createdAt: ctx.now,
		settledAt: ctx.now,
		...changeBy(receipt, ctx.now)
	};
	const data = { found: true, from: 'none', reference: receipt.reference };
	await Promise.all([
		insertRefunds(tx, [row]),
		record(tx, ctx, eventOf(row, { event: 'refund.succeeded', to: 'succeeded' }, data))
	]);
}

async function bookAlone(tx: Tx, ctx: Ctx, found: Found): Promise<void> {
	const { desk, tender, movement } = found;
	const id = await fileFound(tx, ctx, { desk, tenderId: tender.id, amount: movement.amount });
	await insertFound(tx, ctx, id, found);
	await updateCase(tx, id, { state: 'canceled', endedAt: ctx.now, releasedAt: ctx.now });
}

/** The shop did not release it, or it ran out by itself: the order is not paid any more, and a person must know. */
async function tellOfRelease(tx: Tx, ctx: Ctx, { desk, movement }: Found): Promise<void> {
	const about = { orderId: desk.order.id, kind: 'authorization_gone' } as const;
	const { reference } = movement.receipt;
	if (await wasTold(tx, { ...about, reference })) return;
	await insertTask(tx, ctx, { ...about, cancellationId: null, facts: { amount: movement.amount, reference } });
}
