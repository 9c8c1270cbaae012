import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { hasOpenCasesAt } from '../../modules/cancellations/repository/at-store.server';
import { demandOwner } from '../../modules/channels/actions/rights.server';
import { deleteConnection, lockConnection } from '../../modules/channels/repository/connections.server';

/**
 * Forgets a connection with its keys and all that was said on it. Its orders stay, and go on without it.
 * @throws Refused `connection.has_open_cases`
 */
export const removeConnection = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandOwner(ctx);
		const { name } = await lockConnection(tx, id);
		if (await hasOpenCasesAt(tx, id)) throw new Refused('connection.has_open_cases');
		await deleteConnection(tx, id);
		await record(tx, ctx, { name: 'connection.removed', subject: id, data: { name } });
	});
