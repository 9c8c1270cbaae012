import { randomBytes } from 'node:crypto';
import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { open, seal } from '$lib/server/config/secrets';
import { changeEndpoint, lockEndpoint } from '../repository/endpoints.server';
import { secretOf, SECRET_BYTES } from '../signature';
import { demandKeeper } from './rights.server';

/** How long both secrets sign, so that the receiver can change over without losing a message. */
const OVERLAP = DAY;

type Rotation = { readonly id: string; readonly old: 'day' | 'now' };

/** A new secret. The old one signs too for a day, or not at all where it got into wrong hands. @returns the new one */
export async function rotateSecret(ctx: Ctx, { id, old }: Rotation): Promise<string> {
	demandKeeper(ctx);
	const secret = secretOf(randomBytes(SECRET_BYTES));
	await ctx.db.transaction(async (tx) => {
		const { name, secretSealed } = await lockEndpoint(tx, ctx.actor, id);
		if (secretSealed === null) throw new Refused('webhook.not_signed');
		await changeEndpoint(tx, id, {
			secretSealed: seal(ctx.secrets, secret),
			...(old === 'day'
				? { oldSecretSealed: secretSealed, oldUntil: later(ctx.now, OVERLAP) }
				: { oldSecretSealed: null, oldUntil: null })
		});
		await record(tx, ctx, { name: 'webhook.secret_rotated', subject: id, data: { name } });
	});
	return secret;
}

/** The secret of an endpoint; that it was looked at is recorded. */
export async function revealSecret(ctx: Ctx, { id }: { readonly id: string }): Promise<string> {
	demandKeeper(ctx);
	return ctx.db.transaction(async (tx) => {
		const { name, secretSealed } = await lockEndpoint(tx, ctx.actor, id);
		if (secretSealed === null) throw new Refused('webhook.not_signed');
		await record(tx, ctx, { name: 'webhook.secret_revealed', subject: id, data: { name } });
		return open(ctx.secrets, secretSealed);
	});
}
