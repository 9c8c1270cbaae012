import type { Facts } from '$lib/core/refusal';
import { forgetAfterPayout, keepAfterReturn } from '$lib/modules/payments/bank-details.server';
import type { Receipt } from '$lib/modules/payments/gateway';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { change, lock, type Refund, type RefundChange } from '../repository.server';
import { settlementStep } from '../settlement';
import { eventOf, move } from './move.server';

type Settlement = { readonly id: string; readonly receipt: Receipt };

/** Books what a gateway answered. Said twice, late or out of order, it changes nothing. */
export const settle = (ctx: Ctx, { id, receipt }: Settlement): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const refund = await lock(tx, id);
		if (refund) await settleLocked(tx, ctx, refund, receipt);
	});

/** The same for a refund the caller holds. */
export async function settleLocked(tx: Tx, ctx: Ctx, refund: Refund, receipt: Receipt): Promise<void> {
	const intent = settlementStep(refund.state, receipt.state);
	if (!intent) return noteTrace(tx, ctx, refund, receipt);
	await move(tx, ctx, [refund], { intent, set: changeBy(receipt, ctx.now), data: factsOf(receipt) });
	if (refund.method !== 'bank_deposit') return;
	if (intent === 'succeed') await forgetAfterPayout(tx, ctx, [refund.cancellationId]);
	if (intent === 'bounce') await keepAfterReturn(tx, refund.cancellationId);
}

/** What an answer writes into the refund it is about. */
export function changeBy(receipt: Receipt, now: Date): RefundChange {
	const reference = receipt.reference === null ? {} : { reference: receipt.reference };
	if (receipt.state === 'failed') {
		const { code, words } = receipt.failure;
		return { ...reference, failure: words, failureCode: code, needsShopper: false, settledAt: now };
	}
	if (receipt.state === 'blocked_by_dispute') return reference;
	const settled = receipt.state === 'succeeded' ? { settledAt: now } : {};
	return {
		...reference,
		...settled,
		...(receipt.kind ? { kind: receipt.kind } : {}),
		...traceIn(receipt),
		needsShopper: receipt.needsShopper ?? false
	};
}

const factsOf = (receipt: Receipt): Facts => ({
	reference: receipt.reference,
	...(receipt.state === 'failed' ? { failure: receipt.failure } : {}),
	...('trace' in receipt ? { trace: receipt.trace } : {})
});

const traceIn = (receipt: Extract<Receipt, { trace: string | null }>) => ({
	trace: receipt.trace,
	traceKind: receipt.traceKind ?? null,
	arrivesAt: receipt.arrivesAt ?? null
});

/** The number a bank finds it by is often known days after the money left. */
async function noteTrace(tx: Tx, ctx: Ctx, refund: Refund, receipt: Receipt): Promise<void> {
	if (!('trace' in receipt) || receipt.trace === null || receipt.trace === refund.trace) return;
	if (refund.state !== receipt.state) return;
	await Promise.all([
		change(tx, [refund.id], traceIn(receipt)),
		record(tx, ctx, eventOf(refund, { event: 'refund.traced', to: refund.state }, { trace: receipt.trace }))
	]);
}
