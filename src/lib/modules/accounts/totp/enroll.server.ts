import { randomBytes } from 'node:crypto';
import { demand, Refused } from '$lib/core/refusal';
import { HOUR, later } from '$lib/core/time';
import { shopProfile } from '$lib/modules/settings/repository.server';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { open, seal, sha256 } from '$lib/server/config/secrets';
import {
	confirmTotp,
	findTotp,
	forgetTotp,
	keepOffer,
	lockTotp,
	replaceRecoveryCodes
} from '../repository/totp.server';
import { lockMember } from '../repository/team.server';
import { tellMember } from '../team/tell.server';
import { countTry, forgetTries, stepShown, takeCode } from './check.server';
import { inGroups, keyUri, SECRET_BYTES, secretOf } from './code';
import { qrOf, type Qr } from './qr';
import { CODE_BYTES, codeOf, CODES, plainCode } from './recovery';

/** What a member hands over to their app: as a picture, or typed. */
export type Offer = { readonly secret: string; readonly qr: Qr };

const OFFER_STANDS = HOUR;

type Shown = { readonly code: string; readonly at: Date };

/**
 * The secret this member may add to an app: the same one for an hour, and it counts for nothing before a code confirmed it.
 * @throws Refused `totp.on_already`
 */
export async function offerTotp(ctx: Ctx, email: string): Promise<Offer> {
	const { db, actor, secrets, now } = ctx;
	const sealed = seal(secrets, secretOf(randomBytes(SECRET_BYTES)));
	await keepOffer(db, actor.id, { sealed, offeredAt: now, replaceBefore: later(now, -OFFER_STANDS) });
	const [kept, shop] = await Promise.all([findTotp(db, actor.id), shopProfile(db)]);
	if (!kept || kept.confirmedAt) throw new Refused('totp.on_already');
	const secret = open(secrets, kept.sealed);
	return { secret: inGroups(secret), qr: qrOf(keyUri(secret, { shop: shop.name, email })) };
}

/** From now on this member needs their app to sign in. @returns the recovery codes, which nobody sees again */
export async function confirmOffer(ctx: Ctx, { code, at }: Shown): Promise<readonly string[]> {
	const { db, actor, now, secrets } = ctx;
	await countTry(ctx, actor.id);
	return db.transaction(async (tx) => {
		const member = await lockMember(tx, actor.id);
		const kept = await lockTotp(tx, actor.id);
		if (!kept) throw new Refused('totp.off');
		if (kept.confirmedAt) throw new Refused('totp.on_already');
		const step = demand(stepShown(secrets, kept, { staffId: actor.id, code, at }));
		await confirmTotp(tx, actor.id, { at: now, step });
		await forgetTries(tx, actor.id);
		await tellMember(tx, ctx, member, 'staff.totp_turned_on');
		return giveRecoveryCodes(tx, actor.id);
	});
}

/** Forgets this member's app, for whoever still holds it or a recovery code. */
export async function turnOffTotp(ctx: Ctx, { code, at }: Shown): Promise<void> {
	const { db, actor } = ctx;
	await countTry(ctx, actor.id);
	await db.transaction(async (tx) => {
		const member = await lockMember(tx, actor.id);
		await takeCode(tx, ctx, { staffId: actor.id, code, at });
		await forgetTotp(tx, actor.id);
		await tellMember(tx, ctx, member, 'staff.totp_turned_off');
	});
}

/** New recovery codes; the old ones are worth nothing from now on. @returns them, the only time they are seen */
export async function renewRecoveryCodes(ctx: Ctx, { code, at }: Shown): Promise<readonly string[]> {
	const { db, actor } = ctx;
	await countTry(ctx, actor.id);
	return db.transaction(async (tx) => {
		const member = await lockMember(tx, actor.id);
		await takeCode(tx, ctx, { staffId: actor.id, code, at });
		await tellMember(tx, ctx, member, 'staff.recovery_codes_renewed');
		return giveRecoveryCodes(tx, actor.id);
	});
}

async function giveRecoveryCodes(tx: Tx, staffId: string): Promise<readonly string[]> {
	const codes = Array.from({ length: CODES }, () => codeOf(randomBytes(CODE_BYTES)));
	await replaceRecoveryCodes(
		tx,
		staffId,
		codes.map((code) => sha256(plainCode(code)))
	);
	return codes;
}
