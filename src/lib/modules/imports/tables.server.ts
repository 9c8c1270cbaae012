import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import { files } from '../../server/tables.server';
import { orders } from '../orders/tables.server';
import { moment } from '../settings/tables.server';
import { PHASES, RUN_STATES } from './state';

/**
 * A file of orders somebody brought. The text is kept for some days in UTF-8; what is known of it stays. Either `format`
 * says what its columns are, or `layout` does; neither does until somebody chose.
 */
export const imports = pgTable(
	'imports',
	{
		id: text('id').primaryKey(),
		fileId: text('file_id').references(() => files.id, { onDelete: 'set null' }),
		fileName: text('file_name').notNull(),
		fileBytes: bigint('file_bytes', { mode: 'number' }).notNull(),
		encoding: text('encoding').notNull(),
		delimiter: text('delimiter').notNull(),
		header: jsonb('header').notNull(),
		/** Its first rows, to be shown beside what is asked about them. */
		samples: jsonb('samples').notNull(),
		/** Of the header alone: files with the same columns are mapped alike. */
		fingerprint: text('fingerprint').notNull(),
		format: text('format'),
		layout: jsonb('layout'),
		/** It was begun, so it is remembered; an upload nobody went on with goes with its file. */
		started: boolean('started').notNull().default(false),
		createdAt: moment('created_at').notNull(),
		byId: text('by_id').notNull(),
		byName: text('by_name').notNull()
	},
	(t) => [
		index('imports_newest').on(t.createdAt, t.id),
		index('imports_file').on(t.fileId),
		index('imports_abandoned')
			.on(t.createdAt)
			.where(sql`not started`),
		check('imports_one_mapping', sql`num_nonnulls(${t.format}, ${t.layout}) <= 1`)
	]
);

/** One going over of a file, with how far it is and what came of it. `checkpoint` and all that is counted move together. */
export const importRuns = pgTable(
	'import_runs',
	{
		importId: text('import_id')
			.notNull()
			.references(() => imports.id, { onDelete: 'cascade' }),
		phase: text('phase', { enum: PHASES }).notNull(),
		state: text('state', { enum: RUN_STATES }).notNull().default('running'),
		checkpoint: jsonb('checkpoint'),
		bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
		lines: integer('lines').notNull().default(0),
		orders: integer('orders').notNull().default(0),
		/** Orders that were there already. */
		present: integer('present').notNull().default(0),
		/** Lines, by kind. */
		keptOut: jsonb('kept_out').notNull(),
		notices: jsonb('notices').notNull(),
		/** What the orders are worth and what of it was paid, by currency. */
		totals: jsonb('totals').notNull(),
		/** How often in a row it broke off; the reference the last time is logged under. */
		failures: integer('failures').notNull().default(0),
		reference: text('reference'),
		startedAt: moment('started_at').notNull(),
		movedAt: moment('moved_at').notNull(),
		finishedAt: moment('finished_at'),
		byName: text('by_name').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.importId, t.phase] }),
		index('import_runs_running')
			.on(t.movedAt)
			.where(sql`state = 'running'`),
		check('import_runs_phase', sql`${t.phase} in ('check', 'import')`),
		check('import_runs_state', sql`${t.state} in ('running', 'done', 'stopped', 'failed')`),
		check('import_runs_finished', sql`(${t.state} = 'running') = (${t.finishedAt} is null)`),
		check('import_runs_counts', sql`least(${t.bytes}, ${t.lines}, ${t.orders}, ${t.present}, ${t.failures}) >= 0`)
	]
);

/** Every order number of a file, once, and what became of it: taken `in`, `present` already, or kept `out`. */
export const importOrders = pgTable(
	'import_orders',
	{
		importId: text('import_id').notNull(),
		phase: text('phase', { enum: PHASES }).notNull(),
		number: text('number').notNull(),
		outcome: text('outcome', { enum: ['in', 'present', 'out'] }).notNull(),
		orderId: text('order_id').references(() => orders.id)
	},
	(t) => [
		primaryKey({ columns: [t.importId, t.phase, t.number] }),
		foreignKey({ columns: [t.importId, t.phase], foreignColumns: [importRuns.importId, importRuns.phase] }).onDelete(
			'cascade'
		),
		uniqueIndex('import_orders_order').on(t.orderId),
		index('import_orders_in')
			.on(t.importId, t.phase, t.number)
			.where(sql`outcome = 'in'`),
		check('import_orders_outcome', sql`${t.outcome} in ('in', 'present', 'out')`),
		check('import_orders_written', sql`(${t.orderId} is not null) = (${t.phase} = 'import' and ${t.outcome} = 'in')`)
	]
);

/** Payments that orders found by a dry run say they were paid by, as long as it goes on: another order has not the same. */
export const importPayments = pgTable(
	'import_payments',
	{
		importId: text('import_id').notNull(),
		phase: text('phase', { enum: PHASES }).notNull(),
		gateway: text('gateway').notNull(),
		reference: text('reference').notNull(),
		number: text('number').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.importId, t.phase, t.gateway, t.reference] }),
		foreignKey({ columns: [t.importId, t.phase], foreignColumns: [importRuns.importId, importRuns.phase] }).onDelete(
			'cascade'
		),
		check('import_payments_check', sql`${t.phase} = 'check'`)
	]
);

/** Every line that was kept out. */
export const importTroubles = pgTable(
	'import_troubles',
	{
		importId: text('import_id').notNull(),
		phase: text('phase', { enum: PHASES }).notNull(),
		line: integer('line').notNull(),
		kind: text('kind').notNull(),
		number: text('number'),
		field: text('field'),
		found: text('found')
	},
	(t) => [
		primaryKey({ columns: [t.importId, t.phase, t.line] }),
		foreignKey({ columns: [t.importId, t.phase], foreignColumns: [importRuns.importId, importRuns.phase] }).onDelete(
			'cascade'
		),
		index('import_troubles_kind').on(t.importId, t.phase, t.kind, t.line)
	]
);

/** How the columns of a shop's own files are to be read, remembered by name. The newest for a header is proposed. */
export const importMappings = pgTable(
	'import_mappings',
	{
		/** Its name in small letters: `Cafe24` and `cafe24` are one. */
		key: text('key').primaryKey(),
		name: text('name').notNull(),
		fingerprint: text('fingerprint').notNull(),
		layout: jsonb('layout').notNull(),
		savedAt: moment('saved_at').notNull(),
		byName: text('by_name').notNull()
	},
	(t) => [
		index('import_mappings_header').on(t.fingerprint, t.savedAt),
		check('import_mappings_key', sql`${t.key} = lower(${t.name})`),
		check('import_mappings_name_said', sql`${t.name} = btrim(${t.name}) and length(${t.name}) between 1 and 100`),
		check('import_mappings_not_built_in', sql`${t.key} not in ('generic', 'shopify', 'woocommerce', 'online-retail')`)
	]
);
