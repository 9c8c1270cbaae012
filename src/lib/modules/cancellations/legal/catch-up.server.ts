import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { onCase } from '../actions/decide/on-desk.server';
import { refundsOf, type Case, type Desk } from '../case';
import { deadlineOf } from '../queue/deadline';
import { caughtUpTo, keepCaughtUp, openWithoutDay } from '../repository/legal-due.server';
import { updateCase } from '../repository/write.server';
import { lawfulBy, legalCaseOf, legalColumns } from './of-case.server';

const AT_A_TIME = 50;

/**
 * Cases that were open before the law's days were kept get theirs, once for an installation and in small steps. Safe in
 * several processes: a case that has its day is left alone.
 */
export async function catchUpLegalDays(given: Ctx): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	const { after, done } = await caughtUpTo(ctx.db);
	if (done) return;
	const found = await openWithoutDay(ctx.db, after, AT_A_TIME);
	for (const { id } of found) await onCase(ctx, { id }, (tx, desk, it) => giveDay(tx, ctx, desk, it));
	await keepCaughtUp(ctx.db, { after: found.at(-1)?.id ?? after, done: found.length < AT_A_TIME });
}

async function giveDay(tx: Tx, ctx: Ctx, desk: Desk, it: Case): Promise<void> {
	if (it.legalDueAt || (it.state !== 'requested' && it.state !== 'in_progress')) return;
	const decided = it.decidedAt !== null;
	const law = legalColumns(lawfulBy({ now: it.decidedAt ?? ctx.now }, desk, { ...legalCaseOf(it), decided }));
	if (law.legalDueAt === null) return;
	const deadlineAt = deadlineOf({
		...{ state: it.state, requestedAt: it.createdAt, legalDueAt: law.legalDueAt },
		...{ graceUntil: it.releasedAt ? null : it.graceUntil, refunds: refundsOf(desk, it.id) }
	});
	await updateCase(tx, it.id, { ...law, deadlineAt });
}
