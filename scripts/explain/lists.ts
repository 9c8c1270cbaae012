import { mornings } from '$lib/modules/accounts/repository/mornings.server';
import { KEY_TABS, listKeys } from '$lib/modules/accounts/repository/keys.server';
import { listSessions } from '$lib/modules/accounts/repository/sessions.server';
import { listInvitations } from '$lib/modules/accounts/repository/invitations.server';
import { listTeam } from '$lib/modules/accounts/repository/team.server';
import { lockClosing } from '$lib/modules/accounts/repository/shoppers.server';
import { SYSTEM } from '$lib/core/actor';
import { DAY, later } from '$lib/core/time';
import { REFUND_TABS } from '$lib/modules/cancellations/queue/queue';
import { cutsAt } from '$lib/modules/cancellations/dashboard/dashboard';
import {
	countForMenu,
	countSince,
	countWaiting,
	listNext
} from '$lib/modules/cancellations/repository/dashboard/dashboard.server';
import { countTasks, listOpenTasks } from '$lib/modules/cancellations/repository/dashboard/tasks.server';
import { TASK_TABS } from '$lib/modules/cancellations/dashboard/task-tabs';
import { historyOf, messagesOf, moneyHistoryOf } from '$lib/modules/cancellations/repository/history.server';
import { listCases } from '$lib/modules/cancellations/repository/queue/list.server';
import { recordOf } from '$lib/modules/cancellations/repository/queue/queue.server';
import { dueUntil } from '$lib/modules/cancellations/money/refund-due';
import {
	claimDigest,
	countDue,
	listDue,
	untold
} from '$lib/modules/cancellations/repository/refunds/due-refunds.server';
import { heldAgainstLaw } from '$lib/modules/cancellations/repository/legal-due.server';
import {
	dueByDay,
	keptPromises,
	reportFacts
} from '$lib/modules/cancellations/repository/refunds/refund-report.server';
import { countRefunds, listRefunds } from '$lib/modules/cancellations/repository/refunds/refunds-list.server';
import { countUnmatched, listClosed, listUnmatched } from '$lib/modules/cancellations/repository/withdrawals.server';
import { untoldRequests } from '$lib/modules/cancellations/repository/unanswered.server';
import { STATUSES } from '$lib/modules/cancellations/status';
import { itemsOf, listBatches } from '$lib/modules/deposits/repository/batches.server';
import { countPending, listPending, payableIds } from '$lib/modules/deposits/repository/pending.server';
import { queuedOfBatch } from '$lib/modules/notifications/repository/mails.server';
import { countUnread, listTold } from '$lib/modules/notifications/repository/inbox.server';
import { findByNumberAndEmail } from '$lib/modules/orders/repository/joining.server';
import { againOf } from '$lib/modules/orders/repository/again.server';
import { balancesOf, balancesToRemind } from '$lib/modules/orders/repository/balances.server';
import { listOrders, listShopperOrders } from '$lib/modules/orders/repository/list.server';
import { paymentsToCheck, unsettledOf } from '$lib/modules/payments/repository/payments.server';
import { listUpdated } from '$lib/modules/orders/repository/updated.server';
import type { Db } from '$lib/server/db';
import { feedAfter } from '$lib/server/feed/feed';
import { channelLists } from './channel-lists';
import { ediLists } from './edi-lists';
import { filteredLists } from './filtered';
import { LIMIT, pages, sheets, type Known, type List } from './list';
import { bulkLists, importLists } from './many-lists';
import { partnerLists } from './partner-lists';
import { policyLists } from './policy-lists';
import { queueLists, searches } from './queue-lists';
import { reconcileLists } from './reconcile-lists';
import { supplierLists } from './supplier-lists';
import { webhookLists } from './webhook-lists';

