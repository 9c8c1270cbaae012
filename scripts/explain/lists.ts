import { listSessions } from '$lib/modules/accounts/repository/sessions.server';
import { listInvitations } from '$lib/modules/accounts/repository/invitations.server';
import { listTeam } from '$lib/modules/accounts/repository/team.server';
import { lockClosing } from '$lib/modules/accounts/repository/shoppers.server';
import { partnerActor, SYSTEM } from '$lib/core/actor';
import { listExports } from '$lib/modules/exports/repository.server';
import { listEvents } from '$lib/modules/audit/repository.server';
import { QUEUE_TABS, REFUND_TABS } from '$lib/modules/cancellations/queue';
import { cutsAt } from '$lib/modules/cancellations/dashboard/dashboard';
import {
	countForMenu,
	countSince,
	countWaiting,
	listNext,
	listOpenTasks
} from '$lib/modules/cancellations/repository/dashboard.server';
import { historyOf, messagesOf } from '$lib/modules/cancellations/repository/history.server';
import { listCases } from '$lib/modules/cancellations/repository/list.server';
import { graceOf, nextRows, rowsOfRun } from '$lib/modules/cancellations/repository/bulk/rows.server';
import { progressOf, recentRuns } from '$lib/modules/cancellations/repository/bulk/runs.server';
import { countQueue, listQueue, recordOf } from '$lib/modules/cancellations/repository/queue.server';
import { countRefunds, listRefunds } from '$lib/modules/cancellations/repository/refunds-list.server';
import { STATUSES } from '$lib/modules/cancellations/status';
import { findByNumberAndEmail } from '$lib/modules/orders/repository/joining.server';
import {
	allImported,
	allTroubles,
	importedOrders,
	troubleSamples
} from '$lib/modules/imports/repository/findings.server';
import { listImports } from '$lib/modules/imports/repository/list.server';
import { mappingForHeader } from '$lib/modules/imports/repository/mappings.server';
import { listOrders, listShopperOrders } from '$lib/modules/orders/repository/list.server';
import type { Db } from '$lib/server/db';
import { feedAfter } from '$lib/server/feed';

/** A list as somebody opens it. Its statements are those the app sends, because it is the app that sends them. */
export type List = { readonly name: string; open(): Promise<unknown> };

/** Something real to look for. */
export type Known = {
	readonly orderNumber: string;
	readonly email: string;
	readonly shopperId: string;
	readonly caseId: string;
	readonly orderId: string;
	readonly lastEvent: number;
	readonly staffId: string;
	/** When the last thing happened: a day on which there is something to count. */
	readonly now: Date;
};

const LIMIT = 25;

/** Every list the app shows, its first page and one further on, searched and not. */
export const listsOf = (db: Db, known: Known): readonly List[] => [
	...QUEUE_TABS.flatMap((tab) => sheets(`queue: ${tab}`, (cursor) => listQueue(db, { tab, cursor, limit: LIMIT }))),
	...searches(known).map((search) => ({
		name: `queue: search ${search}`,
		open: () => listQueue(db, { tab: 'all', search, limit: LIMIT })
	})),
	{ name: 'queue: counts', open: () => countQueue(db) },
	...bulkLists(db),
	{ name: 'queue: counts of a search', open: () => countQueue(db, { search: known.email }) },
	...REFUND_TABS.flatMap((tab) =>
		sheets(`refunds: ${tab}`, (cursor) => listRefunds(db, { tab, cursor, limit: LIMIT }))
	),
	...searches(known).map((search) => ({
		name: `refunds: search ${search}`,
		open: () => listRefunds(db, { tab: 'all', search, limit: LIMIT })
	})),
	{ name: 'refunds: counts', open: () => countRefunds(db) },
	{ name: 'refunds: counts of a search', open: () => countRefunds(db, known.email) },
	...ordersLists(db, known),
	...auditLists(db, known),
	...sheets('exports', (cursor) => listExports(db, { cursor, limit: LIMIT })),
	...sheets('exports of one', (cursor) => listExports(db, { askedBy: 'stf_1', cursor, limit: LIMIT })),
	...dashboardOf(db, known),
	...STATUSES.map((state) => ({
		name: `API cases: ${state}`,
		open: () => listCases(db, SYSTEM, { state, limit: LIMIT })
	})),
	{ name: 'API cases of an order', open: () => listCases(db, SYSTEM, { order: known.orderId, limit: LIMIT }) },
	{ name: 'a shopper’s record', open: () => recordOf(db, known.shopperId) },
	{ name: 'a case’s history', open: () => historyOf(db, known.caseId) },
	{ name: 'a case’s messages', open: () => messagesOf(db, known.caseId, true) },
	...importLists(db),
	{ name: 'events: from the first', open: () => feedAfter({ db, now: new Date() }, 0, LIMIT) },
	{ name: 'events: the newest', open: () => feedAfter({ db, now: new Date() }, known.lastEvent - LIMIT, LIMIT) }
];

