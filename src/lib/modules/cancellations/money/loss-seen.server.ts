import type { Ctx } from '$lib/server/ctx';
import { recoveriesOf } from '../../suppliers/repository/recoveries.server';
import type { Case, Desk } from '../case';
import type { Recorded } from '../wording/event-words';
import { grantedOn } from './granted';
import { lossOf } from './loss';
import type { LossSaid } from './loss-said';
import { lossSaid } from './loss-words.server';

type History = readonly Pick<Recorded, 'name' | 'data'>[];

/** What an accepted case costs the shop, as staff read it; null where it costs nothing. */
export async function lossSeen(ctx: Ctx, desk: Desk, it: Case, history: History): Promise<LossSaid | null> {
	if (it.state !== 'in_progress' && it.state !== 'canceled') return null;
	const recoveries = desk.purchases.length > 0 ? await recoveriesOf(ctx.db, it.id) : [];
	return lossSaid(lossOf(desk, it, { recoveries, granted: grantedOn(history) }), ctx);
}
