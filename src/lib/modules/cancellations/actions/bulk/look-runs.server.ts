import { REFUSALS, Refused, type RefusalCode } from '$lib/core/refusal';
import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import { currentPolicy } from '../../../settings/repository.server';
import type { RowTab } from '../../bulk/run';
import type { RowView, RunLine, RunView } from '../../bulk/run-view';
import { todoWord } from '../../queue/desk-words';
import { eventWord } from '../../wording/event-words';
import { GUARD_TODOS } from '../../guards';
import { releaseOfMany } from '../../money/release-words.server';
import { activeStaff } from '../../repository/queue/assignment.server';
import { doneSums, graceOf, rowsOfRun } from '../../repository/bulk/rows.server';
import {
	findRun,
	isOver,
	progressOf,
	recentRuns,
	type Progress,
	type SeenRun
} from '../../repository/bulk/runs.server';
import { STATUSES } from '../../status';
import { statusWord } from '../../wording/label-words';
import { demandStaff } from './draft.server';

const RECENT = 50;
export const RUN_PAGE_ROWS = 50;

/** The latest runs of everybody, with how far each is. */
export async function lookAtRuns(ctx: Ctx): Promise<RunLine[]> {
	demandStaff(ctx);
	const runs = await recentRuns(ctx.db, RECENT);
	const progress = new Map(
		(
			await progressOf(
				ctx.db,
				runs.map(({ run }) => run.id)
			)
		).map((one) => [one.id, one])
	);
	return runs.map((seen) => lineOf(seen, progress.get(seen.run.id)));
}

type Asked = { readonly id: string; readonly tab: RowTab; readonly from: number };

/** A run, or a selection that waits to be one, as staff see it. Two round trips. @throws Refused `bulk.not_found` */
export async function lookAtRun(ctx: Ctx, { id, tab, from }: Asked): Promise<RunView> {
	demandStaff(ctx);
	const { db } = ctx;
	const found = await findRun(db, id, ctx.actor.id);
	if (!found) throw new Refused('bulk.not_found');
	const [[progress], sums, grace, rows, { policy }, people] = await Promise.all([
		progressOf(db, [id]),
		doneSums(db, id),
		graceOf(db, id),
		rowsOfRun(db, { run: id, tab, from, limit: RUN_PAGE_ROWS }),
		currentPolicy(db),
		found.run.kind === 'assign' ? activeStaff(db) : []
	]);
	const { run } = found;
	const next = rows[RUN_PAGE_ROWS]?.position;
	const mine = run.createdBy === ctx.actor.id || run.actsFor === ctx.actor.id || ctx.actor.rights.has('manage');
	return {
		...lineOf(found, progress),
		options: run.options,
		checkedAt: run.checkedAt,
		reasons: run.summary.reasons.map((one) => ({ ...one, text: whyOf(one.code, {}) ?? one.code })),
		sums,
		grace: { ...grace, mine, open: run.kind === 'accept' && isOver(run.state) && !found.undoneBy && grace.count > 0 },
		policy: { refund: policy.refund, restock: policy.restock, grace_minutes: policy.grace_minutes },
		release: releaseOfMany(ctx, policy),
		people,
		mayPay: ctx.actor.rights.has('pay'),
		tab,
		rows: rows.slice(0, RUN_PAGE_ROWS).map(rowOf),
		...(next === undefined ? {} : { next }),
		...(from > 0 ? { back: true } : {})
	};
}

function lineOf({ run, by, actsForName, undoneBy }: SeenRun, progress: Progress | undefined): RunLine {
	const { id, kind, state, summary, undoes, startedAt, stoppedAt, stoppedBy, stopReason, finishedAt } = run;
	return {
		...{ id, kind, state, summary, undoes, undoneBy, by, actsFor: actsForName },
		...{ startedAt, stoppedAt, stoppedBy, stopReason, finishedAt },
		done: progress?.done ?? 0,
		leftOut: progress?.left_out ?? 0,
		failed: progress?.failed ?? 0,
		waiting: progress?.waiting ?? 0
	};
}

function rowOf({ code, facts, outcome, ...row }: Awaited<ReturnType<typeof rowsOfRun>>[number]): RowView {
	const result = outcome ?? (code === null ? 'waiting' : 'left_out');
	const todo = typeof facts['todo'] === 'string' && isOneOf(GUARD_TODOS, facts['todo']) ? facts['todo'] : 'none';
	return {
		...row,
		result,
		why: code === null ? undefined : whyOf(code, facts),
		todo: todo === 'none' ? undefined : todoWord(todo)
	};
}

/** A refusal's words in the language of whoever reads them now; who changed a case is told by the event. */
function whyOf(code: string, facts: Readonly<Record<string, unknown>>): string | undefined {
	const { event, state } = facts;
	if (code === 'cancellation.wrong_status') return notWaiting(state);
	const told = typeof event === 'string' ? { ...facts, what: eventWord(event) } : facts;
	return isRefusal(code) ? refusalText(code, told) : undefined;
}

/** Which state it has reached says more here than that a page is old. */
const notWaiting = (state: unknown) =>
	typeof state === 'string' && isOneOf(STATUSES, state)
		? m.bulk_why_status({ status: statusWord(state) })
		: m.bulk_why_not_waiting();

const isRefusal = (code: string): code is RefusalCode => code in REFUSALS;
