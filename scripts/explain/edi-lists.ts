import { dueEdi, listEdi, listGaps, ediOfCase, overdueEdi } from '$lib/modules/channels/repository/edi-messages.server';
import { claimPolls, listPartners, partnersAfter } from '$lib/modules/channels/repository/edi-partners.server';
import type { Db } from '$lib/server/db';
import { LIMIT, sheets, type List } from './list';

/** What is exchanged with EDI partners, of one whether or not there is one yet. */
export function ediLists(db: Db): List[] {
	const first = async () => (await listPartners(db, 1))[0]?.id ?? 'con_none';
	const now = new Date();
	const beforeAll = new Date(-1); // nothing is due by then, so that looking changes nothing
	const of = (search: string) =>
		sheets(`edi: messages${search && ', searched'}`, async (cursor) =>
			listEdi(db, { partnerId: await first(), search, cursor, limit: LIMIT })
		);
	return [
		{ name: 'edi: partners', open: () => listPartners(db, LIMIT) },
		{ name: 'edi: partners, in the API', open: () => partnersAfter(db, '', LIMIT) },
		{ name: 'edi: whose place is to be looked at', open: () => claimPolls(db, beforeAll, beforeAll) },
		{ name: 'edi: what waits', open: () => dueEdi(db, now, LIMIT) },
		{ name: 'edi: receipts that are late', open: () => db.transaction((tx) => overdueEdi(tx, now, LIMIT)) },
		{ name: 'edi: numbers left out', open: async () => listGaps(db, await first(), LIMIT) },
		{ name: 'edi: what was said of a case', open: () => ediOfCase(db, 'can_none') },
		...of(''),
		...of('4711')
	];
}
