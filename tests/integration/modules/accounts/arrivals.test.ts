import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveShopperAccount, giveStaffAccount } from '$lib/modules/accounts/actions.server';
import { enter } from '$lib/modules/accounts/arrivals.server';
import { listSessions } from '$lib/modules/accounts/repository/sessions.server';
import { whoIsHere } from '$lib/modules/accounts/sessions.server';
import { knownPlaces, sessions } from '$lib/modules/accounts/tables.server';
import { mails } from '$lib/modules/notifications/tables.server';
import { setMailing } from '$lib/server/mail';
import { fakeCookies } from '../../../support/cookies';
import { postOffice } from '../../../support/mailing';
import { testWorld, type TestWorld } from '../../../support/world';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0';
const from = { userAgent: FIREFOX, address: '192.0.2.7' };
const office = postOffice();

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
	setMailing({ post: office.post, origin: 'https://shop.example' });
});
afterAll(() => world.close());

const shopper = async (email: string) =>
	(await giveShopperAccount(world.ctx(), { email, name: 'Ada', password: 'walnut desk lamp' })) ?? '';
const aBrowser = () => ({ audience: 'shopper' as const, secure: true, ...fakeCookies() });
type Browser = ReturnType<typeof aBrowser>;
const arrive = (id: string, browser: Browser) => enter(world.nobody(), browser, id, from);
const mailsTo = async (email: string) => {
	await world.drain();
	return office.to(email);
};

it('says nothing of the first place, nor of one it knows', async () => {
	const id = await shopper('home@example.com');
	const home = aBrowser();
	await arrive(id, home);
	await arrive(id, home);
	expect(await mailsTo('home@example.com')).toEqual([]);
	expect(home.jar.get('__Host-rescind_device')?.options).toMatchObject({ httpOnly: true, secure: true });
});

it('tells of a sign-in from a new place once, with a way to react', async () => {
	const id = await shopper('away@example.com');
	await arrive(id, aBrowser());
	const away = aBrowser();
	await arrive(id, away);
	await arrive(id, away);
	const [mail, ...more] = await mailsTo('away@example.com');
	expect(more).toEqual([]);
	expect(mail?.text).toContain('Firefox on Windows');
	expect(mail?.text).toContain('192.0.2.7');
	expect(mail?.text).toMatch(/https:\/\/shop\.example\/not-me\/[\w-]{43}/);
});

it('keeps no token of a mail outside the mail', async () => {
	office.answers(({ id }) => ({ state: 'sent', providerId: id }));
	const [mail] = office.to('away@example.com');
	const token = /not-me\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? 'none';
	const [row] = await world.db.select().from(mails).where(eq(mails.recipient, 'away@example.com'));
	expect(JSON.stringify(row?.payload)).not.toContain(token);
	const events = await world.db.execute(sql`select data from events`);
	expect(JSON.stringify(events)).not.toContain(token);
	expect(JSON.stringify(events)).not.toContain('192.0.2.7');
});

it('knows the device of one person and not of another', async () => {
	const [one, two] = [await shopper('one@example.com'), await shopper('two@example.com')];
	const shared = aBrowser();
	await arrive(one, shared);
	await arrive(two, aBrowser());
	await arrive(two, shared);
	expect(await mailsTo('one@example.com')).toEqual([]);
	expect(await mailsTo('two@example.com')).toHaveLength(1);
	expect(await world.db.select().from(knownPlaces).where(eq(knownPlaces.userId, two))).toHaveLength(2);
});

it('tells staff too, at their own door', async () => {
	const boss = { email: 'boss@example.com', name: 'Boss', password: 'battery staple', role: 'owner' } as const;
	const id = (await giveStaffAccount(world.ctx(), boss)) ?? '';
	for (let i = 0; i < 2; i++) await enter(world.nobody(), { ...aBrowser(), audience: 'staff' }, id, from);
	const [mail] = await mailsTo(boss.email);
	expect(mail?.text).toContain('/admin/reset-password/');
});

it('remembers where a session is and when it was last used, written at most every few minutes', async () => {
	const id = await shopper('seen@example.com');
	const browser = aBrowser();
	await arrive(id, browser);
	const read = async () => (await listSessions(world.db, 'shopper', id))[0];
	expect(await read()).toMatchObject(from);
	const justNow = (await read())?.seenAt;
	await whoIsHere({ ...browser, tx: world.db });
	expect((await read())?.seenAt).toEqual(justNow);
	const earlier = sql`now() - interval '6 minutes'`;
	await world.db.update(sessions).set({ seenAt: earlier }).where(eq(sessions.userId, id));
	const before = (await read())?.seenAt.getTime() ?? 0;
	await whoIsHere({ ...browser, tx: world.db });
	expect((await read())?.seenAt.getTime()).toBeGreaterThan(before);
});
