import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { syncAll } from '../../modules/cancellations/jobs/channels.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import { lockConnection } from '../../modules/channels/repository/connections.server';
import { afresh } from '../../modules/channels/push';
import { getMessage } from '../../modules/channels/repository/messages.server';
import { askFor } from '../../modules/channels/repository/orders.server';
import { changePush, lockPush } from '../../modules/channels/repository/pushes.server';

type Logged = { readonly id: string; readonly message: string };

/** Has the order a message is about read again there, whatever the message said then. */
export async function readAgain(ctx: Ctx, { id, message }: Logged): Promise<void> {
	demandManager(ctx);
	const { externalId: order } = await getMessage(ctx.db, id, message);
	if (order === null) throw new Refused('not_found');
	await ctx.db.transaction(async (tx) => {
		const { name } = await lockConnection(tx, id);
		await askFor(tx, id, [order], ctx.now);
		await record(tx, ctx, { name: 'connection.read_again', subject: id, data: { name, order } });
	});
	await syncAll(ctx, [{ connection: id, order }]);
}

/** Sends a write again that was refused there. @throws Refused `connection.push_not_refused` */
export async function sendAgain(ctx: Ctx, { push }: { readonly push: string }): Promise<void> {
	demandManager(ctx);
	const { connectionId, externalId } = await ctx.db.transaction(async (tx) => {
		const refused = await lockPush(tx, push);
		if (refused.state !== 'refused') throw new Refused('connection.push_not_refused');
		const { name } = await lockConnection(tx, refused.connectionId);
		const content = afresh(refused.content);
		await changePush(tx, push, { state: 'waiting', code: null, words: '', endedAt: null, content });
		await askFor(tx, refused.connectionId, [refused.externalId], ctx.now);
		const data = { name, order: refused.externalId };
		await record(tx, ctx, { name: 'connection.sent_again', subject: refused.connectionId, data });
		return refused;
	});
	await syncAll(ctx, [{ connection: connectionId, order: externalId }]);
}
