import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { lookAtLink, makeLink, revokeLinks, useLink } from '../links/links.server';
import type { Account } from '../repository/sessions.server';
import { lockShopper, updateShopper, type Shopper } from '../repository/shoppers.server';
import { holdBack } from './limits.server';
import { demandPassword, recordOf } from './own-account.server';

/** An account whose address is confirmed; `from` is who ordered with it as a guest until now. */
export type Joining = { readonly id: string; readonly email: string; readonly from?: string };

/**
 * Brings the orders of a confirmed address, and what else its guest has, into the account. Handed in by wiring: orders and
 * wallets stand to the right of accounts.
 */
export type JoinOrders = (tx: Tx, ctx: Ctx, account: Joining) => Promise<void>;

/** Sends the mail that asks for a confirmation once more. */
export async function askVerification(ctx: Ctx, { id, email }: Pick<Account, 'id' | 'email'>): Promise<void> {
	await holdBack(ctx, { way: 'mail', whom: `verify:${id}` });
	await ctx.db.transaction(async (tx) => {
		const shopper = await lockShopper(tx, id);
		if (!shopper || shopper.emailVerifiedAt) return;
		const link = await makeLink(tx, ctx, { kind: 'verify_email', subject: id, email });
		await recordOf(tx, ctx, shopper, { name: 'account.verification_asked', data: { link: link.id } });
	});
}

type Confirming = {
	readonly token: string;
	readonly password: string;
	/** Who is signed in in this browser. */
	readonly here: string | null;
};

/**
 * The owner of the address says it is theirs. Somebody else may have signed up with it, so in another browser than the one
 * that did, the password is asked for: nobody opens the account to whoever chose it. @returns whose account it is
 */
export async function verifyEmail(
	ctx: Ctx,
	{ token, password, here }: Confirming,
	joinOrders: JoinOrders
): Promise<string> {
	const { subject } = await lookAtLink(ctx.db, ctx, token, 'verify_email');
	if (here !== subject) await demandPassword(ctx, subject, password);
	await ctx.db.transaction(async (tx) => {
		const link = await useLink(tx, ctx, token, 'verify_email');
		const shopper = await lockShopper(tx, subject);
		if (!shopper || shopper.email !== link.email) throw new Refused('link.expired');
		await markVerified(tx, ctx, shopper, joinOrders);
	});
	return subject;
}

/** From here on the address counts as theirs, and so do its orders. */
export async function markVerified(tx: Tx, ctx: Ctx, shopper: Shopper, joinOrders: JoinOrders): Promise<void> {
	if (shopper.emailVerifiedAt) return;
	await updateShopper(tx, shopper.id, { emailVerifiedAt: ctx.now });
	await revokeLinks(tx, ctx, shopper.id, ['verify_email']);
	await joinOrders(tx, ctx, shopper);
	await recordOf(tx, ctx, shopper, { name: 'account.email_verified' });
}
