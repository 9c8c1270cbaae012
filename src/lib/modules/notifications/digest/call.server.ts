import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { claimMorning, mornings } from '../../accounts/repository/mornings.server';
import { MOST_IN_A_BATCH } from '../../../server/mail';
import { morningFor } from './morning';

/**
 * Calls those whose morning has come, each once a day whichever worker is first: the day is claimed in the transaction that
 * records it. What there is to tell them is looked at by what follows.
 */
export async function callMornings(given: Ctx): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	const due = (await mornings(ctx.db)).flatMap((member) => {
		const day = morningFor(member, ctx.now, ctx.timeZone);
		return day === undefined ? [] : [{ id: member.id, day }];
	});
	for (let from = 0; from < due.length; from += MOST_IN_A_BATCH)
		await call(ctx, due.slice(from, from + MOST_IN_A_BATCH));
}

type Called = { readonly id: string; readonly day: string };

const call = (ctx: Ctx, due: readonly Called[]): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const claimed = await Promise.all(due.map(({ id, day }) => claimMorning(tx, id, day)));
		const members = claimed.flat();
		if (members.length > 0)
			await record(tx, ctx, { name: 'staff.morning_came', subject: ctx.newId('mba'), data: { members } });
	});
