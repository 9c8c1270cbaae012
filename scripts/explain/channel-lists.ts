import { claimBackfills, connectionsAfter, listConnections } from '$lib/modules/channels/repository/connections.server';
import { listMessages } from '$lib/modules/channels/repository/messages.server';
import {
	linksOf,
	listDue,
	listFailed,
	oldestWaiting,
	ordersReadSince
} from '$lib/modules/channels/repository/orders.server';
import { ordersWaiting, pushesOfCase } from '$lib/modules/channels/repository/pushes.server';
import { findWritable, ownAmong } from '$lib/modules/channels/repository/sellers.server';
import { openStoreTasks } from '$lib/modules/orders/repository/tasks.server';
import type { Db } from '$lib/server/db';
import { LIMIT, sheets, type List } from './list';

/** What is kept in step with stores, of one whether or not there is one yet. */
export function channelLists(db: Db): List[] {
	const first = async () => (await listConnections(db, 1))[0]?.id ?? 'con_none';
	const now = new Date();
	const beforeAll = new Date(-1); // nothing is due by then, so that looking changes nothing
	const of = (search: string) =>
		sheets(`stores: messages${search && ', searched'}`, async (cursor) =>
			listMessages(db, { connectionId: await first(), search, cursor, limit: LIMIT })
		);
	return [
		{ name: 'stores: connections', open: () => listConnections(db, LIMIT) },
		{ name: 'stores: connections, in the API', open: () => connectionsAfter(db, '', LIMIT) },
		{ name: 'stores: whose changes are to be asked for', open: () => claimBackfills(db, beforeAll, beforeAll, LIMIT) },
		{ name: 'stores: orders that are to be read', open: () => listDue(db, now, LIMIT) },
		{ name: 'stores: orders out of step', open: async () => listFailed(db, await first(), LIMIT) },
		{ name: 'stores: what waits longest', open: async () => oldestWaiting(db, await first()) },
		{ name: 'stores: orders that wait for a write', open: async () => ordersWaiting(db, await first(), LIMIT) },
		{ name: 'stores: what was read lately', open: () => ordersReadSince(db, now) },
		{ name: 'stores: where an order of ours is', open: () => linksOf(db, 'ord_none') },
		{ name: 'stores: what was sent of a case', open: () => pushesOfCase(db, 'can_none') },
		{ name: 'stores: ours at a supplier’s', open: async () => ownAmong(db, await first(), ['1', '2']) },
		{ name: 'stores: where a purchase is', open: () => findWritable(db, 'sor_none') },
		{ name: 'stores: what a person has to decide', open: async () => openStoreTasks(db, await first(), LIMIT) },
		...of(''),
		...of('1044')
	];
}
