import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { personActor } from '../../accounts/actors.server';
import { wantMornings, wantsMornings } from '../../accounts/repository/mornings.server';
import { whoStops } from './stop-link.server';

/** Whose summary a link stops, and whether it still comes. Only looks. @throws Refused `link.unknown` */
export async function lookAtStop(ctx: Ctx, token: string) {
	const id = whoStops(ctx.secrets, token);
	const member = id === undefined ? undefined : await wantsMornings(ctx.db, id);
	if (id === undefined || !member) throw new Refused('link.unknown');
	return { id, ...member };
}

/** Stops the summary of whoever got the link. Asked again it stays so. */
export async function stopMornings(ctx: Ctx, token: string): Promise<void> {
	const { id } = await lookAtStop(ctx, token);
	await setMornings(withActor(ctx, personActor({ id, name: '', kind: 'staff' })), id, false);
}

export const morningsInput = z.object({ wanted: z.boolean().default(false) });

/** A member's own choice. */
export const chooseMornings = (ctx: Ctx, { wanted }: z.infer<typeof morningsInput>): Promise<void> =>
	setMornings(ctx, ctx.actor.id, wanted);

const setMornings = (ctx: Ctx, id: string, wanted: boolean): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!(await wantMornings(tx, id, wanted))) return;
		await record(tx, ctx, { name: wanted ? 'staff.mornings_on' : 'staff.mornings_off', subject: id });
	});
