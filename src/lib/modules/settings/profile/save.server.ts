import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { sha256 } from '$lib/server/config/secrets';
import { keepLogo, keepShop, lockShop } from '../repository/shop.server';
import type { Shop } from '../shop';
import { MOST_LOGO_BYTES, pictureTypeOf } from './picture';
import type { ShopInput } from './schema';

/**
 * Changes how the shop introduces itself. Mails that wait to be sent keep what they were ordered with.
 * @throws Refused `shop.changed` when somebody else saved since the form was opened
 */
export const saveShop = (ctx: Ctx, { version, ...input }: ShopInput): Promise<void> =>
	changing(ctx, async (tx, before) => {
		if (before.version !== version) throw new Refused('shop.changed');
		await keep(tx, ctx, before, { ...before, ...input });
	});

/** Takes a picture in place of the name; without bytes the name stands there again. @throws Refused `shop.logo_unfit` */
export const saveLogo = (ctx: Ctx, bytes: Uint8Array | undefined): Promise<void> =>
	changing(ctx, async (tx, before) => {
		const type = bytes && pictureTypeOf(bytes);
		if (bytes && (!type || bytes.length > MOST_LOGO_BYTES)) throw new Refused('shop.logo_unfit');
		const logo = bytes ? sha256(Buffer.from(bytes).toString('base64')).slice(0, 16) : '';
		await keepLogo(tx, bytes && type ? { hash: logo, type, base64: Buffer.from(bytes).toString('base64') } : undefined);
		await keep(tx, ctx, before, { ...before, logo });
	});

const changing = (ctx: Ctx, change: (tx: Tx, before: Shop) => Promise<void>): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('own')) throw new Refused('auth.forbidden');
		await change(tx, await lockShop(tx));
	});

async function keep(tx: Tx, ctx: Ctx, before: Shop, after: Shop): Promise<void> {
	const was = new Map<string, unknown>(Object.entries(before));
	const changed = Object.entries(after).filter(([key, value]) => was.get(key) !== value);
	if (changed.length === 0) return;
	await keepShop(tx, { ...after, version: before.version + 1 });
	const words = (value: (key: string, now: unknown) => unknown) => ({
		words: changed.map(([key, now]) => `${key}: ${String(value(key, now)) || '–'}`).join(' · ')
	});
	await record(tx, ctx, {
		name: 'shop.changed',
		subject: 'shop',
		data: { before: words((key) => was.get(key)), after: words((_key, now) => now) }
	});
}
