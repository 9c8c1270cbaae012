import { claimDue, listEndpoints, listensFor } from '$lib/modules/webhooks/repository/endpoints.server';
import { DELIVERY_TABS, listDeliveries, listDueAt } from '$lib/modules/webhooks/repository/deliveries.server';
import type { Db } from '$lib/server/db';
import { LIMIT, sheets, type List } from './list';

/** What other programs are told, of an endpoint whether or not there is one yet. */
export function webhookLists(db: Db): List[] {
	const first = async () => (await listEndpoints(db, undefined, 1))[0]?.id ?? 'whe_none';
	const now = new Date();
	const beforeAll = new Date(-1); // nothing is due by then, so that looking changes nothing
	return [
		{ name: 'webhooks: endpoints', open: () => listEndpoints(db, undefined, LIMIT) },
		{ name: 'webhooks: a supplier’s program', open: () => listensFor(db, 'Paper') },
		{
			name: 'webhooks: where something is due',
			open: () => db.transaction((tx) => claimDue(tx, beforeAll, beforeAll))
		},
		{ name: 'webhooks: what is due there', open: async () => listDueAt(db, await first(), now, LIMIT) },
		...DELIVERY_TABS.flatMap((tab) =>
			sheets(`webhooks: messages, ${tab}`, async (cursor) =>
				listDeliveries(db, { endpointId: await first(), tab, cursor, limit: LIMIT })
			)
		)
	];
}
