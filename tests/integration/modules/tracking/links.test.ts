import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, later } from '../../../../src/lib/core/time';
import { giveAgain, linkFor, openLink, revoke } from '../../../../src/lib/modules/tracking/links.server';
import { trackingLinks } from '../../../../src/lib/modules/tracking/tables.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import { sha256 } from '../../../../src/lib/server/config/secrets';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

const aCase = async () => (await shop.ask(await shop.place(), [['LAMP', 1]])).id;
const make = (ctx: Ctx, id: string) => ctx.db.transaction((tx) => linkFor(tx, ctx, id));
const tokenFor = async (ctx: Ctx, id: string) => {
	const given = await giveAgain(ctx.db, ctx, (await make(ctx, id)).id);
	return given?.token ?? '';
};
const inDays = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: later(ctx.now, days * DAY) });

it('opens its one cancellation, and keeps nothing but a hash', async () => {
	const ctx = shop.ctx();
	const id = await aCase();
	const token = await tokenFor(ctx, id);
	expect(token).toMatch(/^[\w-]{43}$/);
	expect(await openLink(ctx.db, token, ctx.now)).toBe(id);
	const [row] = await ctx.db.select().from(trackingLinks).where(eq(trackingLinks.cancellationId, id));
	expect(row?.tokenHash).toBe(sha256(token));
	expect(JSON.stringify(row)).not.toContain(token);
});

it('is made once, also by eight at a time', async () => {
	const ctx = shop.ctx();
	const id = await aCase();
	const made = await Promise.all(Array.from({ length: 8 }, () => make(ctx, id)));
	expect(new Set(made.map((link) => link.id)).size).toBe(1);
	expect(await ctx.db.select().from(trackingLinks).where(eq(trackingLinks.cancellationId, id))).toHaveLength(1);
});

it('opens for 90 days', async () => {
	const ctx = shop.ctx();
	const token = await tokenFor(ctx, await aCase());
	await openLink(ctx.db, token, later(ctx.now, 90 * DAY - 1));
	await expect(openLink(ctx.db, token, later(ctx.now, 90 * DAY))).rejects.toMatchObject({ code: 'link.expired' });
});

it('is made anew for a mail when it would soon expire', async () => {
	const ctx = shop.ctx();
	const id = await aCase();
	const first = await make(ctx, id);
	expect((await make(inDays(ctx, 59), id)).id).toBe(first.id);
	expect((await make(inDays(ctx, 61), id)).id).not.toBe(first.id);
});

it('can be taken back; the next mail brings another', async () => {
	const ctx = shop.ctx();
	const id = await aCase();
	const token = await tokenFor(ctx, id);
	await revoke(ctx.db, ctx, id);
	await expect(openLink(ctx.db, token, ctx.now)).rejects.toMatchObject({ code: 'link.expired' });
	const next = await tokenFor(ctx, id);
	expect(next).not.toBe(token);
	expect(await openLink(ctx.db, next, ctx.now)).toBe(id);
});

it('outlives a change of keys', async () => {
	const ctx = shop.ctx();
	const id = await aCase();
	const token = await tokenFor(ctx, id);
	const changed = { ...ctx, secrets: [Buffer.alloc(32, 7), ...ctx.secrets] };
	expect(await tokenFor(changed, id)).toBe(token);
	const lost = { ...ctx, secrets: [Buffer.alloc(32, 7)] };
	expect(await tokenFor(lost, id)).not.toBe(token);
	expect(await openLink(ctx.db, token, ctx.now)).toBe(id);
});

it('knows no other token', async () => {
	const ctx = shop.ctx();
	for (const token of ['', 'x'.repeat(43), sha256('x')]) {
		await expect(openLink(ctx.db, token, ctx.now)).rejects.toMatchObject({ code: 'link.unknown' });
	}
});
