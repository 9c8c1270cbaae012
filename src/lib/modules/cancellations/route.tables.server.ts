import { sql } from 'drizzle-orm';
import { check, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { tenders } from '../orders/tables.server';
import { refunds } from '../refunds/tables.server';
import { minor, moment } from '../settings/tables.server';
import { CONSENT_ROUTES } from './route/route';
import { cancellations } from './tables.server';

/**
 * A customer was asked whether money that can't go back the way it came may go another way, and what they agreed to. One
 * for each payment of a case: asked again, the older answer counts no more (the events keep it).
 */
export const routeConsents = pgTable(
	'route_consents',
	{
		id: text('id').primaryKey(),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		tenderId: text('tender_id')
			.notNull()
			.references(() => tenders.id),
		refundId: text('refund_id')
			.notNull()
			.references(() => refunds.id),
		amountMinor: minor('amount_minor').notNull(),
		askedAt: moment('asked_at').notNull(),
		askedBy: text('asked_by').notNull(),
		route: text('route', { enum: CONSENT_ROUTES }),
		agreedAt: moment('agreed_at'),
		agreedBy: text('agreed_by')
	},
	(t) => [
		unique('route_consents_once').on(t.cancellationId, t.tenderId),
		check('route_consents_route', sql`${t.route} in ('bank_deposit', 'store_credit')`),
		check(
			'route_consents_agreed',
			sql`(${t.route} is null) = (${t.agreedAt} is null) and (${t.route} is null) = (${t.agreedBy} is null)`
		),
		check('route_consents_amount', sql`${t.amountMinor} > 0`)
	]
);
