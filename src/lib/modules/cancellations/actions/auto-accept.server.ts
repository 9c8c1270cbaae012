import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { matchingRule } from '../auto-accept';
import { caseOn, type Case, type Desk } from '../case';
import { readDesk } from '../repository/desk.server';
import { accept } from './accept.server';

/** Accepts a new request by itself where a rule of its policy says so. What a guard stops stays with staff. */
export async function autoAccept(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	const desk = await readDesk(ctx.db, ctx.actor, { cancellation: id });
	const it = caseOn(desk, id);
	const { auto_accept } = desk.policies.get(it.policyVersion) ?? desk.policy.policy;
	if (it.state !== 'requested' || !matchingRule(auto_accept, asked(desk, it))) return;
	try {
		await accept(ctx, { id, version: it.version });
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
	}
}

const asked = ({ order }: Desk, { origin, items, worth }: Case) => ({
	origin,
	reasons: items.map(({ reason }) => reason),
	worth,
	currency: order.currency,
	wholeOrder: order.lines.every(({ units, quantity }) => units.held + units.canceled === quantity)
});
