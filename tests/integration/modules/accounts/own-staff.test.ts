import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signIn } from '$lib/modules/accounts/actions.server';
import { enter } from '$lib/modules/accounts/arrivals.server';
import { ownStaffPage } from '$lib/modules/accounts/own/own-staff-page.server';
import { sessionHere } from '$lib/modules/accounts/sessions.server';
import {
	changeOwnPassword,
	changeOwnProfile,
	endOwnSession,
	signOutElsewhere
} from '$lib/modules/accounts/team/own.server';
import { beginSignIn, whoBegan } from '$lib/modules/accounts/totp/begun.server';
import { setMailing } from '$lib/server/mail';
import { fakeCookies } from '../../../support/cookies';
import { postOffice } from '../../../support/mailing';
import { hire, PASSWORD, type Colleague } from '../../../support/staff';
import { testWorld, type TestWorld } from '../../../support/world';

const FRESH = 'a walnut desk lamp';
const office = postOffice();
let world: TestWorld;
let ada: Colleague;
let hired = 0;
beforeAll(async () => {
	world = await testWorld();
	setMailing({ post: office.post, origin: 'https://shop.example' });
});
afterAll(() => world.close());
beforeEach(async () => {
	ada = await hire(world, `Ada${++hired}`, 'agent');
});

/** Signs somebody in, in a browser of its own. @returns its session */
async function arrive({ id }: Colleague, browser = 'Firefox/150.0 (Windows)'): Promise<string> {
	const place = { audience: 'staff', secure: false, ...fakeCookies() } as const;
	await enter(world.nobody(), place, id, { userAgent: browser, address: '192.0.2.1' });
	return sessionHere({ ...place, tx: world.db }) ?? '';
}
const knock = (password: string) =>
	signIn(world.nobody(), { audience: 'staff', email: ada.email, password, address: '192.0.2.1' });
const openOf = async (who: Colleague) => (await ownStaffPage(who.ctx, null)).own.sessions.map(({ id }) => id);
const eventsOf = async (id: string) =>
	(await world.db.execute<{ name: string }>(sql`select name from events where subject = ${id} order by seq`)).map(
		({ name }) => name
	);

it('shows a member where they are signed in, by the browser’s name', async () => {
	const here = await arrive(ada);
	await arrive(ada, 'Mozilla/5.0 (iPhone) Version/19.0 Mobile Safari/604.1');
	const { own, codesLeft } = await ownStaffPage(ada.ctx, here);
	expect(own.sessions.map(({ browser, here }) => [browser, here]).toSorted()).toEqual([
		['Firefox on Windows', true],
		['Safari on iOS', false]
	]);
	expect(codesLeft).toBe(0);
});

it('keeps name, language and zone, and records the name alone', async () => {
	await changeOwnProfile(ada.ctx, { name: 'Ada Moreau', locale: 'ko', time_zone: 'Europe/Paris' });
	const { own } = await ownStaffPage(ada.ctx, null);
	expect(own).toMatchObject({ name: 'Ada Moreau', locale: 'ko', timeZone: 'Europe/Paris' });
	await changeOwnProfile(ada.ctx, { name: 'Ada Moreau', locale: 'en', time_zone: '' });
	await expect(ownStaffPage(ada.ctx, null)).resolves.toMatchObject({ own: { locale: 'en', timeZone: null } });
	await expect(eventsOf(ada.id)).resolves.toEqual(['staff.profile_changed']);
});

it('takes a new password from whoever knows the old one, and ends what is open elsewhere', async () => {
	const [here, other] = [await arrive(ada), await arrive(ada)];
	const begun = await beginSignIn(world.nobody(), { staffId: ada.id, at: new Date() });
	const change = (current: string, password: string) =>
		changeOwnPassword(ada.ctx, { current, password, session: here });
	await expect(change('not it', FRESH)).rejects.toThrow('auth.wrong_password');
	await expect(change(PASSWORD, 'password123')).rejects.toThrow('password.common');
	await expect(openOf(ada)).resolves.toContain(other);
	await change(PASSWORD, FRESH);
	await expect(openOf(ada)).resolves.toEqual([here]);
	await expect(knock(PASSWORD)).rejects.toThrow('auth.wrong_credentials');
	await expect(knock(FRESH)).resolves.toBe(ada.id);
	await expect(whoBegan(world.db, begun, new Date())).rejects.toThrow('auth.begin_again');
});

it('mails that the password changed, with a way to say it was somebody else', async () => {
	await changeOwnPassword(ada.ctx, { current: PASSWORD, password: FRESH, session: null });
	await world.drain();
	const [mail] = office.to(ada.email);
	expect(mail?.text).toContain('/admin/reset-password/');
});

it('stops whoever guesses the old password', async () => {
	const guess = () => changeOwnPassword(ada.ctx, { current: 'guess', password: FRESH, session: null });
	for (let tries = 0; tries < 10; tries++) await expect(guess()).rejects.toThrow('auth.wrong_password');
	await expect(guess()).rejects.toThrow('request.too_many');
});

it('ends one session of one’s own, or all but this one', async () => {
	const eve = await hire(world, `Eve${hired}`, 'agent');
	const [here, second, third, hers] = [await arrive(ada), await arrive(ada), await arrive(ada), await arrive(eve)];
	await endOwnSession(ada.ctx, second);
	await expect(openOf(ada)).resolves.not.toContain(second);
	await endOwnSession(ada.ctx, hers);
	await expect(openOf(eve)).resolves.toEqual([hers]);
	await expect(openOf(ada)).resolves.toContain(third);
	await signOutElsewhere(ada.ctx, here);
	await expect(openOf(ada)).resolves.toEqual([here]);
	await expect(eventsOf(ada.id)).resolves.toEqual(
		expect.arrayContaining(['account.session_ended', 'account.signed_out_everywhere'])
	);
});
