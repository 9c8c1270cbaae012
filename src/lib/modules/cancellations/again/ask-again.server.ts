import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { makeLink } from '../../accounts/links/links.server';
import { orderedAgain } from '../../orders/repository/again.server';
import { isOneOf } from '$lib/core/one-of';
import { caseEvent, onCase } from '../actions/decide/on-desk.server';
import type { Target } from '../schema';
import { ACCEPTED_STATUSES } from '../status';

/**
 * Instead of an undo: the shopper is asked by mail to order the same items again, at the same price.
 * @throws Refused `again.ordered_already`, `cancellation.wrong_status` where nothing was canceled
 */
export const askToOrderAgain = (ctx: Ctx, target: Target): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		if (!isOneOf(ACCEPTED_STATUSES, it.state) || it.items.length === 0)
			throw new Refused('cancellation.wrong_status', { state: it.state, possible: [] });
		const again = await orderedAgain(tx, it.id);
		if (again) throw new Refused('again.ordered_already', { order: again });
		const link = await makeLink(tx, ctx, { kind: 'order_again', subject: it.id, email: desk.order.email });
		await record(tx, ctx, caseEvent(it, 'order.again_asked', { link: link.id }));
	});
