import type { NewEvent } from '$lib/core/events';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { personActor } from '../actors.server';
import { isPassword } from '../passwords.server';
import { findShopper, lockShopper, type Shopper } from '../repository/shoppers.server';
import { holdBack } from './limits.server';

type Whose = Pick<Shopper, 'id' | 'name'>;
type Happened = Pick<NewEvent, 'name' | 'data'>;

/** Records what somebody did with their own account. */
export const recordOf = (tx: Tx, ctx: Ctx, { id, name }: Whose, event: Happened): Promise<void> =>
	record(tx, withActor(ctx, personActor({ id, name, kind: 'shopper' })), { ...event, subject: id });

/** One transaction with the account's row held. @throws Refused `auth.required` when it was closed meanwhile */
export const onAccount = <T>(ctx: Ctx, id: string, work: (tx: Tx, shopper: Shopper) => Promise<T>): Promise<T> =>
	ctx.db.transaction(async (tx) => {
		const shopper = await lockShopper(tx, id);
		if (!shopper) throw new Refused('auth.required');
		return work(tx, shopper);
	});

/** @throws Refused `auth.wrong_password`, or `request.too_many` after some */
export async function demandPassword(ctx: Ctx, id: string, password: string): Promise<void> {
	await holdBack(ctx, { way: 'password', whom: id });
	const shopper = await findShopper(ctx.db, id);
	await demandRight(shopper?.passwordHash ?? null, password);
}

/** The same for whoever is signed in. Who comes in by mailed links only has none to ask for. */
export async function demandOwn(ctx: Ctx, id: string, password: string): Promise<void> {
	await holdBack(ctx, { way: 'password', whom: id });
	const shopper = await findShopper(ctx.db, id);
	if (shopper?.passwordHash !== null) await demandRight(shopper?.passwordHash ?? null, password);
}

async function demandRight(kept: string | null, password: string): Promise<void> {
	if (!(await isPassword(kept, password))) throw new Refused('auth.wrong_password');
}