const dashboardOf = (db: Db, { staffId, now }: Known): List[] => {
	const cuts = cutsAt(now, 'UTC');
	return [
		{ name: 'dashboard: what waits', open: () => countWaiting(db, staffId, cuts) },
		{ name: 'dashboard: mine', open: () => listNext(db, staffId, LIMIT) },
		{ name: 'dashboard: nobody’s', open: () => listNext(db, null, LIMIT) },
		{ name: 'dashboard: open tasks', open: () => listOpenTasks(db, staffId, LIMIT) },
		{ name: 'dashboard: today', open: () => countSince(db, cuts.dayStart) },
		{ name: 'menu: counts', open: () => countForMenu(db, cuts) }
	];
};

const ordersLists = (db: Db, { shopperId, orderNumber, email }: Known): List[] => [
	...pages('orders', (cursor) => listOrders(db, SYSTEM, { limit: LIMIT, ...cursor })),
	...[orderNumber, email].map((search) => ({
		name: `orders: search ${search}`,
		open: () => listOrders(db, SYSTEM, { search, limit: LIMIT })
	})),
	...pages('orders of a shopper', (cursor) => listShopperOrders(db, shopperId, { limit: LIMIT, ...cursor })),
	...[true, false].flatMap((active) =>
		sheets(`team: ${active ? 'active' : 'left'}`, (cursor) => listTeam(db, { active, cursor, limit: LIMIT }))
	),
	{ name: 'team: invitations', open: () => listInvitations(db, LIMIT) },
	{ name: 'an account’s sessions', open: () => listSessions(db, 'shopper', shopperId) },
	{ name: 'an order by number and address', open: () => findByNumberAndEmail(db, { number: orderNumber, email }) },
	{ name: 'accounts to close', open: () => lockClosing(db, new Date(), LIMIT) },
	{ name: 'orders of a partner', open: () => listOrders(db, partnerActor('Northwood Prints'), { limit: LIMIT }) }
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

function importLists(db: Db): List[] {
	const newest = async () => (await listImports(db, { limit: 1 })).items[0]?.id ?? '';
	const ofNewest = (name: string, open: (id: string) => Promise<unknown>) => ({
		name: `imports: ${name}`,
		open: async () => open(await newest())
	});
	return [
		...sheets('imports', (cursor) => listImports(db, { cursor, limit: LIMIT })),
		ofNewest('kept-out lines by kind', (id) => troubleSamples(db, { id, phase: 'import' })),
		ofNewest('all kept-out lines', (id) => allTroubles(db, { id, phase: 'import' }).next()),
		ofNewest('orders that came in', (id) => importedOrders(db, id)),
		ofNewest('all orders that came in', (id) => allImported(db, id).next()),
		ofNewest('the mapping for a header', (id) => mappingForHeader(db, id))
	];
}

const searches = ({ orderNumber, email }: Known) => ['C-1001', orderNumber, email];

/** The first page of a list that is cut in both directions, and the next. */
function sheets(name: string, list: (cursor?: string) => Promise<{ older?: string }>): List[] {
	const next = async () => list((await list()).older);
	return [
		{ name, open: () => list() },
		{ name: `${name}, second page`, open: next }
	];
}

/** The same for a list that only goes on. */
function pages(name: string, list: (cursor: { cursor?: string }) => Promise<{ next?: string }>): List[] {
	const next = async () => {
		const { next: cursor } = await list({});
		return list(cursor === undefined ? {} : { cursor });
	};
	return [
		{ name, open: () => list({}) },
		{ name: `${name}, second page`, open: next }
	];
}

/** A run's page and the next of its rows, whether or not there was a run yet. */
function bulkLists(db: Db): List[] {
	const ofNewest = (read: (run: string) => Promise<unknown>) => async () => {
		const [newest] = await recentRuns(db, 1);
		return read(newest?.run.id ?? 'blk_none');
	};
	return [
		{ name: 'bulk: the latest runs', open: () => recentRuns(db, LIMIT) },
		{ name: 'bulk: how far a run is', open: ofNewest((run) => progressOf(db, [run])) },
		{ name: 'bulk: rows of a run', open: ofNewest((run) => rowsOfRun(db, { run, tab: 'all', from: 0, limit: LIMIT })) },
		{ name: 'bulk: what can be taken back', open: ofNewest((run) => graceOf(db, run)) },
		{ name: 'bulk: the next rows', open: ofNewest((run) => nextRows(db, run, LIMIT)) }
	];
}
