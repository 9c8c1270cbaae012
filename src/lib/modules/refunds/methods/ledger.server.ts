import { lock } from '../repository.server';
import { postBack } from '../actions/give-back.server';
import type { Method } from './method.server';

/**
 * Into one of our own ledgers. Normally done in the acceptance's own transaction; as a job it serves money of another
 * tender that comes back as credit.
 */
export const ledger: Method = {
	pay: (ctx, { id }) =>
		ctx.db.transaction(async (tx) => {
			const refund = await lock(tx, id);
			if (refund?.state !== 'submitted') throw new Error(`Refund ${id} is not ours to pay any more`);
			await postBack(tx, ctx, refund);
			return { state: 'succeeded', reference: id, trace: null };
		})
};
