import { demand, Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { insertTask } from '../../orders/repository/tasks.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { insertIntercept, interceptsOf } from '../repository/intercepts.server';
import { mayStop } from './intercept';
import type { StopParcelInput } from './schema';

/** A carrier that has not answered within a day has probably delivered. */
const ANSWERS_WITHIN = DAY;

/**
 * Keeps that a carrier is to be asked to stop a parcel, and makes it somebody's task: the asking itself is done on the
 * carrier's site or by phone. @throws Refused `parcel.nothing_to_stop`
 */
export const stopParcel = (ctx: Ctx, input: StopParcelInput): Promise<{ readonly id: string }> =>
	onOrder(ctx, { order: input.order }, async (tx, desk) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const { order, carrier, tracking, reason, note } = input;
		const items = input.items.filter(({ quantity }) => quantity > 0).map((item) => ({ ...item, reason }));
		demand(mayStop(desk.order.lines, await interceptsOf(tx, order), items));
		const cancellationId = desk.cases.find(({ id }) => id === input.cancellation)?.id ?? null;
		const [id, taskId] = [ctx.newId('icp'), ctx.newId('tsk')];
		const about = { orderId: order, ...(cancellationId === null ? {} : { cancellationId }) };
		const facts = { intercept: id, carrier, tracking };
		const dueAt = later(ctx.now, ANSWERS_WITHIN);
		await insertTask(tx, ctx, { id: taskId, orderId: order, cancellationId, kind: 'stop_parcel', facts, dueAt });
		const asked = { askedAt: ctx.now, askedBy: ctx.actor.name };
		await insertIntercept(tx, { id, orderId: order, cancellationId, taskId, carrier, tracking, items, note, ...asked });
		await record(tx, ctx, {
			name: 'fulfillment.parcel_asked',
			subject: id,
			...about,
			data: { carrier, tracking, items, note }
		});
		return { id };
	});
