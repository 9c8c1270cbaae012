import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DAY, HOUR } from '$lib/core/time';
import { lookAtLink } from '$lib/modules/accounts/links/links.server';
import { listInvitations } from '$lib/modules/accounts/repository/invitations.server';
import { getMember, getPasswordHash } from '$lib/modules/accounts/repository/team.server';
import { isPassword } from '$lib/modules/accounts/passwords.server';
import { changeRole } from '$lib/modules/accounts/team/change-role.server';
import { deactivate, reactivate } from '$lib/modules/accounts/team/deactivate.server';
import { invite, inviteAgain, revokeInvitation } from '$lib/modules/accounts/team/invite.server';
import { join, lookAtInvitation } from '$lib/modules/accounts/team/join.server';
import { changeOwnProfile } from '$lib/modules/accounts/team/own.server';
import { mailStaffReset, resetStaffPassword } from '$lib/modules/accounts/team/reset-password.server';
import { needsCode } from '$lib/modules/accounts/totp/begun.server';
import { staffActor } from '$lib/core/actor';
import { withActor } from '$lib/server/ctx';
import { setMailing } from '$lib/server/mail';
import { postOffice } from '../../../support/mailing';
import { addApp, hire, type Colleague } from '../../../support/staff';
import { testWorld, type TestWorld } from '../../../support/world';

const PASSWORD = 'a walnut desk lamp';
const office = postOffice();
let world: TestWorld;
let boss: Colleague;
let email: string;
let asked = 0;
beforeAll(async () => {
	world = await testWorld();
	setMailing({ post: office.post, origin: 'https://shop.example' });
	boss = await hire(world, 'Boss', 'owner');
});
afterAll(() => world.close());
beforeEach(() => {
	email = `ada${++asked}@example.com`;
});

const owner = () => ({ ...boss.ctx, now: world.ctx().now });
const nobody = () => world.nobody();
/** What was mailed there, once what is due was done. */
const mailsTo = async (to: string) => {
	await world.drain();
	return office.to(to);
};
/** The newest link to this address that leads there. */
const tokenTo = async (to: string, under: string) => {
	const texts = (await mailsTo(to)).map(({ text }) => text).join('\n');
	return [...texts.matchAll(new RegExp(`${under}/([\\w-]{43})`, 'g'))].at(-1)?.[1] ?? '';
};
const invitationOf = async (to: string) => (await listInvitations(world.db, 100)).find((one) => one.email === to);
const open = async (role: 'agent' | 'owner' = 'agent') => {
	await invite(owner(), { email, name: 'Ada', role });
	return { token: await tokenTo(email, '/admin/join'), id: (await invitationOf(email))?.id ?? '' };
};

it('invites by a mail whose link shows what is offered, and does nothing', async () => {
	const { token, id } = await open();
	const [mail] = await mailsTo(email);
	expect(mail).toMatchObject({ subject: expect.stringContaining('Boss invites you') });
	for (let look = 0; look < 3; look++)
		await expect(lookAtInvitation(world.db, nobody(), token)).resolves.toMatchObject({
			id,
			role: 'agent',
			inviter: 'Boss'
		});
});

it('writes in the language of whoever invites', async () => {
	await invite({ ...owner(), locale: 'ko' }, { email, name: '', role: 'agent' });
	await expect(mailsTo(email)).resolves.toMatchObject([{ subject: expect.stringContaining('초대') }]);
});

it('lets the invited in once, under the role of the invitation', async () => {
	const { token } = await open();
	const id = await join(nobody(), { token, name: 'Ada Kim', password: PASSWORD });
	await expect(getMember(world.db, id)).resolves.toMatchObject({ name: 'Ada Kim', email, role: 'agent', active: true });
	await expect(isPassword((await getPasswordHash(world.db, id)).passwordHash, PASSWORD)).resolves.toBe(true);
	await expect(join(nobody(), { token, name: 'Eve', password: PASSWORD })).rejects.toThrow('link.used');
	await expect(invitationOf(email)).resolves.toBeUndefined();
	await expect(invite(owner(), { email, name: '', role: 'agent' })).rejects.toThrow('team.member_already');
});

it('makes one member of two who use a link at the same moment', async () => {
	const { token } = await open();
	const both = await Promise.allSettled(
		['Ada', 'Eve'].map((name) => join(nobody(), { token, name, password: PASSWORD }))
	);
	expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	const [count] = await world.db.execute(sql`select count(*)::int as all from staff where email = ${email}`);
	expect(count).toEqual({ all: 1 });
});