/** Every list the app shows, its first page and one further on, searched and not. */
export const listsOf = (db: Db, known: Known): readonly List[] => [
	...queueLists(db, known),
	...supplierLists(db, known),
	...webhookLists(db),
	...channelLists(db),
	...ediLists(db),
	{ name: 'refunds that the law does not let wait', open: () => heldAgainstLaw(db, known.now, LIMIT) },
	{
		name: 'requests nobody answered',
		open: () => untoldRequests(db, { after: later(known.now, -8 * DAY), before: later(known.now, -DAY) }, LIMIT)
	},
	...reconcileLists(db),
	...bulkLists(db),
	...policyLists(db, known),
	...REFUND_TABS.flatMap((tab) =>
		sheets(`refunds: ${tab}`, (cursor) => listRefunds(db, { tab, cursor, limit: LIMIT }))
	),
	...searches(known).map((search) => ({
		name: `refunds: search ${search}`,
		open: () => listRefunds(db, { tab: 'all', search, limit: LIMIT })
	})),
	...dueLists(db, known),
	{ name: 'refunds: counts', open: () => countRefunds(db) },
	{ name: 'refunds: counts of a search', open: () => countRefunds(db, { search: known.email }) },
	...ordersLists(db, known),
	...filteredLists(db, known),
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

/** What is due by when, and what reminds of it. */
const dueLists = (db: Db, { now }: Known): List[] => {
	const until = dueUntil(now, 'UTC');
	const span = { since: later(now, -7 * DAY), until: now, timeZone: 'UTC' };
	return [
		{ name: 'refunds: counts by due date', open: () => countDue(db, until) },
		...(['due', 'deposits'] as const).flatMap((tab) =>
			sheets(`refunds: ${tab} by tonight`, (cursor) =>
				listRefunds(db, { tab, before: until.today, cursor, limit: LIMIT })
			)
		),
		...(['ready', 'missing'] as const).flatMap((tab) =>
			sheets(`deposits: ${tab}`, (cursor) => listPending(db, { tab, carriers: [], cursor, limit: LIMIT }))
		),
		{ name: 'deposits: counts', open: () => countPending(db, { carriers: [] }) },
		{ name: 'deposits: to put into a batch', open: () => payableIds(db, { carriers: [], limit: LIMIT }) },
		{ name: 'withdrawals without an order', open: () => listUnmatched(db, LIMIT) },
		{ name: 'withdrawals that were closed', open: () => listClosed(db, LIMIT) },
		{ name: 'withdrawals without an order: count', open: () => countUnmatched(db) },
		...sheets('batches', (cursor) => listBatches(db, { cursor, limit: LIMIT })),
		{ name: 'deposits of a batch', open: () => itemsOf(db, 'bat_none') },
		{ name: 'refunds: the next due', open: () => listDue(db, until.week, LIMIT) },
		{ name: 'refund report: what was made', open: () => reportFacts(db, span) },
		{ name: 'refund report: what was promised', open: () => keptPromises(db, span) },
		{ name: 'refund report: what is due', open: () => dueByDay(db, span) },
		{ name: 'refunds: overdue and untold', open: () => untold(db, now, LIMIT) },
		{
			name: 'refunds: whether there is a letter to write',
			open: () => claimDigest(db, { day: 'never', now, before: new Date(0) })
		}
	];
};

const dashboardOf = (db: Db, { staffId, now }: Known): List[] => {
	const cuts = cutsAt(now, 'UTC');
	return [
		{ name: 'dashboard: what waits', open: () => countWaiting(db, staffId, cuts) },
		{ name: 'dashboard: mine', open: () => listNext(db, staffId, LIMIT) },
		{ name: 'dashboard: nobody’s', open: () => listNext(db, null, LIMIT) },
		...TASK_TABS.map((tab) => ({
			name: `open tasks: ${tab}`,
			open: () => listOpenTasks(db, { tab, staffId, limit: LIMIT })
		})),
		{ name: 'open tasks: counts', open: () => countTasks(db, staffId) },
		{ name: 'dashboard: today', open: () => countSince(db, cuts.dayStart) },
		{ name: 'menu: counts', open: () => countForMenu(db, cuts) }
	];
};

const ordersLists = (db: Db, known: Known): List[] => [
	...pages('orders', (cursor) => listOrders(db, SYSTEM, { limit: LIMIT, ...cursor })),
	...pages('orders: changed since yesterday', (cursor) =>
		listUpdated(db, SYSTEM, { since: later(known.now, -DAY), limit: LIMIT, ...cursor })
	),
	...searches(known).map((search) => ({
		name: `orders: search ${search}`,
		open: () => listOrders(db, SYSTEM, { search, limit: LIMIT })
	})),
	...pages('orders of a shopper', (cursor) => listShopperOrders(db, known.shopperId, { limit: LIMIT, ...cursor })),
	...[true, false].flatMap((active) =>
		sheets(`team: ${active ? 'active' : 'left'}`, (cursor) => listTeam(db, { active, cursor, limit: LIMIT }))
	),
	...KEY_TABS.flatMap((tab) =>
		sheets(`API keys: ${tab}`, (cursor) => listKeys(db, { tab, now: known.now, cursor, limit: LIMIT }))
	),
	{ name: 'team: invitations', open: () => listInvitations(db, LIMIT) },
	{ name: 'an account’s sessions', open: () => listSessions(db, 'shopper', known.shopperId) },
	{
		name: 'an order by number and address',
		open: () => findByNumberAndEmail(db, { number: known.orderNumber, email: known.email })
	},
	...sheets('a shopper’s notifications', (cursor) => listTold(db, known.shopperId, { cursor, limit: LIMIT })),
	{ name: 'mornings to call', open: () => mornings(db) },
	{ name: 'mails of a batch', open: () => queuedOfBatch(db, 'mba_none') },
	{ name: 'a shopper’s unread notifications', open: () => countUnread(db, known.shopperId) },
	{ name: 'accounts to close', open: () => lockClosing(db, new Date(), LIMIT) },
	{ name: 'balances of an order', open: () => balancesOf(db, known.orderId) },
	{ name: 'money history of an order', open: () => moneyHistoryOf(db, known.orderId) },
	{ name: 'orders made again', open: () => againOf(db, known.orderId) },
	{ name: 'balances to remind of', open: () => balancesToRemind(db, new Date()) },
	{ name: 'payments to check', open: () => paymentsToCheck(db, new Date()) },
	{ name: 'payment under way', open: () => unsettledOf(db, known.orderId) },
	...partnerLists(db, known)
];
