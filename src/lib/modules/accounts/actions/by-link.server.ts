import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { LINK_KIND_NAMES } from '../links/kinds';
import type { AccountLink } from '../links/link';
import { lookAtLink, makeLink, revokeLinks, useLink } from '../links/links.server';
import { hashChosen } from '../passwords.server';
import { removeSessionsOf } from '../repository/sessions.server';
import {
	findShopper,
	findShopperByEmail,
	isGuest,
	lockShopper,
	updateShopper,
	type Shopper
} from '../repository/shoppers.server';
import { moveTo } from './change-email.server';
import { recordOf } from './own-account.server';
import { markVerified, type JoinOrders } from './verify-email.server';

/** What somebody without a password at hand may be mailed. */
export const WAYS = ['sign_in', 'reset_password'] as const;
export type Way = (typeof WAYS)[number];

const ASKED = { sign_in: 'account.sign_in_link_asked', reset_password: 'account.reset_asked' } as const;

/** Mails a way in to the customer of this address, where there is one. Nobody waits for the answer. */
export async function mailWayIn(
	ctx: Ctx,
	{ way, email }: { readonly way: Way; readonly email: string }
): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const shopper = await findShopperByEmail(tx, email);
		if (!shopper) return;
		const link = await makeLink(tx, ctx, { kind: way, subject: shopper.id, email });
		await recordOf(tx, ctx, shopper, { name: ASKED[way], data: { link: link.id } });
	});
}

/** Signs in by a link, which also shows whose the address is. @returns who comes in */
export const enterByLink = (ctx: Ctx, token: string, joinOrders: JoinOrders): Promise<string> =>
	ctx.db.transaction(async (tx) => {
		const shopper = await holderOf(tx, await useLink(tx, ctx, token, 'sign_in'));
		if (!shopper.emailVerifiedAt) await dropStrangers(tx, shopper);
		await markVerified(tx, ctx, shopper, joinOrders);
		return shopper.id;
	});

/**
 * A new password by a link. Whoever is signed in is signed out, and what was mailed before opens nothing any more. The link
 * of a warning (`not_me`) also takes the account back to the address the warning went to. @returns who comes in
 */
export async function resetPassword(
	ctx: Ctx,
	{ token, password }: { readonly token: string; readonly password: string },
	joinOrders: JoinOrders
): Promise<string> {
	const { subject } = await lookAtLink(ctx.db, ctx, token, 'reset_password', 'not_me');
	const whose = await findShopper(ctx.db, subject);
	if (!whose) throw new Refused('link.expired');
	const passwordHash = await hashChosen(password, whose);
	await ctx.db.transaction(async (tx) => {
		const link = await useLink(tx, ctx, token, 'reset_password', 'not_me');
		const shopper = await holderOf(tx, link);
		await updateShopper(tx, shopper.id, { passwordHash, closesAt: link.kind === 'not_me' ? null : shopper.closesAt });
		await removeSessionsOf(tx, 'shopper', shopper.id);
		await revokeLinks(tx, ctx, shopper.id, LINK_KIND_NAMES);
		if (link.kind === 'not_me') await takeBack(tx, ctx, { shopper, email: link.email, joinOrders });
		else await tellChanged(tx, ctx, shopper);
		await markVerified(tx, ctx, shopper, joinOrders);
	});
	return subject;
}

/** Tells that there is a new password, with a way to say it was somebody else. */
export async function tellChanged(tx: Tx, ctx: Ctx, shopper: Shopper): Promise<void> {
	const link = await makeLink(tx, ctx, { kind: 'not_me', subject: shopper.id, email: shopper.email });
	await recordOf(tx, ctx, shopper, { name: 'account.password_changed', data: { link: link.id } });
}

/** Whose link it is. One that was sent to an address that is theirs no longer opens nothing, but for a warning's. */
async function holderOf(tx: Tx, { subject, email, kind }: AccountLink): Promise<Shopper> {
	const shopper = await lockShopper(tx, subject);
	if (!shopper || (kind !== 'not_me' && shopper.email !== email)) throw new Refused('link.expired');
	return shopper;
}

/** Whoever signed up with the address and never confirmed it may be somebody else: their password goes, and they. */
async function dropStrangers(tx: Tx, { id }: Shopper): Promise<void> {
	await updateShopper(tx, id, { passwordHash: null });
	await removeSessionsOf(tx, 'shopper', id);
}

type Back = { readonly shopper: Shopper; readonly email: string; readonly joinOrders: JoinOrders };

async function takeBack(tx: Tx, ctx: Ctx, { shopper, email, joinOrders }: Back): Promise<void> {
	if (shopper.email !== email) {
		const other = await findShopperByEmail(tx, email);
		if (!other || isGuest(other)) await moveTo(tx, ctx, { shopper, email, other, joinOrders });
	}
	await recordOf(tx, ctx, shopper, { name: 'account.recovered' });
}
