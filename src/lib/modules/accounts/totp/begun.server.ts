import { randomBytes } from 'node:crypto';
import { Refused } from '$lib/core/refusal';
import { later, MINUTE } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { sha256 } from '$lib/server/config/secrets';
import { personActor } from '../actors.server';
import { addBegun, findBegun, removeBegun, type BegunBy } from '../repository/sign-ins-begun.server';
import { findTotp } from '../repository/totp.server';
import { lockMember } from '../repository/team.server';
import { tellMember } from '../team/tell.server';
import { countTry, takeCode } from './check.server';

/** How long the second step may follow the first. */
export const BEGUN_LASTS = 10 * MINUTE;
const TOKEN_BYTES = 32;

/** Whether a password alone does not sign this member in. */
export const needsCode = async (tx: Tx, staffId: string): Promise<boolean> => {
	const kept = await findTotp(tx, staffId);
	return kept !== undefined && kept.confirmedAt !== null;
};

type Begun = { readonly staffId: string; readonly at: Date };

/** Remembers that this member gave the right password. @returns what the browser keeps to prove it */
export async function beginSignIn({ db }: Pick<Ctx, 'db'>, { staffId, at }: Begun): Promise<string> {
	const token = randomBytes(TOKEN_BYTES).toString('base64url');
	await addBegun(db, { idHash: sha256(token), staffId, expiresAt: later(at, BEGUN_LASTS) });
	return token;
}

/**
 * Who may show a code here.
 * @throws Refused `auth.begin_again` where nobody gave a password in this browser a short while ago
 */
export async function whoBegan(tx: Tx, token: string | undefined, at: Date): Promise<BegunBy> {
	const found = token === undefined ? undefined : await findBegun(tx, sha256(token), at);
	if (!found) throw new Refused('auth.begin_again');
	return found;
}

type Second = { readonly token: string | undefined; readonly code: string; readonly at: Date };

/** The second step: a code of the app or a recovery code, once. @returns whose session may begin */
export async function finishSignIn(ctx: Ctx, { token, code, at }: Second): Promise<string> {
	const { id } = await whoBegan(ctx.db, token, at);
	await countTry(ctx, id);
	await ctx.db.transaction(async (tx) => {
		const member = await lockMember(tx, id); // before the app, as everybody who changes one does
		if (!member.active) throw new Refused('auth.begin_again');
		const means = await takeCode(tx, ctx, { staffId: id, code, at });
		if (!(await removeBegun(tx, sha256(token ?? '')))) throw new Refused('auth.begin_again');
		if (means === 'app') return;
		const by = withActor(ctx, personActor({ ...member, kind: 'staff' }));
		await tellMember(tx, by, member, 'staff.recovery_code_used');
	});
	return id;
}
