import type { Ctx } from '$lib/server/ctx';
import { pausedStoreOf } from '../repository/paused-store.server';
import { change, isDisputed, lock, type Payable } from '../repository.server';
import { move } from './move.server';

/**
 * Says that a gateway is about to be called: queued → submitted, committed before the call. One that was submitted before
 * comes back as it is, with one more attempt; one that is settled, held, canceled or blocked does not, nor one that goes by
 * a store whose connection is paused.
 */
export const markSubmitted = (ctx: Ctx, id: string): Promise<Payable | undefined> =>
	ctx.db.transaction(async (tx) => {
		const refund = await lock(tx, id);
		if (refund && (await pausedStoreOf(tx, refund)) !== undefined) return undefined;
		if (refund?.state === 'submitted') {
			const attempts = refund.attempts + 1;
			await change(tx, [id], { attempts });
			return { ...refund, attempts };
		}
		if (refund?.state !== 'queued') return undefined;
		if (isDisputed(refund)) {
			await move(tx, ctx, [refund], { intent: 'block' });
			return undefined;
		}
		const set = { attempts: refund.attempts + 1, submittedAt: ctx.now };
		await move(tx, ctx, [refund], { intent: 'submit', set });
		return { ...refund, ...set, state: 'submitted' };
	});
