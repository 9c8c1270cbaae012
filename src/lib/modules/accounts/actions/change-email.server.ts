import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { makeLink, revokeLinks, useLink } from '../links/links.server';
import { findShopperByEmail, isGuest, updateShopper, type Shopper } from '../repository/shoppers.server';
import { holdBack } from './limits.server';
import { demandOwn, onAccount, recordOf } from './own-account.server';
import type { JoinOrders } from './verify-email.server';

type NewEmail = { readonly email: string; readonly password: string };

/**
 * Asks the new address whether the account may move to it. Where it has an account of its own, its owner is told, and
 * nobody else.
 */
export async function askEmailChange(ctx: Ctx, id: string, { email, password }: NewEmail): Promise<void> {
	await holdBack(ctx, { way: 'mail', whom: `email:${id}` });
	await demandOwn(ctx, id, password);
	await onAccount(ctx, id, async (tx, shopper) => {
		if (email === shopper.email) throw new Refused('account.same_email');
		const other = await findShopperByEmail(tx, email);
		if (other && !isGuest(other)) return recordOf(tx, ctx, other, { name: 'account.email_taken' });
		const link = await makeLink(tx, ctx, { kind: 'change_email', subject: id, email });
		await recordOf(tx, ctx, shopper, { name: 'account.email_change_asked', data: { link: link.id } });
	});
}

/**
 * The account moves to the address that confirms it, in a browser where its owner is signed in: a typing error must not
 * hand it to a stranger. The old address is told, with a way back.
 */
export const confirmEmail = (
	ctx: Ctx,
	{ token, here }: { readonly token: string; readonly here: string },
	joinOrders: JoinOrders
): Promise<void> =>
	onAccount(ctx, here, async (tx, shopper) => {
		const { subject, email } = await useLink(tx, ctx, token, 'change_email');
		if (subject !== here) throw new Refused('account.another_account');
		const other = await findShopperByEmail(tx, email);
		if (other && !isGuest(other)) throw new Refused('account.email_taken');
		await moveTo(tx, ctx, { shopper, email, other, joinOrders });
		await tellOldAddress(tx, ctx, shopper);
	});

type Move = {
	readonly shopper: Shopper;
	readonly email: string;
	readonly other: Shopper | undefined;
	readonly joinOrders: JoinOrders;
};

/** Gives the account its address. Who ordered with it as a guest was the same person: what they have joins the account. */
export async function moveTo(tx: Tx, ctx: Ctx, { shopper, email, other, joinOrders }: Move): Promise<void> {
	if (other && other.id !== shopper.id) await updateShopper(tx, other.id, { email: `${other.id}@joined.invalid` });
	await updateShopper(tx, shopper.id, { email, emailVerifiedAt: ctx.now });
	await revokeLinks(tx, ctx, shopper.id, ['sign_in', 'reset_password', 'verify_email', 'change_email']);
	await joinOrders(tx, ctx, { id: shopper.id, email, ...(other && other.id !== shopper.id ? { from: other.id } : {}) });
}

/** An address that was never confirmed may be a stranger's: nothing is sent there. */
async function tellOldAddress(tx: Tx, ctx: Ctx, shopper: Shopper): Promise<void> {
	const { id, email, emailVerifiedAt } = shopper;
	const link = emailVerifiedAt && (await makeLink(tx, ctx, { kind: 'not_me', subject: id, email }));
	if (link) await recordOf(tx, ctx, shopper, { name: 'account.email_changed', data: { link: link.id } });
	else await recordOf(tx, ctx, shopper, { name: 'account.email_verified' });
}
