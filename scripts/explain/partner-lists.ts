import { partnerActor } from '$lib/core/actor';
import { listPartnerPeople } from '$lib/modules/accounts/repository/partners/people.server';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import type { Db } from '$lib/server/db';
import { LIMIT, pages, sheets, type Known, type List } from './list';

const NORTHWOOD = partnerActor('Northwood Prints');

/** What partners see, and what staff see of their people. */
export const partnerLists = (db: Db, known: Known): List[] => [
	...pages('orders of a partner', (cursor) => listOrders(db, NORTHWOOD, { limit: LIMIT, ...cursor })),
	{
		name: 'orders of a partner: search',
		open: () => listOrders(db, NORTHWOOD, { search: known.email, limit: LIMIT })
	},
	...[true, false].flatMap((active) =>
		sheets(`people of partners: ${active ? 'active' : 'ended'}`, (cursor) =>
			listPartnerPeople(db, { active, cursor, limit: LIMIT })
		)
	)
];
