import { afterAll, beforeAll, expect, it } from 'vitest';
import { enterByLink, resetPassword } from '$lib/modules/accounts/actions/by-link.server';
import { askVerification, verifyEmail } from '$lib/modules/accounts/actions/verify-email.server';
import { signIn } from '$lib/modules/accounts/actions.server';
import { listShopperOrders } from '$lib/modules/orders/repository/list.server';
import { askForWay, joinAll } from '$lib/wiring/door/ways-in.server';
import { anAddress, openDoor, PASSWORD, PLACE, type Door } from '../../../support/door';

const NEW = 'another walnut desk';

let door: Door;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(() => door.close());

const knock = (email: string, password: string) =>
	signIn(door.nobody(), { audience: 'shopper', email, password, address: PLACE });
const verify = (token: string, password: string, here: string | null = null) =>
	verifyEmail(door.nobody(), { token, password, here }, joinAll);
const enter = (token: string) => enterByLink(door.nobody(), token, joinAll);
const reset = (token: string, password = NEW) => resetPassword(door.nobody(), { token, password }, joinAll);
const ordersOf = async (id: string) => (await listShopperOrders(door.db, id, { limit: 10 })).items;

it('signs up, confirms the address and finds the orders placed as a guest', async () => {
	const email = anAddress();
	const order = await door.place({ email });
	await door.signUp(email);
	const { id, emailVerifiedAt } = await door.account(email);
	expect(emailVerifiedAt).toBeNull();
	expect(await verify(await door.tokenTo(email, '/verify-email'), PASSWORD)).toBe(id);
	expect((await door.account(email)).emailVerifiedAt).not.toBeNull();
	expect((await ordersOf(id)).map(({ number }) => number)).toEqual([order.number]);
	await expect(knock(email, PASSWORD)).resolves.toBe(id);
});

it('answers the same to whoever signs up with an address that has an account, and tells its owner alone', async () => {
	const { email, id } = await door.member();
	const [before, fresh] = [await door.account(email), anAddress('new')];
	expect(await door.signUp(email, NEW)).toEqual(await door.signUp(fresh, NEW));
	expect(await door.account(email)).toEqual(before);
	await expect(knock(email, NEW)).rejects.toThrow('auth.wrong_credentials');
	expect((await door.mailsTo(email)).map(({ subject }) => subject)).toEqual([
		expect.stringContaining('already have an account')
	]);
	expect(await enter(await door.tokenTo(email, '/sign-in/link'))).toBe(id);
});

it('does not open an account to whoever chose its password before its owner came', async () => {
	const email = anAddress('victim');
	await door.place({ email });
	await door.signUp(email, 'the password of a thief');
	const token = await door.tokenTo(email, '/verify-email');
	await expect(verify(token, '')).rejects.toThrow('auth.wrong_password');
	await expect(verify(token, PASSWORD)).rejects.toThrow('auth.wrong_password');
	const { id } = await door.account(email);
	await door.arrive(id);
	await door.mailWay('sign_in', email);
	await enter(await door.tokenTo(email, '/sign-in/link'));
	expect(await door.sessions(id)).toEqual([]);
	await expect(knock(email, 'the password of a thief')).rejects.toThrow('auth.wrong_credentials');
});

it('lets the owner sign up over somebody who did not confirm', async () => {
	const email = anAddress();
	await door.signUp(email, 'the password of a thief');
	const { id } = await door.account(email);
	const stale = await door.tokenTo(email, '/verify-email');
	await door.arrive(id);
	await door.signUp(email);
	expect(await door.sessions(id)).toEqual([]);
	await expect(verify(stale, PASSWORD)).rejects.toThrow('link.expired');
	await expect(verify(await door.tokenTo(email, '/verify-email'), PASSWORD)).resolves.toBe(id);
});

