import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { syncAll } from '../../modules/cancellations/jobs/channels.server';
import { choose, type Choosing } from '../../modules/cancellations/channels/choose.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import { lockConnection } from '../../modules/channels/repository/connections.server';
import { getMessage } from '../../modules/channels/repository/messages.server';
import { askFor } from '../../modules/channels/repository/orders.server';

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

/** Carries out what a person chose about an order that is not the same here and there, and compares it again. */
export const chooseFor = async (ctx: Ctx, chosen: Choosing): Promise<void> => syncAll(ctx, [await choose(ctx, chosen)]);
