import { randomBytes } from 'node:crypto';
import { demand, Refused } from '$lib/core/refusal';
import type { KeyRole, Scope } from '$lib/core/scopes';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { sha256 } from '$lib/server/config/secrets';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { addKey, changeKey, lockKey } from '../repository/keys.server';
import { mayRunTeam } from '../team/owner';
import type { KeyLimit, NewKeyInput } from './schema';
import { isOpening } from './state';

type Maker = Pick<Ctx, 'db' | 'newId' | 'now' | 'actor'>;
type NewKey = {
	readonly role: KeyRole;
	readonly name: string;
	readonly scopes?: readonly Scope[] | null;
	readonly expiresAt?: Date | null;
	readonly perMinute?: number;
};

/** Makes an API key, for whoever has the server's command line. It is shown this once; we keep only its SHA-256. */
export const createKey = (ctx: Maker, wanted: NewKey): Promise<string> =>
	ctx.db.transaction(async (tx) => {
		const { id, key } = await insert(tx, ctx, wanted);
		await record(tx, ctx, { name: 'api_key.made', subject: id, data: factsOf(wanted) });
		return key;
	});

/** The same for an owner at the back office. @throws Refused `auth.forbidden` */
export async function makeKey(ctx: Ctx, input: NewKeyInput): Promise<string> {
	demand(mayRunTeam(ctx.actor));
	return createKey(ctx, wantedKey(input, ctx.now));
}

/** What a form or a command line asks for. */
export const wantedKey = ({ role, name, access, scopes, lasts, per_minute }: NewKeyInput, now: Date): NewKey => ({
	...{ role, name, perMinute: per_minute },
	scopes: access === 'all' ? null : [...new Set(scopes)],
	expiresAt: lasts === 'never' ? null : later(now, Number(lasts) * DAY)
});

type Rotation = { readonly id: string; readonly old: 'day' | 'now' };

/**
 * A new key in the place of this one, which opens for a day more, or not at all where it got into wrong hands. @returns
 * the new one, shown this once. @throws Refused `not_found`, `api_key.over`
 */
export const rotateKey = (ctx: Ctx, { id, old }: Rotation): Promise<string> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const before = await lockKey(tx, id);
		if (!isOpening(before, ctx.now) || before.replacedBy !== null) throw new Refused('api_key.over');
		const { createdAt, expiresAt, role, name, scopes, perMinute } = before;
		const lasts = expiresAt && later(ctx.now, expiresAt.getTime() - createdAt.getTime());
		const made = await insert(tx, ctx, { role, name, scopes, perMinute, expiresAt: lasts });
		const tomorrow = later(ctx.now, DAY);
		const until = expiresAt && expiresAt < tomorrow ? expiresAt : tomorrow;
		await changeKey(tx, id, {
			replacedBy: made.id,
			...(old === 'now' ? { revokedAt: ctx.now } : { expiresAt: until })
		});
		await record(tx, ctx, { name: 'api_key.rotated', subject: made.id, data: { ...factsOf(before), replaces: id } });
		return made.key;
	});

/** Says anew how many requests the key may make in a minute; of the minute that runs, too. @throws Refused `api_key.over` */
export const limitKey = (ctx: Ctx, { id, per_minute: perMinute }: KeyLimit): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const key = await lockKey(tx, id);
		if (!isOpening(key, ctx.now)) throw new Refused('api_key.over');
		if (key.perMinute === perMinute) return;
		await changeKey(tx, id, { perMinute });
		const data = { ...factsOf(key), before: key.perMinute, after: perMinute };
		await record(tx, ctx, { name: 'api_key.limit_changed', subject: id, data });
	});

/** The key opens nothing from now on. @throws Refused `not_found` */
export const revokeKey = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const key = await lockKey(tx, id);
		if (key.revokedAt !== null) return;
		await changeKey(tx, id, { revokedAt: ctx.now });
		await record(tx, ctx, { name: 'api_key.revoked', subject: id, data: factsOf(key) });
	});

const SHOWN = 4;

async function insert(tx: Tx, { newId, now, actor }: Maker, { role, name, ...more }: NewKey) {
	const key = `rsk_${randomBytes(32).toString('base64url')}`;
	const id = newId('key');
	const { scopes = null, expiresAt = null, perMinute } = more;
	await addKey(tx, {
		...{ id, hash: sha256(key), hint: key.slice(-SHOWN), role, name, expiresAt },
		...{ scopes: scopes && [...scopes], madeBy: actor.name, createdAt: now },
		...(perMinute === undefined ? {} : { perMinute })
	});
	return { id, key };
}

const factsOf = ({ role, name, scopes = null }: Pick<NewKey, 'role' | 'name' | 'scopes'>) => ({
	name,
	role,
	...(scopes ? { scopes } : {})
});
