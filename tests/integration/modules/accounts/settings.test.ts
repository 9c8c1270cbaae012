import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resetPassword } from '$lib/modules/accounts/actions/by-link.server';
import { askEmailChange, confirmEmail } from '$lib/modules/accounts/actions/change-email.server';
import { askDeletion, callOffDeletion } from '$lib/modules/accounts/actions/close.server';
import {
	changePassword,
	changeProfile,
	endOneSession,
	signOutElsewhere
} from '$lib/modules/accounts/actions/settings.server';
import { signIn } from '$lib/modules/accounts/actions.server';
import { findShopper } from '$lib/modules/accounts/repository/shoppers.server';
import { knownPlaces, shoppers } from '$lib/modules/accounts/tables.server';
import { listShopperOrders } from '$lib/modules/orders/repository/list.server';
import { post } from '$lib/modules/wallets/repository.server';
import type { Ctx } from '$lib/server/ctx';
import { joinAll } from '$lib/wiring/door/ways-in.server';
import { anAddress, openDoor, PASSWORD, PLACE, type Door } from '../../../support/door';

const NEW = 'another walnut desk';
const A_DAY = 24 * 60;

let door: Door;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(() => door.close());

const knock = (email: string, password: string) =>
	signIn(door.nobody(), { audience: 'shopper', email, password, address: PLACE });
const move = (id: string, email: string, password = PASSWORD) => askEmailChange(door.ctx(), id, { email, password });
const confirm = (here: string, token: string) => confirmEmail(door.ctx(), { token, here }, joinAll);
const notMe = (token: string) => resetPassword(door.nobody(), { token, password: NEW }, joinAll);
const ordersOf = async (id: string) =>
	(await listShopperOrders(door.db, id, { limit: 10 })).items.map(({ number }) => number);

it('changes the password for whoever knows it, ends the other sessions and says so', async () => {
	const { id, email } = await door.member();
	await door.arrive(id);
	await door.arrive(id);
	const [here] = await door.sessions(id);
	const session = here?.idHash ?? null;
	const change = (current: string, password: string) => changePassword(door.ctx(), id, { current, password, session });
	await expect(change('wrong', NEW)).rejects.toThrow('auth.wrong_password');
	await expect(change(PASSWORD, email)).rejects.toThrow('password.personal');
	expect(await door.sessions(id)).toHaveLength(2);
	await change(PASSWORD, NEW);
	expect((await door.sessions(id)).map(({ idHash }) => idHash)).toEqual([session]);
	await expect(knock(email, NEW)).resolves.toBe(id);
	expect((await door.mailsTo(email)).at(-1)?.subject).toContain('was changed');
});

it('takes the account back from whoever changed its password', async () => {
	const { id, email } = await door.member();
	await changePassword(door.ctx(), id, { current: PASSWORD, password: 'the password of a thief', session: null });
	const token = await door.tokenTo(email, '/not-me');
	await door.arrive(id);
	expect(await notMe(token)).toBe(id);
	expect(await door.sessions(id)).toEqual([]);
	await expect(knock(email, 'the password of a thief')).rejects.toThrow('auth.wrong_credentials');
	await expect(knock(email, NEW)).resolves.toBe(id);
});

it('moves to an address once that confirms it, with what was ordered and saved there as a guest', async () => {
	const { id, email } = await door.member();
	const next = anAddress('next');
	const [own, other] = [await door.place({ email }), await door.place({ email: next })];
	const wallet = { shopperId: other.shopperId, walletKind: 'points', currency: 'USD' } as const;
	await door.db.transaction((tx) => post(tx, door.ctx(), { key: 'led_g', kind: 'grant', amount: 300, ...wallet }));
	await move(id, next);
	expect((await findShopper(door.db, id))?.email).toBe(email);
	await confirm(id, await door.tokenTo(next, '/confirm-email'));
	expect((await ordersOf(id)).toSorted()).toEqual([own.number, other.number].toSorted());
	expect([await door.wallet(id, 'points'), await door.wallet(other.shopperId, 'points')]).toEqual([300, 0]);
	await expect(knock(next, PASSWORD)).resolves.toBe(id);
	await expect(knock(email, PASSWORD)).rejects.toThrow('auth.wrong_credentials');
	expect((await door.mailsTo(email)).at(-1)?.subject).toContain('new e-mail address');
});

it('comes back to the old address by the link of its warning', async () => {
	const { id, email } = await door.member();
	const thief = anAddress('thief');
	await move(id, thief);
	await confirm(id, await door.tokenTo(thief, '/confirm-email'));
	await door.arrive(id);
	await door.arrive(id); // a warning to the new address must not close the old one's
	await door.mailsTo(thief);
	await notMe(await door.tokenTo(email, '/not-me'));
	expect((await findShopper(door.db, id))?.email).toBe(email);
	await expect(knock(email, NEW)).resolves.toBe(id);
	await expect(notMe(await door.tokenTo(thief, '/not-me'))).rejects.toThrow('link.expired');
});

it('asks for the password, and refuses the address one has', async () => {
	const { id, email } = await door.member();
	await expect(move(id, anAddress(), 'wrong')).rejects.toThrow('auth.wrong_password');
	await expect(move(id, email)).rejects.toThrow('account.same_email');
});

