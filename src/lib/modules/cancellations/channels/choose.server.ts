import { z } from 'zod';
import { demand, no, Refused, yes } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { afresh } from '../../channels/push';
import { askFor, countBack, countUnits, type There } from '../../channels/repository/orders.server';
import { changePush, insertPush, lockPush, pushesOf } from '../../channels/repository/pushes.server';
import { finishTask, getOpenTask } from '../../orders/repository/tasks.server';
import { choicesOf, TRIES, type Choice } from '../../orders/tasks';
import { onOrder } from '../actions/decide/on-desk.server';
import { againKey } from './keys';

const kept = z.object({
	connection: z.string(),
	order: z.string(),
	shop: z.string().default(''),
	push: z.string().optional(),
	lines: z.array(z.object({ line: z.string(), quantity: z.int().positive() })).default([])
});
type Kept = z.output<typeof kept>;

export type Choosing = { readonly task: string; readonly choice: Choice };

/**
 * Carries out what a person chose about an order that is not the same here and at a store. Two at once: the second is told
 * that it was done. @returns the order there, which is to be read again
 * @throws Refused `task.not_found`, `task.done_already`, `task.choice_unknown`
 */
export async function choose(ctx: Ctx, { task, choice }: Choosing) {
	demand(ctx.actor.rights.has('decide') ? yes(undefined) : no('auth.forbidden'));
	const { orderId } = await getOpenTask(ctx.db, task);
	return onOrder(ctx, { order: orderId }, async (tx) => {
		const { kind, facts, cancellationId } = await getOpenTask(tx, task);
		const read = kept.safeParse(facts);
		if (!read.success || !choicesOf(kind).includes(choice)) throw new Refused('task.choice_unknown');
		const there = { connectionId: read.data.connection, externalId: read.data.order };
		await EFFECTS[choice](tx, ctx, { task, there, ...read.data });
		await askFor(tx, there.connectionId, [there.externalId], ctx.now);
		const about = { orderId, ...(cancellationId ? { cancellationId } : {}) };
		if (TRIES.includes(choice)) {
			const name = choice === 'try_again' ? 'connection.sent_again' : 'connection.read_again';
			const data = { name: read.data.shop, order: there.externalId };
			await record(tx, ctx, { name, subject: there.connectionId, ...about, data });
		} else {
			await finishTask(tx, task, choice);
			await record(tx, ctx, {
				name: 'task.done',
				subject: task,
				...about,
				data: { task: kind, facts, outcome: choice }
			});
		}
		if (choice === 'leave_there' && cancellationId && kind === 'channel_refused')
			await record(tx, ctx, { name: 'cancellation.left_at_store', subject: cancellationId, ...about });
		return { connection: there.connectionId, order: there.externalId };
	});
}

type About = Kept & { readonly task: string; readonly there: There };
type Effect = (tx: Tx, ctx: Ctx, about: About) => Promise<unknown>;

/** A write that nobody tries (any more). */
const refused = async (tx: Tx, push: string | undefined) => {
	const stored = await lockPush(tx, push ?? '');
	if (stored.state !== 'refused') throw new Refused('connection.push_not_refused');
	return stored;
};

const EFFECTS: Readonly<Record<Choice, Effect>> = {
	try_again: async (tx, _ctx, { push }) => {
		const { id, content } = await refused(tx, push);
		await changePush(tx, id, { state: 'waiting', code: null, words: '', endedAt: null, content: afresh(content) });
	},
	leave_there: async (tx, { now }, { push }) => {
		const { id } = await refused(tx, push);
		await changePush(tx, id, { state: 'dropped', code: null, endedAt: now });
	},
	read_again: () => Promise.resolve(),
	keep_here: (tx, _ctx, { there, lines }) =>
		countUnits(
			tx,
			there,
			lines.map(({ line, quantity }) => ({ line, kept: quantity }))
		),
	take_off_again: takeOffAgain
};

/** As a write of its own, in the name of the case they were taken off for. */
async function takeOffAgain(tx: Tx, { newId, now }: Ctx, { task, there, lines }: About): Promise<void> {
	const before = (await pushesOf(tx, there, MOST)).findLast(({ kind, state }) => kind === 'cancel' && state === 'done');
	if (!before) throw new Refused('task.choice_unknown');
	for (const { line, quantity } of lines) await countBack(tx, there, line, quantity);
	const { note, reason, restock } = before.content;
	await insertPush(tx, {
		...there,
		...{ id: newId('psh'), kind: 'cancel', key: againKey(task), cancellationId: before.cancellationId, createdAt: now },
		content: { lines: lines.map(({ line, quantity }) => ({ line, quantity })), note, reason, restock, notify: false }
	});
}

const MOST = 200;
