import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import type { TurnsInput } from '../../queue/assignment';
import { activeStaff, lockCases, openCasesOf } from '../../repository/queue/assignment.server';
import { takeTurn, writePause, writeTurns } from '../../repository/queue/turns.server';
import { give } from './assign.server';

/** A manager says whether new cases are given in turn, and to whom. @throws Refused `assignee.not_available` */
export const setTurns = (ctx: Ctx, { on, takers }: TurnsInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden');
		const known = new Set((await activeStaff(tx)).map(({ id }) => id));
		if (takers.some((id) => !known.has(id))) throw new Refused('assignee.not_available');
		await writeTurns(tx, on, takers);
		await record(tx, ctx, { name: 'turns.changed', subject: 'round_robin', data: { on, takers } });
	});

/** Whoever is away lets the round pass by, and comes back to it. */
export const pauseTurns = (ctx: Ctx, { paused }: { readonly paused: boolean }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (ctx.actor.kind !== 'staff') throw new Refused('auth.forbidden');
		await writePause(tx, ctx.actor.id, paused);
		await record(tx, ctx, { name: paused ? 'turns.paused' : 'turns.resumed', subject: ctx.actor.id });
	});

/** Gives a new request to whose turn it is. One that is somebody's already, or decided, is left alone. */
export const giveInTurn = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const [it] = await lockCases(tx, [id]);
		if (it?.state !== 'requested' || it.assigneeId !== null) return;
		const next = await takeTurn(tx);
		if (next !== undefined) await give(tx, ctx, [it], { to: next, inTurn: true });
	});

const SOME = 50;

/** What somebody leaves behind who may no longer come in: each open case to whose turn it is, or back to nobody. */
export async function passOn(ctx: Ctx, { staff }: { readonly staff: string }): Promise<void> {
	for (let left = await openCasesOf(ctx.db, staff, SOME); left.length > 0;) {
		for (const id of left) await passOnOne(ctx, id, staff);
		left = await openCasesOf(ctx.db, staff, SOME);
	}
}

const passOnOne = (ctx: Ctx, id: string, from: string): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const [it] = await lockCases(tx, [id]);
		if (it?.assigneeId !== from) return;
		const next = await takeTurn(tx);
		await give(tx, ctx, [it], { to: next ?? null, inTurn: next !== undefined });
	});
