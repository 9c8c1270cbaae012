import { Refused } from '$lib/core/refusal';
import { HOUR } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { ruleFor } from '../../policy/auto-accept';
import { caseOn, type Case, type Desk } from '../../case';
import { readDesk } from '../../repository/queue/desk.server';
import { acceptIn } from '../decide/accept.server';

/** Accepts a new request by itself where a rule of its policy says so. What a guard stops stays with staff. */
export async function autoAccept(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	const desk = await readDesk(ctx.db, ctx.actor, { cancellation: id });
	const it = caseOn(desk, id);
	const own = desk.policies.get(it.policyVersion) ?? desk.policy.policy;
	const on = own.auto_accept_on && desk.policy.policy.auto_accept_on; // off now is off for what was filed before, too
	const rule = ruleFor({ ...own, auto_accept_on: on }, askedOf(desk, it));
	if (it.state !== 'requested' || rule === undefined) return;
	try {
		await ctx.db.transaction((tx) => acceptIn(tx, ctx, { id, version: it.version }, { rule }));
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
	}
}

const askedOf = ({ order }: Desk, { origin, items, worth, createdAt }: Case) => ({
	origin,
	reasons: items.map(({ reason }) => reason),
	worth,
	currency: order.currency,
	hoursOld: (createdAt.getTime() - order.placedAt.getTime()) / HOUR,
	skus: items.map(({ lineItemId }) => order.lines.find(({ id }) => id === lineItemId)?.sku ?? ''),
	wholeOrder: order.lines.every(({ units, quantity }) => units.held + units.canceled === quantity)
});
