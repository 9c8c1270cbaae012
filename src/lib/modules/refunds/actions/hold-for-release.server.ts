import { SYSTEM } from '$lib/core/actor';
import type { Facts } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { isCarried } from '../carried.server';
import { BY_HAND } from '../method-names';
import { isStoredValueBack, lockLive, type Payable } from '../repository.server';
import { move } from './move.server';

/** `by`: the day the shopper was promised it at the latest; `why`: for the history. */
type Holding = {
	readonly cancellationId: string;
	readonly only: readonly string[];
	readonly by: Date | null;
	readonly why: Facts;
};

/**
 * Holds what would leave by itself until somebody who may pay lets it go. What a person has to move by hand waits for them
 * anyway, and our own points and credit never leave the shop. The caller holds the order. Answers the ids of those held.
 */
export async function holdForRelease(tx: Tx, ctx: Ctx, { cancellationId, only, by, why }: Holding): Promise<string[]> {
	const planned = (await lockLive(tx, cancellationId)).filter(
		({ id, state }) => state === 'planned' && only.includes(id)
	);
	const held = planned.filter(leavesByItself);
	// Whoever accepted may not hold anything: the policy did.
	await move(tx, withActor(ctx, SYSTEM), held, {
		intent: 'hold',
		set: { needsRelease: true, dueAt: by },
		data: { reason: null, ...why }
	});
	return held.map(({ id }) => id);
}

const leavesByItself = (refund: Payable) =>
	!isStoredValueBack(refund) && (!BY_HAND.includes(refund.method) || isCarried(refund));
