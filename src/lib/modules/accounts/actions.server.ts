import type { Role } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { MINUTE } from '$lib/core/time';
import { forgetUses, useUp } from '$lib/modules/settings/repository/rate-limits.server';
import type { Ctx } from '$lib/server/ctx';
import { hashPassword, isPassword } from './passwords.server';
import { findCredentials, putShopper, putStaff, type WithPassword } from './repository/people.server';

type SignIn = {
	readonly audience: WithPassword;
	readonly email: string;
	readonly password: string;
	/** Where the request comes from. */
	readonly address: string;
};

const WINDOW = 15 * MINUTE;
const TRIES_PER_ACCOUNT = 10;
const TRIES_PER_ADDRESS = 300; // a whole office may share one

/**
 * Who this is, by e-mail and password. Unknown e-mail and wrong password get the same answer after the same time; whoever gets in starts the account's count over.
 */
export async function signIn(
	{ db, now }: Pick<Ctx, 'db' | 'now'>,
	{ audience, email, password, address }: SignIn
): Promise<string> {
	const account = { key: `sign_in:${audience}:${email}`, max: TRIES_PER_ACCOUNT, windowMs: WINDOW };
	const place = { key: `sign_in:${address}`, max: TRIES_PER_ADDRESS, windowMs: WINDOW };
	if (!(await useUp(db, now, [account, place]))) throw new Refused('request.too_many');
	const known = await findCredentials(db, audience, email);
	const right = await isPassword(known?.passwordHash ?? null, password);
	if (!known || !right) throw new Refused('auth.wrong_credentials');
	await forgetUses(db, [account.key]);
	return known.id;
}

type Person = { readonly email: string; readonly name: string; readonly password: string };

/** Gives a member of staff their account, or changes it. @returns its id */
export async function giveStaffAccount(ctx: Ctx, { email, name, password, role }: Person & { role: Role }) {
	const passwordHash = await hashPassword(password);
	const row = { email: email.toLowerCase(), name, role, passwordHash, active: true };
	const [kept] = await putStaff(ctx.db, { ...row, id: ctx.newId('stf'), createdAt: ctx.now });
	return kept?.id;
}

/** Gives a shopper an account whose e-mail is verified. @returns its id */
export async function giveShopperAccount(ctx: Ctx, { email, name, password }: Person) {
	const passwordHash = await hashPassword(password);
	const row = { email: email.toLowerCase(), name, passwordHash, emailVerifiedAt: ctx.now };
	const [kept] = await putShopper(ctx.db, { ...row, id: ctx.newId('shp'), createdAt: ctx.now });
	return kept?.id;
}
