import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { BY_HAND } from '../method-names';
import { change, mustLock } from '../repository.server';
import { refundStepFor } from '../status';
import { eventOf, move } from './move.server';
import { closeReleaseTasks } from './release-tasks.server';

type Named = { readonly id: string; readonly reason?: string | undefined };

/** Keeps a refund that has not left yet from leaving. */
export const hold = (ctx: Ctx, { id, reason }: Named): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const refund = await mustLock(tx, id);
		await move(tx, ctx, [refund], { intent: 'hold', rights: ctx.actor.rights, data: { reason } });
	});

/**
 * Lets a held refund go: at once when it is due, else back to wait for its date, for the person who pays it, or for what
 * its case waits for (`waits`). One that the policy held has no date to wait for: only a last day.
 */
export const release = (ctx: Ctx, { id, reason, waits = false }: Named & { readonly waits?: boolean }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const refund = await mustLock(tx, id);
		const step = demand(refundStepFor(refund.state, 'release', ctx.actor.rights));
		const early = !refund.needsRelease && refund.dueAt !== null && refund.dueAt > ctx.now;
		const to = waits || early || BY_HAND.includes(refund.method) ? 'planned' : step.to;
		const events = [eventOf(refund, { event: step.event, to }, { reason })];
		if (to === 'queued') events.push(eventOf(refund, { event: 'refund.queued', to })); // its job follows from this
		await change(tx, [id], { state: to, needsRelease: false });
		await Promise.all([closeReleaseTasks(tx, [refund], step.event), record(tx, ctx, events)]);
	});

/** Whoever may not pay is told so before they learn anything of the refund. @throws Refused `auth.forbidden` */
export function mayPay({ actor }: Ctx): void {
	if (!actor.rights.has('pay')) throw new Refused('auth.forbidden');
}
