import { eq } from 'drizzle-orm';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { BY_HAND } from '../method-names';
import { mustLock, type Refund } from '../repository.server';
import { refundStepFor } from '../status';
import { refunds } from '../tables.server';
import { eventOf, move } from './move.server';

type Named = { readonly id: string; readonly reason?: string | undefined };

/** Keeps a refund that has not left yet from leaving. */
export const hold = (ctx: Ctx, { id, reason }: Named): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const refund = await mustLock(tx, id);
		await move(tx, ctx, [refund], { intent: 'hold', rights: ctx.actor.rights, data: { reason } });
	});

/** Lets a held refund go: at once when it is due, else back to wait for its date or for the person who pays it. */
export const release = (ctx: Ctx, { id, reason }: Named): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const refund = await mustLock(tx, id);
		const step = demand(refundStepFor(refund.state, 'release', ctx.actor.rights));
		const early = refund.dueAt !== null && refund.dueAt > ctx.now;
		const to = early || BY_HAND.includes(refund.method) ? 'planned' : step.to;
		await Promise.all([
			tx.update(refunds).set({ state: to }).where(eq(refunds.id, id)),
			record(tx, ctx, eventOf(refund, { event: step.event, to }, { reason }))
		]);
		if (to === 'queued') await startJob(tx, ctx, refund);
	});

/** Whoever may not pay is told so before they learn anything of the refund. @throws Refused `auth.forbidden` */
export function mayPay({ actor }: Ctx): void {
	if (!actor.rights.has('pay')) throw new Refused('auth.forbidden');
}

/** Jobs follow from `refund.queued`, by whatever way a refund got there. */
const startJob = (tx: Tx, ctx: Ctx, refund: Refund) =>
	record(tx, ctx, eventOf(refund, { event: 'refund.queued', to: 'queued' }));
