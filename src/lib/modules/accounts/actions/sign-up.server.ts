import type { Ctx } from '$lib/server/ctx';
import { withActor } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { personActor } from '../actors.server';
import { makeLink } from '../links/links.server';
import { hashChosen } from '../passwords.server';
import { removeSessionsOf } from '../repository/sessions.server';
import { putNewcomer } from '../repository/shoppers.server';
import type { SignUpInput } from '../schema';
import { holdBack } from './limits.server';

/**
 * Makes an account that waits for its address to be confirmed. Where there is one with this address already it stays as it
 * is and its owner is told by mail: whoever signs up gets the same answer, after the same work.
 */
export async function signUp(ctx: Ctx, { email, name, password }: SignUpInput, address: string): Promise<void> {
	await holdBack(ctx, { way: 'sign_up', whom: email, address });
	const passwordHash = await hashChosen(password, { email, name });
	const newcomer = { id: ctx.newId('shp'), email, name, passwordHash, locale: ctx.locale, createdAt: ctx.now };
	await ctx.db.transaction(async (tx) => {
		const { id, known } = await putNewcomer(tx, newcomer);
		const [link] = await Promise.all([
			makeLink(tx, ctx, { kind: known ? 'sign_in' : 'verify_email', subject: id, email }),
			known ? undefined : removeSessionsOf(tx, 'shopper', id) // of whoever tried with this address before
		]);
		const name = known ? 'account.signed_up_again' : 'account.signed_up';
		const by = withActor(ctx, personActor({ id, name: newcomer.name, kind: 'shopper' }));
		await record(tx, by, { name, subject: id, data: { link: link.id } });
	});
}
