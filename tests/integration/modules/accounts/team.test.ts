import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DAY, later } from '$lib/core/time';
import { addSession, findSession } from '$lib/modules/accounts/repository/sessions.server';
import { countRoles, getMember, listTeam, rolesAskedForApp } from '$lib/modules/accounts/repository/team.server';
import { changeRole } from '$lib/modules/accounts/team/change-role.server';
import { deactivate, reactivate } from '$lib/modules/accounts/team/deactivate.server';
import { enter } from '$lib/modules/accounts/arrivals.server';
import { requireTotp, resetTotp, signOutMember } from '$lib/modules/accounts/team/security.server';
import { needsCode } from '$lib/modules/accounts/totp/begun.server';
import { owesApp } from '$lib/modules/accounts/totp/duty';
import { fakeCookies } from '../../../support/cookies';
import { addApp, hire, type Colleague } from '../../../support/staff';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
let boss: Colleague;
let partner: Colleague;
let ada: Colleague;
let hired = 0;
const T = new Date('2031-05-05T08:00:10.000Z');

beforeAll(async () => {
	world = await testWorld();
	boss = await hire(world, 'Boss', 'owner');
	partner = await hire(world, 'Partner', 'owner');
});
afterAll(() => world.close());
beforeEach(async () => {
	ada = await hire(world, `Ada${++hired}`, 'agent');
	await session(ada);
});

const session = (who: Colleague) =>
	addSession(world.db, { idHash: `s_${who.id}`, audience: 'staff', userId: who.id, expiresAt: later(new Date(), DAY) });
const accountOf = async (who: Colleague) => (await findSession(world.db, 'staff', `s_${who.id}`))?.account;
const newestEvent = async (subject: string) => {
	const [event] = await world.db.execute<{ name: string; actor_id: string; data: unknown }>(
		sql`select name, actor_id, data from events where subject = ${subject} order by seq desc limit 1`
	);
	return event;
};

it('gives a member another role from their next request on, and records it', async () => {
	await changeRole(boss.ctx, { id: ada.id, role: 'finance' });
	await expect(accountOf(ada)).resolves.toMatchObject({ role: 'finance' });
	await expect(newestEvent(ada.id)).resolves.toMatchObject({
		name: 'staff.role_changed',
		actor_id: boss.id,
		data: { before: 'agent', after: 'finance' }
	});
});

it('lets nobody but an owner run the team', async () => {
	const manager = await hire(world, `Mina${hired}`, 'manager');
	const id = ada.id;
	await expect(changeRole(manager.ctx, { id, role: 'owner' })).rejects.toThrow('auth.forbidden');
	await expect(deactivate(manager.ctx, { id })).rejects.toThrow('auth.forbidden');
	await expect(reactivate(manager.ctx, { id })).rejects.toThrow('auth.forbidden');
	await expect(resetTotp(manager.ctx, { id })).rejects.toThrow('auth.forbidden');
	await expect(signOutMember(manager.ctx, { id })).rejects.toThrow('auth.forbidden');
	await expect(requireTotp(manager.ctx, { roles: [] })).rejects.toThrow('auth.forbidden');
	await expect(accountOf(ada)).resolves.toMatchObject({ role: 'agent' });
});

it('ends the sessions of whoever is deactivated at once, and lets them in again later', async () => {
	await deactivate(boss.ctx, { id: ada.id });
	await expect(accountOf(ada)).resolves.toBeUndefined();
	await expect(newestEvent(ada.id)).resolves.toMatchObject({ name: 'staff.deactivated', actor_id: boss.id });
	await expect(getMember(world.db, ada.id)).resolves.toMatchObject({ active: false });
	await reactivate(boss.ctx, { id: ada.id });
	await expect(accountOf(ada)).resolves.toBeUndefined();
	await session(ada);
	await expect(accountOf(ada)).resolves.toMatchObject({ id: ada.id });
});

it('lets nobody deactivate themselves, and says so of somebody who is not there', async () => {
	await expect(deactivate(boss.ctx, { id: boss.id })).rejects.toThrow('team.not_yourself');
	await expect(deactivate(boss.ctx, { id: 'stf_nobody' })).rejects.toThrow('not_found');
	await expect(changeRole(boss.ctx, { id: 'stf_nobody', role: 'agent' })).rejects.toThrow('not_found');
});

