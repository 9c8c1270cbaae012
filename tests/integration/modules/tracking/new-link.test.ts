import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, later } from '../../../../src/lib/core/time';
import { openLink } from '../../../../src/lib/modules/tracking/links.server';
import { askForNewLink } from '../../../../src/lib/modules/tracking/new-link.server';
import { drainJobs } from '../../../../src/lib/server/jobs/drain';
import { JOBS } from '../../../../src/lib/wiring/jobs.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());

it('mails the next link to the order’s address when an expired one asks for it, not too often', async () => {
	const email = 'late@example.com';
	const { id } = await shop.ask(await shop.place({ email }), [['LAMP', 1]]);
	await shop.deliver();
	const tokenIn = (text: string | undefined) => /\/track\/([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
	const old = tokenIn(shop.office.to(email)[0]?.text);
	const ctx = { ...shop.ctx(), now: later(shop.ctx().now, 120 * DAY) };
	await expect(openLink(shop.db, old, ctx.now)).rejects.toMatchObject({ code: 'link.expired' });
	await askForNewLink(ctx, old);
	await drainJobs(shop, JOBS, () => ({ ...shop.ctx(), now: ctx.now }), { rethrow: true });
	const next = tokenIn(shop.office.to(email)[1]?.text);
	expect(next).not.toBe(old);
	expect(await openLink(shop.db, next, ctx.now)).toBe(id);
	await askForNewLink(ctx, old);
	await askForNewLink(ctx, old);
	await expect(askForNewLink(ctx, old)).rejects.toMatchObject({ code: 'request.too_many' });
	await expect(askForNewLink(ctx, 'x'.repeat(43))).rejects.toMatchObject({ code: 'link.unknown' });
});
