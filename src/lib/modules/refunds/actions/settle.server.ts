import type { Receipt } from '$lib/modules/payments/gateway';
import type { Ctx } from '$lib/server/ctx';
import { lock, type RefundChange } from '../repository.server';
import { settlementStep } from '../settlement';
import { move } from './move.server';

type Settlement = { readonly id: string; readonly receipt: Receipt };

/** Books what a gateway answered. Said twice, late or out of order, it changes nothing. */
export const settle = (ctx: Ctx, { id, receipt }: Settlement): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const refund = await lock(tx, id);
		const intent = refund && settlementStep(refund.state, receipt.state);
		if (!refund || !intent) return;
		await move(tx, ctx, [refund], { intent, set: changeBy(receipt, ctx.now), data: factsOf(receipt) });
	});

function changeBy(receipt: Receipt, now: Date): RefundChange {
	const reference = receipt.reference === null ? {} : { reference: receipt.reference };
	if (receipt.state === 'failed') return { ...reference, failure: receipt.failure.words, settledAt: now };
	if (receipt.state === 'blocked_by_dispute') return reference;
	const settled = receipt.state === 'succeeded' ? { settledAt: now } : {};
	return { ...reference, trace: receipt.trace, ...settled };
}

const factsOf = (receipt: Receipt) => ({
	reference: receipt.reference,
	...(receipt.state === 'failed' ? { failure: receipt.failure } : {}),
	...('trace' in receipt ? { trace: receipt.trace } : {})
});
