import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { findTold, markAllRead, markRead, type Told } from '../repository/inbox.server';

/** Opens one of the actor's own notifications, which is read then. @throws Refused `not_found` for another's */
export async function openTold({ db, actor, now }: Ctx, { id }: { readonly id: string }): Promise<Told> {
	const told = await findTold(db, actor.id, id);
	if (!told) throw new Refused('not_found');
	await markRead(db, actor.id, id, now);
	return told;
}

/** All that was told by then is read; what came since is not. */
export async function readAllTold({ db, actor, now }: Ctx, { until }: { readonly until: string }): Promise<void> {
	await markAllRead(db, actor.id, new Date(until), now);
}
