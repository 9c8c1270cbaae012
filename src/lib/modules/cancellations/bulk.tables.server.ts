import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import { staff } from '../accounts/tables.server';
import { minor, moment } from '../settings/tables.server';
import { OUTCOMES, RUN_KINDS, RUN_STATES, STOP_REASONS, type RunOptions, type TenderSum } from './bulk/run';
import type { Summary } from './bulk/summary';
import { cancellations } from './tables.server';

/**
 * One decision about many cases. A draft is a selection and what its dry run found; started, its rows are carried out as
 * `actsFor`, whose rights count. `undoes` is the run that this one takes back: each can be taken back once. `steppedAt`
 * moves with each step, so that a run nobody carries on is noticed.
 */
export const bulkRuns = pgTable(
	'bulk_runs',
	{
		id: text('id').primaryKey(),
		kind: text('kind', { enum: RUN_KINDS }).notNull(),
		state: text('state', { enum: RUN_STATES }).notNull(),
		options: jsonb('options').$type<RunOptions>().notNull(),
		summary: jsonb('summary').$type<Summary>().notNull(),
		undoes: text('undoes'),
		createdBy: text('created_by')
			.notNull()
			.references(() => staff.id),
		actsFor: text('acts_for')
			.notNull()
			.references(() => staff.id),
		createdAt: moment('created_at').notNull(),
		checkedAt: moment('checked_at').notNull(),
		startedAt: moment('started_at'),
		steppedAt: moment('stepped_at'),
		stoppedAt: moment('stopped_at'),
		stoppedBy: text('stopped_by'),
		stopReason: text('stop_reason', { enum: STOP_REASONS }),
		finishedAt: moment('finished_at')
	},
	(t) => [
		foreignKey({ columns: [t.undoes], foreignColumns: [t.id], name: 'bulk_runs_undoes' }),
		uniqueIndex('bulk_runs_undone_once').on(t.undoes),
		index('bulk_runs_recent')
			.on(t.startedAt, t.id)
			.where(sql`${t.state} <> 'draft'`),
		index('bulk_runs_running')
			.on(t.steppedAt)
			.where(sql`${t.state} = 'running'`),
		index('bulk_runs_drafts')
			.on(t.createdAt)
			.where(sql`${t.state} = 'draft'`),
		check('bulk_runs_kind', sql`${t.kind} in ('accept', 'reject', 'assign', 'refund', 'undo')`),
		check('bulk_runs_state', sql`${t.state} in ('draft', 'running', 'stopped', 'finished')`),
		check('bulk_runs_undo', sql`(${t.kind} = 'undo') = (${t.undoes} is not null)`),
		check('bulk_runs_started', sql`(${t.state} = 'draft') = (${t.startedAt} is null)`),
		check('bulk_runs_finished', sql`(${t.state} = 'finished') = (${t.finishedAt} is not null)`),
		check(
			'bulk_runs_stopped',
			sql`(${t.state} = 'stopped') = (${t.stopReason} is not null) and (${t.stopReason} is null) = (${t.stoppedAt} is null)
		and (${t.stopReason} is null or ${t.stopReason} in ('person', 'starter_inactive'))`
		)
	]
);

/**
 * One case of a run: its version and money as the dry run saw them, then what came of it, once. `code` says why it was
 * left out. Only a row without a code and an outcome waits for its turn.
 */
export const bulkRows = pgTable(
	'bulk_rows',
	{
		runId: text('run_id')
			.notNull()
			.references(() => bulkRuns.id, { onDelete: 'cascade' }),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		position: integer('position').notNull(),
		seenVersion: integer('seen_version').notNull(),
		currency: text('currency').notNull(),
		dueMinor: minor('due_minor').notNull(),
		tenders: jsonb('tenders').$type<readonly TenderSum[]>().notNull(),
		code: text('code'),
		facts: jsonb('facts').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
		outcome: text('outcome', { enum: OUTCOMES }),
		settledAt: moment('settled_at'),
		/** The case's version right after it was done: what has another one by now was changed since. */
		versionAfter: integer('version_after'),
		attempts: integer('attempts').notNull().default(0),
		/** What the log has a failure under. */
		reference: text('reference')
	},
	(t) => [
		primaryKey({ columns: [t.runId, t.cancellationId] }),
		unique('bulk_rows_position').on(t.runId, t.position),
		index('bulk_rows_case').on(t.cancellationId),
		check('bulk_rows_outcome', sql`${t.outcome} in ('done', 'left_out', 'failed')`),
		check('bulk_rows_settled', sql`(${t.outcome} is null) = (${t.settledAt} is null)`),
		check(
			'bulk_rows_said',
			sql`(${t.outcome} is distinct from 'left_out' or ${t.code} is not null)
		and (${t.outcome} is distinct from 'failed' or ${t.reference} is not null)
		and (${t.outcome} is distinct from 'done' or (${t.code} is null and ${t.versionAfter} is not null))`
		),
		check('bulk_rows_amounts', sql`${t.dueMinor} >= 0 and ${t.seenVersion} > 0 and ${t.position} >= 0`)
	]
);
