import { maskedBankDetails } from '$lib/modules/payments/bank-details.server';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { isCarried } from '../carried.server';
import { BY_HAND } from '../method-names';
import { isDisputed, isStoredValueBack, lockLive, type Payable } from '../repository.server';
import { makeHeldDue } from '../repository/held.server';
import { move } from './move.server';

type QueueInput = { readonly cancellationId: string; readonly only?: readonly string[] };

/** `queued`: their jobs run after commit. `waiting`: staff must move the money. `blocked`: a dispute is open. */
export type Queued = {
	readonly queued: readonly Payable[];
	readonly waiting: readonly Payable[];
	readonly blocked: readonly Payable[];
};

/**
 * Sends the planned external refunds of a case on their way. What is on hold goes as soon as it is released. The caller
 * holds the order.
 */
export async function queue(tx: Tx, ctx: Ctx, { cancellationId, only }: QueueInput): Promise<Queued> {
	const named = (await lockLive(tx, cancellationId)).filter(({ id }) => !only || only.includes(id));
	const planned = named.filter((refund) => refund.state === 'planned' && !isStoredValueBack(refund));
	const told = planned.some(isCarried) && (await maskedBankDetails(tx, cancellationId)) !== undefined;
	const waiting = planned.filter((refund) => BY_HAND.includes(refund.method) && !(told && isCarried(refund)));
	const called = planned.filter((refund) => !waiting.includes(refund));
	const blocked = called.filter(isDisputed);
	const queued = called.filter((refund) => !isDisputed(refund));
	await Promise.all([
		move(tx, ctx, queued, { intent: 'queue' }),
		move(tx, ctx, blocked, { intent: 'block' }),
		named.some(({ state }) => state === 'on_hold') ? makeHeldDue(tx, cancellationId, ctx.now) : undefined
	]);
	return { queued, waiting, blocked };
}