it('never leaves the shop without an active owner, whoever leaves at the same moment', async () => {
	const both = await Promise.allSettled([
		changeRole(boss.ctx, { id: boss.id, role: 'agent' }),
		changeRole(partner.ctx, { id: partner.id, role: 'agent' })
	]);
	expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'team.last_owner' } });
	const [stays, left] = both[0]?.status === 'rejected' ? [boss, partner] : [partner, boss];
	await changeRole(stays.ctx, { id: left.id, role: 'owner' });
	const crossed = await Promise.allSettled([
		deactivate(boss.ctx, { id: partner.id }),
		deactivate(partner.ctx, { id: boss.id })
	]);
	expect(crossed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	const [here, gone] = crossed[0]?.status === 'fulfilled' ? [boss, partner] : [partner, boss];
	await reactivate(here.ctx, { id: gone.id });
});

it('lets no statement take the last owner away, two at once included', async () => {
	const demote = (id: string) => world.db.execute(sql`update staff set role = 'agent' where id = ${id}`);
	const both = await Promise.allSettled([demote(boss.id), demote(partner.id)]);
	expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { cause: { constraint_name: 'an_owner_stays' } }
	});
	await world.db.execute(sql`update staff set role = 'owner' where id in (${boss.id}, ${partner.id})`);
});

it('resets a member’s app: the codes go, and so do the sessions', async () => {
	await expect(resetTotp(boss.ctx, { id: ada.id })).rejects.toThrow('totp.off');
	await addApp(ada, T);
	await expect(resetTotp(boss.ctx, { id: boss.id })).rejects.toThrow('team.not_yourself');
	await resetTotp(boss.ctx, { id: ada.id });
	await expect(needsCode(world.db, ada.id)).resolves.toBe(false);
	await expect(accountOf(ada)).resolves.toBeUndefined();
	await expect(newestEvent(ada.id)).resolves.toMatchObject({ name: 'staff.totp_reset', actor_id: boss.id });
});

it('signs a member out everywhere', async () => {
	await signOutMember(boss.ctx, { id: ada.id });
	await expect(accountOf(ada)).resolves.toBeUndefined();
	await expect(getMember(world.db, ada.id)).resolves.toMatchObject({ active: true });
});

it('knows with each request who owes the app their role asks for', async () => {
	const owes = async () => owesApp((await accountOf(ada)) ?? { totp: false, totpRequired: false });
	await expect(owes()).resolves.toBe(false);
	await requireTotp(boss.ctx, { roles: ['agent', 'finance'] });
	await expect(rolesAskedForApp(world.db)).resolves.toHaveLength(2);
	await expect(owes()).resolves.toBe(true);
	await expect(newestEvent('roles')).resolves.toMatchObject({ data: { before: [], after: ['agent', 'finance'] } });
	await addApp(ada, T);
	await expect(owes()).resolves.toBe(false);
	await requireTotp(boss.ctx, { roles: [] });
	await expect(rolesAskedForApp(world.db)).resolves.toEqual([]);
});

it('lists who works here and who no longer does, newest first and page by page', async () => {
	const grace = await hire(world, `Grace${hired}`, 'finance');
	await deactivate(boss.ctx, { id: grace.id });
	await expect(listTeam(world.db, { active: false, limit: 10 })).resolves.toMatchObject({ items: [{ id: grace.id }] });
	const first = await listTeam(world.db, { active: true, limit: 1 });
	expect(first.items).toMatchObject([{ id: ada.id, totp: false, lastSignInAt: null }]);
	const second = await listTeam(world.db, { active: true, limit: 1, cursor: first.older });
	expect(second.items[0]?.id).not.toBe(ada.id);
	const back = await listTeam(world.db, { active: true, limit: 1, cursor: second.newer });
	expect(back.items[0]?.id).toBe(ada.id);
});

it('counts who has an app in each role', async () => {
	const before = (await countRoles(world.db)).find(({ role }) => role === 'agent');
	await addApp(ada, T);
	const after = (await countRoles(world.db)).find(({ role }) => role === 'agent');
	expect(after).toMatchObject({ members: before?.members, withApp: (before?.withApp ?? 0) + 1 });
});

it('notes when somebody signed in last', async () => {
	const place = { audience: 'staff', secure: false, ...fakeCookies() } as const;
	await enter(world.nobody(), place, ada.id, { userAgent: 'Firefox/150', address: '192.0.2.1' });
	await expect(getMember(world.db, ada.id)).resolves.toMatchObject({ lastSignInAt: world.ctx().now });
	await expect(newestEvent(ada.id)).resolves.toMatchObject({ name: 'staff.signed_in', actor_id: ada.id });
});
