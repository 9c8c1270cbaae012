import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { claimUnreached } from '../repository/unreached.server';

/** Says of each connection that has not worked for a day, or whose key is refused, that it is so: once for each failing. */
export const noticeUnreached = (asked: Ctx): Promise<void> =>
	asked.db.transaction(async (tx) => {
		const ctx = withActor(asked, SYSTEM);
		const { stores, places } = await claimUnreached(tx, ctx.now);
		const all = [...stores.map((one) => ({ ...one, edi: false })), ...places.map((one) => ({ ...one, edi: true }))];
		for (const { id, name, trouble, since, edi } of all)
			await record(tx, ctx, {
				...{ name: 'connection.unreached', subject: id },
				data: { name, edi, trouble, since: since?.toISOString() }
			});
	});