it('takes no easy password, and leaves the link usable', async () => {
	const { token } = await open();
	await expect(join(nobody(), { token, name: 'Ada', password: 'password123' })).rejects.toThrow('password.common');
	await expect(join(nobody(), { token, name: 'Ada', password: 'short' })).rejects.toThrow('password.too_short');
	await expect(join(nobody(), { token, name: 'Ada', password: PASSWORD })).resolves.toMatch(/^stf_/);
});

it('closes the link after a week, when it is sent again, and when it is taken back', async () => {
	const { token, id } = await open();
	await inviteAgain(owner(), { id });
	await expect(lookAtInvitation(world.db, nobody(), token)).rejects.toThrow('link.expired');
	const second = await tokenTo(email, '/admin/join');
	world.pass(7 * DAY);
	await expect(lookAtInvitation(world.db, nobody(), second)).rejects.toThrow('link.expired');
	await expect(invitationOf(email)).resolves.toMatchObject({ id });
	await inviteAgain(owner(), { id });
	const third = await tokenTo(email, '/admin/join');
	await revokeInvitation(owner(), { id });
	await expect(join(nobody(), { token: third, name: 'Ada', password: PASSWORD })).rejects.toThrow('link.expired');
	await expect(inviteAgain(owner(), { id })).rejects.toThrow('team.invitation_over');
	await expect(revokeInvitation(owner(), { id })).rejects.toThrow('team.invitation_over');
});

it('keeps one open invitation per address, and lets nobody but an owner send one', async () => {
	const { id } = await open();
	await expect(invite(owner(), { email, name: '', role: 'owner' })).rejects.toThrow('team.invited_already');
	const manager = withActor(owner(), staffActor('stf_m', 'Mina', 'manager'));
	const other = { email: `x${email}`, name: '', role: 'owner' } as const;
	await expect(invite(manager, other)).rejects.toThrow('auth.forbidden');
	await expect(inviteAgain(manager, { id })).rejects.toThrow('auth.forbidden');
	await expect(revokeInvitation(manager, { id })).rejects.toThrow('auth.forbidden');
});

it('mails nobody without end', async () => {
	const { id } = await open();
	for (let sent = 0; sent < 4; sent++) await inviteAgain(owner(), { id });
	await expect(inviteAgain(owner(), { id })).rejects.toThrow('request.too_many');
});

it('resets a forgotten password by mail, ends the sessions, and still asks for the app', async () => {
	const ada = await hire(world, `Reset${asked}`, 'agent');
	await addApp(ada, new Date('2031-05-05T08:00:10.000Z'));
	await mailStaffReset(world.ctx(), { email: ada.email });
	const token = await tokenTo(ada.email, '/admin/reset-password');
	await expect(resetStaffPassword(nobody(), { token, password: 'password123' })).rejects.toThrow('password.common');
	await expect(resetStaffPassword(nobody(), { token, password: PASSWORD })).resolves.toBe(ada.id);
	await expect(needsCode(world.db, ada.id)).resolves.toBe(true);
	await expect(resetStaffPassword(nobody(), { token, password: PASSWORD })).rejects.toThrow('link.used');
	const subjects = (await mailsTo(ada.email)).map(({ subject }) => subject);
	expect(subjects.some((subject) => /was changed/.test(subject))).toBe(true);
});

it('mails a reset to nobody it does not know or who was shown out, and takes no old link', async () => {
	const ada = await hire(world, `Gone${asked}`, 'agent');
	await mailStaffReset(world.ctx(), { email: ada.email });
	const token = await tokenTo(ada.email, '/admin/reset-password');
	world.pass(HOUR);
	await expect(lookAtLink(world.db, nobody(), token, 'reset_staff_password')).rejects.toThrow('link.expired');
	await deactivate(owner(), { id: ada.id });
	const before = (await mailsTo(ada.email)).length;
	await mailStaffReset(world.ctx(), { email: ada.email });
	await mailStaffReset(world.ctx(), { email: 'nobody@example.com' });
	await expect(mailsTo(ada.email)).resolves.toHaveLength(before);
	await expect(mailsTo('nobody@example.com')).resolves.toEqual([]);
});

it('tells a member what changed about their access, in their language', async () => {
	const ada = await hire(world, `Changed${asked}`, 'agent');
	await changeOwnProfile(ada.ctx, { name: 'Ada', locale: 'ko', time_zone: '' });
	await changeRole(boss.ctx, { id: ada.id, role: 'finance' });
	await deactivate(boss.ctx, { id: ada.id });
	await reactivate(boss.ctx, { id: ada.id });
	const texts = (await mailsTo(ada.email)).map(({ text }) => text);
	expect(texts).toHaveLength(3);
	for (const said of ['새 역할: 재무 담당', '로그인하실 수 없습니다', '다시 로그인']) {
		expect(texts.filter((text) => text.includes(said))).toHaveLength(1);
	}
});
