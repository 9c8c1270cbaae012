import type { z } from 'zod';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { moveUnits } from '../../../orders/repository/units.server';
import type { Case } from '../../case';
import { claimsOf } from '../../money/claims';
import { beganBy } from '../../repository/history.server';
import { updateCase } from '../../repository/write.server';
import type { rejectInput, Target } from '../../schema';
import { stepFor } from '../../status';
import { judgeRejection } from '../decide/judge.server';
import { letSuppliersGoOn } from '../../suppliers/let-go-on.server';
import { caseEvent, caseIn, onCase } from '../decide/on-desk.server';

/** T7: the shop keeps the order as it was, and says why. */
export const reject = (ctx: Ctx, input: Rejection): Promise<void> =>
	ctx.db.transaction((tx) => rejectIn(tx, ctx, input));

type Rejection = z.infer<typeof rejectInput>;

/** The same as a part of a transaction that is open. */
export const rejectIn = (tx: Tx, ctx: Ctx, { reason, show, ...target }: Rejection): Promise<void> =>
	caseIn(tx, ctx, target, async (tx, desk, it) => {
		demand(judgeRejection(ctx, it));
		const ended = {
			state: 'rejected',
			reason,
			reasonShown: show,
			decidedAt: ctx.now,
			decidedBy: ctx.actor.id
		} as const;
		await Promise.all([
			updateCase(tx, it.id, { ...ended, endedAt: ctx.now }),
			letGo(tx, it),
			letSuppliersGoOn(tx, ctx, { desk, it }),
			record(tx, ctx, caseEvent(it, 'cancellation.rejected', { reason, show }))
		]);
	});

/** T8: whoever asked keeps the order after all, and may ask again. */
export const withdraw = (ctx: Ctx, target: Target): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		demand(stepFor(it.state, 'withdraw', ctx.actor.rights, claimsOf(ctx.actor, it)));
		const isPartner = ctx.actor.kind === 'partner';
		if (it.origin !== (isPartner ? 'partner' : 'customer')) throw new Refused('auth.forbidden');
		if (isPartner && (await beganBy(tx, it.id))?.id !== ctx.actor.id) throw new Refused('auth.forbidden');
		await Promise.all([
			updateCase(tx, it.id, { state: 'withdrawn', endedAt: ctx.now }),
			letGo(tx, it),
			letSuppliersGoOn(tx, ctx, { desk, it }),
			record(tx, ctx, caseEvent(it, 'cancellation.withdrawn'))
		]);
	});

/** The units a request holds are open again. */
export const letGo = (tx: Tx, { items }: Case) =>
	moveUnits(
		tx,
		items.map(({ lineItemId, quantity }) => ({ lineItemId, from: 'held', to: 'open', quantity }))
	);
