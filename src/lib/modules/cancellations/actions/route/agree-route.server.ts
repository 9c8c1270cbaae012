import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { insertTask } from '../../../orders/repository/tasks.server';
import type { Case } from '../../case';
import { keepConsent } from '../../repository/consents.server';
import type { ConsentRoute } from '../../route/route';
import { caseEvent, onCase } from '../decide/on-desk.server';

/**
 * The customer agrees that the money they were asked about goes this way. Nothing is sent by it: a manager does that.
 * @throws Refused `refund.route_not_asked` where no question is open
 */
export const agreeToCredit = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	onCase(ctx, { id }, async (tx, _desk, it) => {
		if (!(await agreeIn(tx, ctx, it, 'store_credit'))) throw new Refused('refund.route_not_asked');
	});

/** The same as part of a transaction: giving an account agrees to a transfer to it. @returns whether a question was open */
export async function agreeIn(tx: Tx, ctx: Ctx, it: Case, route: ConsentRoute): Promise<boolean> {
	if (!ctx.actor.rights.has('ask')) throw new Refused('auth.forbidden');
	const by = `${ctx.actor.kind} ${ctx.actor.name}`;
	const agreed = await keepConsent(tx, { cancellationId: it.id, route, at: ctx.now, by });
	const about = { orderId: it.orderId, cancellationId: it.id, kind: 'reroute_refund' } as const;
	await Promise.all([
		...agreed.map(({ refundId: refund, amount }) =>
			insertTask(tx, ctx, { ...about, facts: { refund, amount, route } })
		),
		record(
			tx,
			ctx,
			agreed.map(({ refundId, amount }) => ({
				...caseEvent(it, 'refund.route_agreed', { amount, method: route }),
				subject: refundId
			}))
		)
	]);
	return agreed.length > 0;
}
