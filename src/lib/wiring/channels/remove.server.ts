import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { hasOpenCasesAt, hasOpenCasesBy } from '../../modules/cancellations/repository/at-store.server';
import { demandOwner } from '../../modules/channels/actions/rights.server';
import { demandSeen } from '../../modules/channels/actions/typed.server';
import { deleteConnection, findConnection, lockConnection } from '../../modules/channels/repository/connections.server';
import { deletePartner, lockPartner } from '../../modules/channels/repository/edi-partners.server';
import type { ConnectionSeen } from '../../modules/channels/schema';

/**
 * Forgets a connection or an EDI partner, with its keys and all that was said on it. Its orders stay, and go on without
 * it. @throws Refused `connection.has_open_cases`, `connection.changed`
 */
export const removeConnection = (ctx: Ctx, { id, ifMatch }: ConnectionSeen): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandOwner(ctx);
		const isStore = (await findConnection(tx, id)) !== undefined;
		const { name } = await (isStore ? removeStore : removePartner)(tx, id, ifMatch);
		await record(tx, ctx, { name: 'connection.removed', subject: id, data: { name } });
	});

async function removeStore(tx: Tx, id: string, ifMatch?: number) {
	const store = await lockConnection(tx, id);
	demandSeen(store, ifMatch);
	if (await hasOpenCasesAt(tx, id)) throw new Refused('connection.has_open_cases');
	await deleteConnection(tx, id);
	return store;
}

async function removePartner(tx: Tx, id: string, ifMatch?: number) {
	const partner = await lockPartner(tx, id);
	demandSeen(partner, ifMatch);
	if (await hasOpenCasesBy(tx, partner)) throw new Refused('connection.has_open_cases');
	await deletePartner(tx, id);
	return partner;
}
