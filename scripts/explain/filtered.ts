import { SYSTEM } from '$lib/core/actor';
import { listEvents } from '$lib/modules/audit/repository.server';
import {
	countRefunds,
	listRefunds,
	sumRefunds
} from '$lib/modules/cancellations/repository/refunds/refunds-list.server';
import { listExports } from '$lib/modules/exports/repository.server';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import type { Db } from '$lib/server/db';
import { LIMIT, pages, sheets, type Known, type List } from './list';

/** The lists that are narrowed by filters, and the exports. */
export const filteredLists = (db: Db, known: Known): List[] => [
	...narrowed(db, known),
	...auditLists(db, known),
	...sheets('exports', (cursor) => listExports(db, { cursor, limit: LIMIT })),
	...sheets('exports of one', (cursor) => listExports(db, { askedBy: 'stf_1', cursor, limit: LIMIT }))
];

/** The filters of All orders and of the refunds, each alone and with another. */
const narrowed = (db: Db, { supplierId }: Known): List[] => [
	...[
		{ state: ['open' as const] },
		{ state: ['completed' as const] },
		{ state: ['balance_due' as const, 'awaiting_payment' as const] },
		{ state: ['canceled' as const], channel: ['import'] },
		{ channel: ['nobody-sells-here'] },
		{ supplier: [supplierId] },
		{ supplier: [supplierId], state: ['canceled' as const] },
		{ since: new Date('2011-03-01'), until: new Date('2011-03-02') },
		{ state: ['canceled' as const], search: 'lantern' }
	].flatMap((wanted) =>
		pages(`orders: ${JSON.stringify(wanted)}`, (cursor) =>
			listOrders(db, SYSTEM, { ...wanted, limit: LIMIT, ...cursor })
		)
	),
	...[
		{ tender: ['card' as const] },
		{ tender: ['gift_card' as const] },
		{ method: ['bank_deposit' as const] },
		{ gateway: ['stripe' as const] },
		{ currency: 'KWD' },
		{ currency: 'GBP', least: '100' },
		{ since: new Date('2011-03-01'), until: new Date('2011-03-02') },
		{ before: new Date('2011-03-02') }
	].flatMap((wanted) => [
		...sheets(`refunds: ${JSON.stringify(wanted)}`, (cursor) =>
			listRefunds(db, { ...wanted, tab: 'all', cursor, limit: LIMIT })
		),
		{ name: `refunds: counts ${JSON.stringify(wanted)}`, open: () => countRefunds(db, wanted) },
		{ name: `refunds: sums ${JSON.stringify(wanted)}`, open: () => sumRefunds(db, 'all', wanted) }
	])
];

/** By each filter alone, and by the worst of them together. */
const auditLists = (db: Db, { orderNumber }: Known): List[] =>
	[
		{},
		{ what: 'refund' },
		{ what: 'policy.changed' },
		{ who: 'staff' },
		{ who: 'system~system' },
		{ who: 'system~system', what: 'policy' },
		{ since: new Date('2020-01-01'), until: new Date('2020-02-01') },
		{ what: 'order.placed', since: new Date('2020-01-01'), until: new Date('2020-02-01') },
		{ about: orderNumber },
		{ about: 'C-1001', what: 'cancellation' }
	].flatMap((filter) =>
		sheets(`audit: ${JSON.stringify(filter)}`, (cursor) => listEvents(db, { ...filter, cursor, limit: LIMIT }))
	);
