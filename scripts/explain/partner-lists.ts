import { partnerActor } from '$lib/core/actor';
import { DEMO_PARTNERS } from '$lib/modules/accounts/demo';
import { listPartnerPeople } from '$lib/modules/accounts/repository/partners/people.server';
import { listCases } from '$lib/modules/cancellations/repository/queue/list.server';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import type { Db } from '$lib/server/db';
import { LIMIT, pages, sheets, type Known, type List } from './list';

const PARTNERS = DEMO_PARTNERS.map(({ partner }) => partner);

/** What partners see, and what staff see of their people. */
export const partnerLists = (db: Db, known: Known): List[] => [
	...PARTNERS.flatMap((partner) => [
		...pages(`orders of ${partner}`, (cursor) => listOrders(db, partnerActor(partner), { limit: LIMIT, ...cursor })),
		{
			name: `orders of ${partner}: search`,
			open: () => listOrders(db, partnerActor(partner), { search: known.email, limit: LIMIT })
		},
		...pages(`cases of ${partner}`, (cursor) => listCases(db, partnerActor(partner), { limit: LIMIT, ...cursor }))
	]),
	...[true, false].flatMap((active) =>
		sheets(`people of partners: ${active ? 'active' : 'ended'}`, (cursor) =>
			listPartnerPeople(db, { active, cursor, limit: LIMIT })
		)
	)
];
