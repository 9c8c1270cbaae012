import { DAY, later } from '$lib/core/time';
import {
	latestRun,
	listDifferences,
	ordersInDrift
} from '$lib/modules/cancellations/repository/refunds/reconcile.server';
import { ordersReadSince } from '$lib/modules/channels/repository/orders.server';
import type { Db } from '$lib/server/db';
import type { List } from './list';

/** What is compared with gateways and stores, and what differs. */
export const reconcileLists = (db: Db): List[] => [
	{ name: 'reconciliation: open differences', open: () => listDifferences(db, false) },
	{ name: 'reconciliation: settled differences', open: () => listDifferences(db, true) },
	{ name: 'reconciliation: orders to compare again', open: () => ordersInDrift(db) },
	{ name: 'reconciliation: orders read at stores', open: () => ordersReadSince(db, later(new Date(), -DAY)) },
	{ name: 'reconciliation: the last one', open: () => latestRun(db) }
];