it('does not say that an address has an account, except to its owner', async () => {
	const [one, two] = [await door.member(), await door.member()];
	expect(await move(one.id, two.email)).toEqual(await move(one.id, anAddress()));
	expect((await door.mailsTo(two.email)).map(({ subject }) => subject)).toEqual([
		expect.stringContaining('already has an account')
	]);
});

it('hands the account to nobody else who confirms', async () => {
	const [one, two] = [await door.member(), await door.member()];
	const next = anAddress();
	await move(one.id, next);
	const token = await door.tokenTo(next, '/confirm-email');
	await expect(confirm(two.id, token)).rejects.toThrow('account.another_account');
	await door.member(next);
	await expect(confirm(one.id, token)).rejects.toThrow('account.email_taken');
	await expect(confirm(one.id, token)).rejects.toThrow('account.email_taken'); // what failed did not use it up
});

it('ends sessions of one’s own only', async () => {
	const [one, two] = [await door.member(), await door.member()];
	for (const { id } of [one, one, one, two]) await door.arrive(id);
	const [here, other] = await door.sessions(one.id);
	await endOneSession(door.ctx(), two.id, other?.idHash ?? '');
	expect(await door.sessions(one.id)).toHaveLength(3);
	await endOneSession(door.ctx(), one.id, other?.idHash ?? '');
	expect(await door.sessions(one.id)).toHaveLength(2);
	await signOutElsewhere(door.ctx(), one.id, here?.idHash ?? null);
	expect((await door.sessions(one.id)).map(({ idHash }) => idHash)).toEqual([here?.idHash]);
	expect(await door.sessions(two.id)).toHaveLength(1);
});

it('keeps name, language and time zone', async () => {
	const { id } = await door.member();
	await changeProfile(door.ctx(), id, { name: 'Ada L.', locale: 'ko', time_zone: 'Asia/Seoul' });
	expect(await findShopper(door.db, id)).toMatchObject({ name: 'Ada L.', locale: 'ko', timeZone: 'Asia/Seoul' });
	await changeProfile(door.ctx(), id, { name: 'Ada', locale: 'en', time_zone: '' });
	expect(await findShopper(door.db, id)).toMatchObject({ timeZone: null });
});

it('takes no language the shop does not offer, and keeps what was chosen while it did', async () => {
	const { id } = await door.member();
	const english: Ctx = { ...door.ctx(), languages: { offered: ['en'], default: 'en' } };
	await changeProfile(door.ctx(), id, { name: 'Ada', locale: 'ko', time_zone: '' });
	const change = changeProfile(english, id, { name: 'Ada Lovelace', locale: 'ko', time_zone: '' });
	await expect(change).rejects.toThrow('account.language_not_offered');
	expect(await findShopper(door.db, id)).toMatchObject({ name: 'Ada' });
	await changeProfile(english, id, { name: 'Ada L.', time_zone: '' }); // where there is one, nothing is asked
	expect(await findShopper(door.db, id)).toMatchObject({ name: 'Ada L.', locale: 'ko' });
});

it('closes an account two weeks after it was asked for, keeps its orders and frees its address', async () => {
	const { id, email } = await door.member();
	const order = await door.place({ email });
	await door.arrive(id);
	await expect(askDeletion(door.ctx(), id, 'wrong')).rejects.toThrow('auth.wrong_password');
	await askDeletion(door.ctx(), id, PASSWORD);
	expect((await door.mailsTo(email)).at(-1)?.subject).toContain('will be closed');
	await door.pass(14 * A_DAY - 1);
	await expect(knock(email, PASSWORD)).resolves.toBe(id);
	await door.pass(1);
	await expect(knock(email, PASSWORD)).rejects.toThrow('auth.wrong_credentials');
	const told = (await door.mailsTo(email)).at(-1);
	expect(told?.subject).toContain('is closed');
	expect(told?.text).not.toContain('/not-me/');
	expect(await door.sessions(id)).toEqual([]);
	expect(await door.db.select().from(knownPlaces).where(eq(knownPlaces.userId, id))).toEqual([]);
	const [row] = await door.db.select().from(shoppers).where(eq(shoppers.id, id));
	expect(row).toMatchObject({ name: '', passwordHash: null, emailVerifiedAt: null, email: `${id}@closed.invalid` });
	expect((await door.order(order.id)).name).toBe('Ada');
	await door.member(email);
	await expect(knock(email, PASSWORD)).resolves.not.toBe(id);
});

it('stays open for whoever thinks better of it, or never asked', async () => {
	const [one, two] = [await door.member(), await door.member()];
	await askDeletion(door.ctx(), one.id, PASSWORD);
	await callOffDeletion(door.ctx(), one.id);
	await askDeletion(door.ctx(), two.id, PASSWORD);
	await notMe(await door.tokenTo(two.email, '/not-me'));
	await door.pass(15 * A_DAY);
	await expect(knock(one.email, PASSWORD)).resolves.toBe(one.id);
	await expect(knock(two.email, NEW)).resolves.toBe(two.id);
});
