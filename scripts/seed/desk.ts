import { inArray } from 'drizzle-orm';
import type { Role } from '$lib/core/actor';
import { assign } from '$lib/modules/cancellations/actions/decide/assign.server';
import { saveView } from '$lib/modules/cancellations/actions/look/views.server';
import { cancellations } from '$lib/modules/cancellations/tables.server';
import type { Stage } from './stage';

/** Who works on every so many of the open cases; the rest is nobody's. */
const SHARES: readonly (readonly [role: Role, first: number])[] = [
	['agent', 0],
	['manager', 1],
	['finance', 3]
];
const EVERY = 5;

const VIEWS = [
	{
		by: 'agent',
		name: 'My Korean requests',
		shared: false,
		query: 'assignee=me&tab=requested&currency=KRW&amount=1..'
	},
	{
		by: 'manager',
		name: 'Our fault, by amount',
		shared: true,
		query: 'reason=sold_out&reason=defective&reason=delay&tab=all&sort=amount'
	}
] as const;

/** How the staff have settled in: some cases are somebody's, and two views are kept. */
export async function settleIn(stage: Stage): Promise<void> {
	const { db } = stage.as();
	const open = await db
		.select({ id: cancellations.id })
		.from(cancellations)
		.where(inArray(cancellations.state, ['requested', 'in_progress']))
		.orderBy(cancellations.number);
	for (const [role, first] of SHARES) {
		const ctx = stage.staff(role);
		const ids = open.flatMap(({ id }, at) => (at % EVERY === first ? [id] : []));
		if (ids.length > 0) await assign(ctx, { ids, assignee: ctx.actor.id });
	}
	for (const { by, ...view } of VIEWS) await saveView(stage.staff(by), view);
}
