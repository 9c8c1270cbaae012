import { dayEnd, dayStart } from '$lib/core/days';
import { QUEUE_TABS } from '$lib/modules/cancellations/queue/queue';
import { QUEUE_SORTS } from '$lib/modules/cancellations/queue/queue-choices';
import { askedIn } from '$lib/modules/cancellations/queue/queue-asked';
import { claimItems } from '$lib/modules/cancellations/repository/claims.server';
import { openCasesOf } from '$lib/modules/cancellations/repository/queue/assignment.server';
import { neighborsOf } from '$lib/modules/cancellations/repository/queue/neighbors.server';
import { queueOptions } from '$lib/modules/cancellations/repository/queue/queue-options.server';
import { countQueue, listQueue } from '$lib/modules/cancellations/repository/queue/queue.server';
import { readTurns } from '$lib/modules/cancellations/repository/queue/turns.server';
import { listViews } from '$lib/modules/cancellations/repository/queue/views.server';
import type { Db } from '$lib/server/db';
import { sheets, type Known, type List } from './list';

const LIMIT = 25;

/** Every filter alone and some together, what nearly all cases are and what none is. */
const FILTERS = [
	'by=customer',
	'by=partner',
	'by=customer&by=admin',
	'reason=changed_mind',
	'reason=sold_out&reason=delay',
	'by=customer&reason=sold_out',
	'tender=card',
	'tender=points',
	'channel=import',
	'channel=api&tender=card&age=7',
	'supplier=sup_none',
	'age=1',
	'age=30',
	'assignee=me',
	'assignee=none',
	'auto=yes',
	'sku=22197',
	'supplier=none',
	'reason=none',
	'from=2011-03-01&to=2011-03-07&sort=newest&stands=yes',
	'from=2011-03-01&to=2011-03-07&reason=changed_mind&sku=22197&stands=yes',
	'currency=GBP&amount=10..20',
	'currency=GBP&amount=100000..&by=customer'
];

/** Common parts of what is searched, rare ones, two letters, Korean, and signs. */
const WORDS = ['com', 'invalid', '김민', '민', 'ab', 'BAG', '22197', 'a-b', 'C-10', '%_\\', 'zzzzzz', 'white heart'];

const wanted = (query: string, { staffId, now }: Known) => {
	const { q: search, ...ask } = askedIn(new URLSearchParams(query));
	const asked = {
		...(ask.from === undefined ? {} : { since: dayStart(ask.from, 'UTC') }),
		...(ask.to === undefined ? {} : { until: dayEnd(ask.to, 'UTC') })
	};
	return { ...ask, search, me: staffId, now, asked };
};

/** The queue: each tab, sort, filter and kind of search, the pages beside it, and what stands around it. */
export const queueLists = (db: Db, known: Known): List[] => [
	...QUEUE_TABS.flatMap((tab) => sheets(`queue: ${tab}`, (cursor) => listQueue(db, { tab, cursor, limit: LIMIT }))),
	...QUEUE_SORTS.flatMap((sort) => [sort, `-${sort}` as const]).flatMap((sort) =>
		(['requested', 'all'] as const).flatMap((tab) =>
			sheets(`queue: ${tab} by ${sort}`, (cursor) => listQueue(db, { tab, sort, cursor, limit: LIMIT }))
		)
	),
	...[...FILTERS, ...searches(known).map((word) => `q=${encodeURIComponent(word)}`), 'q=com&by=customer&reason=other']
		.map((query) => ({ query, asked: wanted(query, known) }))
		.flatMap(({ query, asked }) => [
			...sheets(`queue: ${decodeURIComponent(query)}`, (cursor) =>
				listQueue(db, { ...asked, tab: 'all', cursor, limit: LIMIT })
			),
			{ name: `queue: counts of ${decodeURIComponent(query)}`, open: () => countQueue(db, asked) }
		]),
	{ name: 'queue: counts', open: () => countQueue(db) },
	{ name: 'queue: neighbors', open: () => neighborsOf(db, known.caseNumber, { tab: 'all', sort: 'customer' }) },
	{ name: 'queue: what filters offer', open: () => queueOptions(db) },
	{ name: 'queue: items of an export', open: () => claimItems(db, [known.caseId]) },
	{ name: 'queue: views', open: () => listViews(db, known.staffId) },
	{ name: 'queue: the round', open: () => readTurns(db) },
	{ name: 'queue: what somebody leaves behind', open: () => openCasesOf(db, known.staffId, LIMIT) }
];

/** Words of every kind, and something that is there. */
export const searches = ({ orderNumber, email }: Known): string[] => [...WORDS, 'C-1001', orderNumber, email];
