import { DAY, later } from '$lib/core/time';
import { SUPPLIER_ORDER_STATES } from '$lib/modules/orders/order';
import { silentAsks } from '$lib/modules/suppliers/repository.server';
import { itemsOfSupplier, listSuppliers, scoreOf, totalsOf } from '$lib/modules/suppliers/repository/directory.server';
import { takeToRead } from '$lib/modules/suppliers/repository/readings.server';
import { lockRecoveriesOf } from '$lib/modules/suppliers/repository/recoveries.server';
import { listPurchases, listRecoveries, listWaiting } from '$lib/modules/suppliers/repository/waiting.server';
import type { Db } from '$lib/server/db';
import { LIMIT, sheets, type Known, type List } from './list';

/** Nothing is due by then, so that looking changes nothing. */
const BEFORE_ALL = new Date(-1);

/** Suppliers: who they are, what they were asked, what they owe, and what was bought from them. */
export const supplierLists = (db: Db, { supplierId, now }: Known): List[] => [
	{ name: 'suppliers', open: () => listSuppliers(db, now, { limit: LIMIT }) },
	{ name: 'suppliers: what one owes', open: () => totalsOf(db, [supplierId]) },
	{ name: 'suppliers: how one answers', open: () => scoreOf(db, supplierId, later(now, -90 * DAY)) },
	{ name: 'suppliers: items of one', open: () => itemsOfSupplier(db, supplierId, LIMIT) },
	...sheets('suppliers: asked', (cursor) => listWaiting(db, { cursor, limit: LIMIT })),
	...sheets('suppliers: overdue', (cursor) => listWaiting(db, { cursor, limit: LIMIT, lateAt: now })),
	...sheets('suppliers: asked of one', (cursor) => listWaiting(db, { cursor, limit: LIMIT, supplier: supplierId })),
	...sheets('suppliers: owed', (cursor) => listRecoveries(db, { cursor, limit: LIMIT, open: true })),
	...sheets('suppliers: owed by one, all', (cursor) =>
		listRecoveries(db, { cursor, limit: LIMIT, open: false, supplier: supplierId })
	),
	...sheets('supplier orders', (cursor) => listPurchases(db, { cursor, limit: LIMIT })),
	...sheets('supplier orders of one', (cursor) => listPurchases(db, { cursor, limit: LIMIT, supplier: supplierId })),
	...SUPPLIER_ORDER_STATES.flatMap((state) =>
		sheets(`supplier orders: ${state}`, (cursor) => listPurchases(db, { cursor, limit: LIMIT, state }))
	),
	{
		name: 'supplier orders: to read',
		open: () => takeToRead(db, { kinds: ['aliexpress', 'shop'], now: BEFORE_ALL, again: now, limit: LIMIT })
	},
	{ name: 'supplier orders: what one pays back', open: () => lockRecoveriesOf(db, 'sor_none') },
	{ name: 'suppliers: silent', open: () => silentAsks(db, now, LIMIT) }
];
