import type { EventName } from '$lib/core/events';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { finishTask } from '../../orders/repository/tasks.server';
import { moveUnits } from '../../orders/repository/units.server';
import { moveUnits as moved } from '../../orders/units';
import { selectionOf } from '../actions/request/quoting.server';
import { requestIn, type Filed } from '../actions/request/request.server';
import { caseOn, type Case, type Desk } from '../case';
import { maySelect } from '../eligibility';
import { eligibilityFactsOf } from '../facts';
import { endIntercept, findIntercept, interceptsOf } from '../repository/intercepts.server';
import { lockDesk } from '../repository/queue/desk.server';
import { findWithdrawal } from '../repository/withdrawals.server';
import { stopWaiting } from '../returns/await-goods.server';
import { fileWithdrawal } from '../withdrawal/file-case.server';
import type { Intercept } from './intercept';
import type { ParcelAnswerInput } from './schema';

type Outcome = ParcelAnswerInput['outcome'];
const EVENTS = {
	intercepted: 'fulfillment.parcel_stopped',
	failed: 'fulfillment.parcel_not_stopped',
	called_off: 'fulfillment.parcel_called_off'
} as const satisfies Record<Outcome, EventName>;

/**
 * What came of asking a carrier. Stopped: the units are back, held by a request of the customer that staff decide about as
 * about any other. Not stopped: the customer is told how to send them back. Two answers at once: the second is refused.
 * @throws Refused `parcel.not_found`, `parcel.answered_already`, `parcel.delivered`
 */
export const answerParcel = (
	ctx: Ctx,
	{ intercept, outcome, note }: ParcelAnswerInput
): Promise<{ readonly filed: Filed | null }> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const known = await findIntercept(tx, intercept);
		if (!known) throw new Refused('parcel.not_found');
		const desk = await lockDesk(tx, ctx.actor, { order: known.orderId });
		const it = await findIntercept(tx, intercept); // under the order's lock now
		if (!it || it.state !== 'asked') throw new Refused('parcel.answered_already');
		const filed = outcome === 'intercepted' ? await goOn(tx, ctx, desk, it) : null;
		await endAs(tx, ctx, it, { outcome, note, filed });
		return { filed };
	});

/** With an undo the parcel goes on: staff called it off, which is kept as any other outcome. The caller holds the order. */
export async function callOffParcels(tx: Tx, ctx: Ctx, { id, orderId }: Case, parcels: readonly string[]) {
	if (parcels.length === 0) return;
	for (const it of await interceptsOf(tx, orderId))
		if (it.state === 'asked' && it.cancellationId === id && parcels.includes(it.tracking))
			await endAs(tx, ctx, it, { outcome: 'called_off', note: '', filed: null });
}

type End = { readonly outcome: Outcome; readonly note: string; readonly filed: Filed | null };

async function endAs(tx: Tx, ctx: Ctx, it: Intercept, { outcome, note, filed }: End): Promise<void> {
	const ended = { endedAt: ctx.now, endedBy: ctx.actor.name, answer: note, filedId: filed?.id ?? null };
	await endIntercept(tx, it.id, { state: outcome, ...ended });
	await finishTask(tx, it.taskId, outcome);
	const about = { orderId: it.orderId, ...(it.cancellationId === null ? {} : { cancellationId: it.cancellationId }) };
	const data = { carrier: it.carrier, tracking: it.tracking, items: it.items, note, filed: filed?.number ?? null };
	await record(tx, ctx, { name: EVENTS[outcome], subject: it.id, ...about, data });
}

/**
 * The units are open again, and asked for at once, so that nobody packs them a second time. What its buyer withdrew from and
 * was to send back is withdrawn: nobody decides about that.
 */
async function goOn(tx: Tx, ctx: Ctx, desk: Desk, it: Intercept): Promise<Filed | null> {
	const moves = it.items.map(({ line_item, quantity }) => {
		const line = desk.order.lines.find(({ id }) => id === line_item);
		if (!line) throw new Error(`line ${line_item} left order ${it.orderId}`);
		demand(moved(line.units, 'bring_back', quantity));
		return { lineItemId: line_item, from: 'shipped', to: 'open', quantity } as const;
	});
	await moveUnits(tx, moves);
	const stopped = it.items.map(({ line_item, quantity }) => ({ lineItemId: line_item, quantity }));
	const withdrawal = await stopWaiting(tx, ctx, it.orderId, stopped);
	const now = await lockDesk(tx, ctx.actor, { order: it.orderId });
	if (withdrawal !== undefined) return withdrawn(tx, ctx, { withdrawal, desk: now, stopped });
	const items = it.items.map((item) => ({ ...item }));
	// What can't be asked for any more, say a gift card that was used, is open again and left to staff.
	if (!maySelect(eligibilityFactsOf(now, ctx.actor, ctx.now), selectionOf(items)).ok) return null;
	const input = { order: it.orderId, items, on_behalf_of: 'customer', ask: true, note: it.note } as const;
	return requestIn(tx, ctx, { desk: now, input, unpaid: false });
}

type Withdrawn = {
	readonly withdrawal: string;
	readonly desk: Desk;
	readonly stopped: readonly { readonly lineItemId: string; readonly quantity: number }[];
};

async function withdrawn(tx: Tx, ctx: Ctx, { withdrawal, desk, stopped }: Withdrawn): Promise<Filed | null> {
	const said = await findWithdrawal(tx, withdrawal);
	if (!said) throw new Error(`withdrawal ${withdrawal} is gone`);
	const selection = stopped.map((unit) => ({ ...unit, reason: null }));
	const id = await fileWithdrawal(tx, ctx, { said, desk: { ...desk, purchases: [] }, asked: [], selection });
	const { number } = caseOn(await lockDesk(tx, ctx.actor, { order: desk.order.id }), id);
	return { id, number };
}