it('asks for no password where whoever signed up is signed in, and stops guessing where not', async () => {
	const email = anAddress();
	await door.signUp(email);
	const { id } = await door.account(email);
	const token = await door.tokenTo(email, '/verify-email');
	for (let i = 0; i < 10; i++) await expect(verify(token, 'a guess')).rejects.toThrow('auth.wrong_password');
	await expect(verify(token, PASSWORD)).rejects.toThrow('request.too_many');
	await expect(verify(token, '', id)).resolves.toBe(id);
	await expect(verify(token, '', id)).rejects.toThrow('link.used');
});

it('sends the mail to confirm again, five times in a quarter of an hour', async () => {
	const email = anAddress();
	await door.signUp(email);
	const { id } = await door.account(email);
	const account = { id, email };
	for (let i = 0; i < 5; i++) await askVerification(door.nobody(), account);
	await expect(askVerification(door.nobody(), account)).rejects.toThrow('request.too_many');
	await expect(verify(await door.tokenTo(email, '/verify-email'), PASSWORD)).resolves.toBe(id);
});

it.each([
	['1234567890', 'password.common'],
	['short', 'password.too_short']
])('takes no password such as %s', async (password, code) => {
	await expect(door.signUp(anAddress(), password)).rejects.toThrow(code);
});

it('mails a way in to whoever is known, and nothing to others, behind one answer', async () => {
	const { email, id } = await door.member();
	const unknown = anAddress('unknown');
	const asked = [email, unknown].map((one) => askForWay(door.nobody(), 'sign_in', { email: one, address: PLACE }));
	expect(await Promise.all(asked)).toEqual([undefined, undefined]);
	expect(await door.mailsTo(unknown)).toEqual([]);
	const token = await door.tokenTo(email, '/sign-in/link');
	expect(await enter(token)).toBe(id);
	await expect(enter(token)).rejects.toThrow('link.used');
});

it('counts those who ask before it looks who they are', async () => {
	for (const email of [(await door.member()).email, anAddress('unknown')]) {
		const ask = () => askForWay(door.nobody(), 'reset_password', { email, address: '198.51.100.7' });
		for (let i = 0; i < 5; i++) await ask();
		await expect(ask()).rejects.toThrow('request.too_many');
	}
});

it('makes an account of a customer who comes by a link', async () => {
	const email = anAddress('guest');
	const order = await door.place({ email });
	await door.mailWay('sign_in', email);
	const id = await enter(await door.tokenTo(email, '/sign-in/link'));
	expect((await ordersOf(id)).map(({ number }) => number)).toEqual([order.number]);
});

it('sets a new password, ends every session and every older link, and says so', async () => {
	const { email, id } = await door.member();
	await door.arrive(id);
	await door.mailWay('sign_in', email);
	const older = await door.tokenTo(email, '/sign-in/link');
	await door.mailWay('reset_password', email);
	const token = await door.tokenTo(email, '/reset-password');
	await expect(reset(token, 'qwertyuiop')).rejects.toThrow('password.common');
	expect(await reset(token)).toBe(id);
	expect(await door.sessions(id)).toEqual([]);
	await expect(knock(email, PASSWORD)).rejects.toThrow('auth.wrong_credentials');
	await expect(knock(email, NEW)).resolves.toBe(id);
	await expect(enter(older)).rejects.toThrow('link.expired');
	await expect(reset(token)).rejects.toThrow('link.used');
	const subjects = (await door.mailsTo(email)).map(({ subject }) => subject);
	expect(subjects.at(-1)).toContain('password for Rescind Goods was changed');
});

it('opens nothing by a link that is old, of another kind, or made up', async () => {
	const { email } = await door.member();
	await door.mailWay('reset_password', email);
	const token = await door.tokenTo(email, '/reset-password');
	await expect(enter(token)).rejects.toThrow('link.unknown');
	await expect(verify(token, PASSWORD)).rejects.toThrow('link.unknown');
	await expect(reset('x'.repeat(43))).rejects.toThrow('link.unknown');
	await door.pass(60);
	await expect(reset(token)).rejects.toThrow('link.expired');
});
