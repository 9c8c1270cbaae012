import { Refused, demand } from '$lib/core/refusal';
import { MINUTE } from '$lib/core/time';
import { forgetUses, useUp } from '$lib/modules/settings/repository/rate-limits.server';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { open, sha256 } from '$lib/server/config/secrets';
import { lockTotp, useUpRecoveryCode, useUpStep, type KeptTotp } from '../repository/totp.server';
import { isOfApp, stepOf } from './code';
import { plainCode } from './recovery';

/** What a member shows for the second step: a code of the app, or a recovery code. */
export type Shown = {
	readonly staffId: string;
	readonly code: string;
	/** By the real clock, which the demo can't move: a phone would not follow. */
	readonly at: Date;
};
export type Means = 'app' | 'recovery_code';

const WINDOW = 15 * MINUTE;
const TRIES = 5;
/** Whoever was right starts the count over. */
export const forgetTries = (tx: Tx, staffId: string) => forgetUses(tx, [triesOf(staffId)]);

const triesOf = (staffId: string) => `second_step:${staffId}`;

/**
 * Counts a try at a member's codes, outside of any transaction, so that a wrong one counts too.
 * @throws Refused `request.too_many`
 */
export async function countTry({ db, now }: Pick<Ctx, 'db' | 'now'>, staffId: string): Promise<void> {
	const limit = { key: triesOf(staffId), max: TRIES, windowMs: WINDOW };
	if (!(await useUp(db, now, [limit]))) throw new Refused('request.too_many');
}

/**
 * Takes a code, once. The caller has counted the try.
 * @throws Refused `auth.wrong_code`
 */
export async function takeCode(tx: Tx, { secrets, now }: Ctx, shown: Shown): Promise<Means> {
	const { staffId, code } = shown;
	const kept = await lockTotp(tx, staffId);
	if (!kept?.confirmedAt) throw new Refused('totp.off');
	const means = isOfApp(code) ? 'app' : 'recovery_code';
	if (means === 'app') await useUpStep(tx, staffId, demand(stepShown(secrets, kept, shown)));
	else if (!(await useUpRecoveryCode(tx, staffId, { hash: sha256(plainCode(code)), at: now })))
		throw new Refused('auth.wrong_code');
	await forgetTries(tx, staffId);
	return means;
}

/** The step this code of the app is of. */
export const stepShown = (secrets: Ctx['secrets'], { sealed, lastStep }: KeptTotp, { code, at }: Shown) =>
	stepOf({ secret: open(secrets, sealed), code, at, lastStep });
