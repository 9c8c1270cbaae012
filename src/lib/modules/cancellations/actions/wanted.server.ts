import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { spanOf } from '../../settings/span.server';
import type { QueueAsk } from '../queue/queue-ask';
import type { Wanted } from '../repository/queue/queue-filter.server';

type Asker = Pick<Ctx, 'now' | 'timeZone'> & { readonly db: Tx; readonly me: string };

/** What an address asks for, with who asks and when: the same for the list, its counts, its neighbors and its file. */
export async function wantedOf({ db, now, timeZone, me }: Asker, { q, at: _at, ...ask }: QueueAsk) {
	const asked = await spanOf(db, ask);
	return { ...ask, search: q, me, now, timeZone, asked } satisfies Wanted;
}
