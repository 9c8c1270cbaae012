import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, later } from '$lib/core/time';
import { enter } from '$lib/modules/accounts/arrivals.server';
import { actorOf } from '$lib/modules/accounts/actors.server';
import { giveLink } from '$lib/modules/accounts/links/links.server';
import { enterAsPartner, mailPartnerLink } from '$lib/modules/accounts/partners/enter.server';
import {
	endPartnerAccess,
	givePartnerAccess,
	invitePartner,
	invitePartnerAgain
} from '$lib/modules/accounts/partners/invite.server';
import { findPartnerPerson, listPartnerPeople } from '$lib/modules/accounts/repository/partners/people.server';
import { addSession, findSession } from '$lib/modules/accounts/repository/sessions.server';
import { fakeCookies } from '../../../support/cookies';
import { hire, type Colleague } from '../../../support/staff';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
let boss: Colleague;
const HANA = { email: 'hana@hanok.example', name: 'Hana Seo', partner: 'Hanok Interiors', role: 'buyer' } as const;

beforeAll(async () => {
	world = await testWorld();
	boss = await hire(world, 'Boss', 'owner');
	await invitePartner(boss.ctx, HANA);
});
afterAll(() => world.close());

const hana = async () => {
	const person = await findPartnerPerson(world.db, HANA.email);
	if (!person) throw new Error('Hana was never invited');
	return person;
};

/** The token of the newest link about somebody, as its mail carries it. */
async function newestToken(subject: string): Promise<string> {
	const [row] = await world.db.execute<{ id: string }>(
		sql`select data->>'link' as id from events where subject = ${subject} and data ? 'link' order by seq desc limit 1`
	);
	const link = await giveLink(world.db, boss.ctx, row?.id ?? '');
	return link?.path.replace('/partner/sign-in/', '') ?? '';
}

it('lets somebody of a partner in by the invitation, once', async () => {
	const { id } = await hana();
	const token = await newestToken(id);
	await expect(enterAsPartner(boss.ctx, token)).resolves.toBe(id);
	await expect(enterAsPartner(boss.ctx, token)).rejects.toThrow('link.used');
});

it('knows by the session for which partner they act', async () => {
	const { id } = await hana();
	const place = { audience: 'partner', cookies: fakeCookies().cookies, secure: false } as const;
	await enter(boss.ctx, place, id, { userAgent: '', address: '' });
	await addSession(world.db, { idHash: 'here', audience: 'partner', userId: id, expiresAt: later(new Date(), DAY) });
	const found = await findSession(world.db, 'partner', 'here');
	expect(found?.account).toMatchObject({ partner: { name: 'Hanok Interiors', role: 'buyer' }, role: null });
	expect(found && actorOf(found.account)).toMatchObject({ kind: 'partner', id: 'Hanok Interiors' });
	await expect(findSession(world.db, 'shopper', 'here')).resolves.toBeNull();
	await expect(findSession(world.db, 'staff', 'here')).resolves.toBeNull();
	await expect(hana()).resolves.toMatchObject({ lastSignInAt: boss.ctx.now });
});

it('mails a link to those who may come in, and to nobody else', async () => {
	const { id } = await hana();
	await mailPartnerLink(boss.ctx, { email: 'stranger@example.com' });
	await mailPartnerLink(boss.ctx, { email: HANA.email });
	const older = await newestToken(id);
	await mailPartnerLink(boss.ctx, { email: HANA.email });
	await expect(enterAsPartner(boss.ctx, older)).rejects.toThrow('link.expired');
	await expect(enterAsPartner(boss.ctx, await newestToken(id))).resolves.toBe(id);
});

it('shows them out at once, and lets them in again', async () => {
	const { id } = await hana();
	await addSession(world.db, { idHash: 'open', audience: 'partner', userId: id, expiresAt: later(new Date(), DAY) });
	await invitePartnerAgain(boss.ctx, { id });
	const token = await newestToken(id);
	await endPartnerAccess(boss.ctx, { id });
	await expect(findSession(world.db, 'partner', 'open')).resolves.toBeNull();
	await expect(enterAsPartner(boss.ctx, token)).rejects.toThrow('link.expired');
	await expect(invitePartnerAgain(boss.ctx, { id })).rejects.toThrow('partner.access_over');
	const ended = await listPartnerPeople(world.db, { active: false, limit: 5 });
	expect(ended.items).toMatchObject([{ id, partner: 'Hanok Interiors' }]);
	await givePartnerAccess(boss.ctx, { id });
	await expect(hana()).resolves.toMatchObject({ endedAt: null });
});

it('is for owners, and one address is one person', async () => {
	await expect(invitePartner(boss.ctx, HANA)).rejects.toThrow('partner.person_already');
	const agent = await hire(world, 'Ada', 'agent');
	await expect(invitePartner(agent.ctx, { ...HANA, email: 'other@hanok.example' })).rejects.toThrow('auth.forbidden');
	const { id } = await hana();
	await expect(endPartnerAccess(agent.ctx, { id })).rejects.toThrow('auth.forbidden');
});
