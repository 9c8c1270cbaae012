import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { AssignInput } from '../../queue/assignment';
import { holdActive, lockCases, setAssignee, type Assigned } from '../../repository/queue/assignment.server';
import { caseEvent } from './on-desk.server';

/**
 * Gives cases to somebody, or back to nobody; those that are theirs already stay as they are. It is no new version of a
 * case, so whoever is deciding about it is not held up. @throws Refused `assignee.not_available`
 */
export const assign = (ctx: Ctx, input: AssignInput): Promise<{ readonly changed: number }> =>
	ctx.db.transaction((tx) => assignIn(tx, ctx, input));

/** The same in the caller's transaction. */
export async function assignIn(tx: Tx, ctx: Ctx, { ids, assignee }: AssignInput) {
	if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
	const cases = await lockCases(tx, ids);
	if (cases.length < new Set(ids).size) throw new Refused('cancellation.not_found');
	return { changed: await give(tx, ctx, cases, { to: assignee }) };
}

/** To whom, and whether by the round. */
type Giving = { readonly to: string | null; readonly inTurn?: boolean };

/** The same within a transaction that holds the cases; answers how many changed hands. */
export async function give(
	tx: Tx,
	ctx: Ctx,
	cases: readonly Assigned[],
	{ to, inTurn = false }: Giving
): Promise<number> {
	const person = to === null ? undefined : await holdActive(tx, to);
	if (to !== null && !person) throw new Refused('assignee.not_available');
	const changing = cases.filter(({ assigneeId }) => assigneeId !== to);
	if (changing.length === 0) return 0;
	const name = to === null ? 'cancellation.unassigned' : 'cancellation.assigned';
	await setAssignee(
		tx,
		changing.map(({ id }) => id),
		to
	);
	await record(
		tx,
		ctx,
		changing.map((it) =>
			caseEvent(it, name, { to, assignee: person?.name ?? '', from: it.assigneeId, in_turn: inTurn })
		)
	);
	return changing.length;
}
