import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { orders, tasks } from '../orders/tables.server';
import { moment } from '../settings/tables.server';
import { INTERCEPT_STATES, type ParcelItem } from './intercept/intercept';
import { cancellations } from './tables.server';

const states = sql.raw(`('${INTERCEPT_STATES.join("', '")}')`);

/**
 * A carrier that was asked to stop a parcel, and what came of it. `cancellationId`: the case whose units had left already, if
 * it began there; `filedId`: the one that goes on with what came back.
 */
// prettier-ignore
export const intercepts = pgTable('intercepts', {
	id: text('id').primaryKey(),
	orderId: text('order_id').notNull().references(() => orders.id),
	cancellationId: text('cancellation_id').references(() => cancellations.id),
	filedId: text('filed_id').references(() => cancellations.id),
	taskId: text('task_id').notNull().references(() => tasks.id),
	carrier: text('carrier').notNull(),
	tracking: text('tracking').notNull(),
	items: jsonb('items').$type<readonly ParcelItem[]>().notNull(),
	note: text('note').notNull().default(''),
	state: text('state', { enum: INTERCEPT_STATES }).notNull().default('asked'),
	askedAt: moment('asked_at').notNull(), askedBy: text('asked_by').notNull(),
	endedAt: moment('ended_at'), endedBy: text('ended_by'), answer: text('answer').notNull().default('')
}, (t) => [
	index('intercepts_order').on(t.orderId, t.askedAt),
	check('intercepts_state', sql`${t.state} in ${states}`),
	check('intercepts_ended', sql`(${t.state} = 'asked') = (${t.endedAt} is null)`),
	check('intercepts_filed', sql`${t.filedId} is null or ${t.state} = 'intercepted'`)
]);
