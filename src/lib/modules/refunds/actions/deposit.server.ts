import { Refused } from '$lib/core/refusal';
import { forgetAfterPayout } from '$lib/modules/payments/bank-details.server';
import type { Ctx } from '$lib/server/ctx';
import { BY_HAND } from '../method-names';
import { mustLock } from '../repository.server';
import type { DepositInput } from '../schema';
import { mayPay } from './hold.server';
import { move } from './move.server';

/** Records that a person moved the money: by bank, or in a provider's console. */
export const recordDeposit = (ctx: Ctx, { refund: id, date, reference }: DepositInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const refund = await mustLock(tx, id);
		if (!BY_HAND.includes(refund.method))
			throw new Refused('refund.wrong_status', { state: refund.state, possible: [] });
		if (refund.batchId !== null && refund.state === 'submitted') throw new Refused('refund.in_batch');
		const set = { reference, settledAt: ctx.now };
		await Promise.all([
			move(tx, ctx, [refund], { intent: 'settle', rights: ctx.actor.rights, set, data: { date, reference } }),
			forgetAfterPayout(tx, ctx, [refund.cancellationId])
		]);
	});
