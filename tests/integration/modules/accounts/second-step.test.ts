import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { later, MINUTE, SECOND } from '$lib/core/time';
import { countRecoveryCodes } from '$lib/modules/accounts/repository/totp.server';
import { staffTotp } from '$lib/modules/accounts/team.tables.server';
import { deactivate } from '$lib/modules/accounts/team/deactivate.server';
import { beginSignIn, finishSignIn, needsCode, whoBegan } from '$lib/modules/accounts/totp/begun.server';
import { confirmOffer, offerTotp, renewRecoveryCodes, turnOffTotp } from '$lib/modules/accounts/totp/enroll.server';
import { open } from '$lib/server/config/secrets';
import { addApp, codeAt, hire, type Colleague } from '../../../support/staff';
import { testWorld, type TestWorld } from '../../../support/world';

// Where a phone's clock stands; not the world's, which the demo can move.
const T = new Date('2031-05-05T08:00:10.000Z');
const next = (steps: number) => later(T, steps * 30 * SECOND);

let world: TestWorld;
let boss: Colleague;
let ada: Colleague;
let hired = 0;
beforeAll(async () => {
	world = await testWorld();
	boss = await hire(world, 'Boss', 'owner');
});
afterAll(() => world.close());
beforeEach(async () => {
	ada = await hire(world, `Ada${++hired}`, 'agent');
});

const begin = (who: Colleague = ada, at = T) => beginSignIn(world.nobody(), { staffId: who.id, at });
const finish = (token: string | undefined, code: string, at = T) => finishSignIn(world.nobody(), { token, code, at });
const eventsOf = async (id: string) =>
	(await world.db.execute<{ name: string }>(sql`select name from events where subject = ${id} order by seq`)).map(
		({ name }) => name
	);

it('asks for no code before an app was confirmed', async () => {
	await offerTotp(ada.ctx, ada.email);
	await expect(needsCode(world.db, ada.id)).resolves.toBe(false);
	await addApp(ada, T);
	await expect(needsCode(world.db, ada.id)).resolves.toBe(true);
	await expect(eventsOf(ada.id)).resolves.toEqual(['staff.totp_turned_on']);
});

it('keeps the secret sealed', async () => {
	const { secret } = await offerTotp(ada.ctx, ada.email);
	const [row] = await world.db.select().from(staffTotp).where(eq(staffTotp.staffId, ada.id));
	expect(row?.sealed).not.toContain(secret.replaceAll(' ', ''));
	expect(open(ada.ctx.secrets, row?.sealed ?? '')).toBe(secret.replaceAll(' ', ''));
});

it('offers the same secret for an hour, and another one later', async () => {
	const first = await offerTotp(ada.ctx, ada.email);
	expect((await offerTotp(ada.ctx, ada.email)).secret).toBe(first.secret);
	world.pass(61 * MINUTE);
	expect((await offerTotp({ ...ada.ctx, now: world.ctx().now }, ada.email)).secret).not.toBe(first.secret);
});

it('does not take a wrong code for confirmation, and shows a confirmed secret to nobody', async () => {
	const { secret } = await offerTotp(ada.ctx, ada.email);
	await expect(confirmOffer(ada.ctx, { code: codeAt(secret, next(5)), at: T })).rejects.toThrow('auth.wrong_code');
	await expect(needsCode(world.db, ada.id)).resolves.toBe(false);
	await confirmOffer(ada.ctx, { code: codeAt(secret, T), at: T });
	await expect(offerTotp(ada.ctx, ada.email)).rejects.toThrow('totp.on_already');
	await expect(confirmOffer(ada.ctx, { code: codeAt(secret, next(1)), at: next(1) })).rejects.toThrow('on_already');
});

it('signs in with password and code', async () => {
	const { secret } = await addApp(ada, T);
	await expect(finish(await begin(), codeAt(secret, next(1)), next(1))).resolves.toBe(ada.id);
});

it('takes a code once, also of two at the same moment', async () => {
	const { secret } = await addApp(ada, T);
	const code = codeAt(secret, next(1));
	const tokens = [await begin(), await begin(), await begin()];
	const tries = await Promise.allSettled(tokens.map((token) => finish(token, code, next(1))));
	expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	await expect(finish(await begin(), code, next(1))).rejects.toThrow('auth.wrong_code');
});

it('lets no statement go back to a step that was used', async () => {
	await addApp(ada, T);
	const again = world.db.execute(sql`update staff_totp set last_step = last_step where staff_id = ${ada.id}`);
	await expect(again).rejects.toMatchObject({ cause: { constraint_name: 'totp_step_only_grows' } });
});

it('takes a recovery code once, however it is typed, and says how many are left', async () => {
	const { codes } = await addApp(ada, T);
	expect(new Set(codes).size).toBe(10);
	const [code = ''] = codes;
	await expect(finish(await begin(), code.toUpperCase().replaceAll('-', ' '))).resolves.toBe(ada.id);
	await expect(finish(await begin(), code)).rejects.toThrow('auth.wrong_code');
	await expect(countRecoveryCodes(world.db, ada.id)).resolves.toBe(9);
	await expect(eventsOf(ada.id)).resolves.toContain('staff.recovery_code_used');
});

it('keeps only hashes of recovery codes, and takes nobody else’s', async () => {
	const { codes } = await addApp(ada, T);
	const eve = await hire(world, `Eve${hired}`, 'agent');
	await addApp(eve, T);
	await expect(finish(await begin(eve), codes[0] ?? '')).rejects.toThrow('auth.wrong_code');
	const [kept] = await world.db.execute<{ all: string }>(sql`select string_agg(hash, ' ') as all from recovery_codes`);
	for (const code of codes) expect(kept?.all).not.toContain(code.replaceAll('-', ''));
});

it('stops guessing after five tries, though the password is known', async () => {
	const { secret } = await addApp(ada, T);
	const token = await begin();
	for (let i = 0; i < 5; i++) await expect(finish(token, '000000')).rejects.toThrow('auth.wrong_code');
	await expect(finish(token, codeAt(secret, next(1)), next(1))).rejects.toThrow('request.too_many');
	await expect(finish(await begin(), codeAt(secret, next(1)), next(1))).rejects.toThrow('request.too_many');
	world.pass(16 * MINUTE);
	await expect(finish(await begin(), codeAt(secret, next(1)), next(1))).resolves.toBe(ada.id);
});

it('asks for the password again after ten minutes, once it was used, and of a stranger', async () => {
	const { secret } = await addApp(ada, T);
	const token = await begin();
	await expect(whoBegan(world.db, token, later(T, 9 * MINUTE))).resolves.toMatchObject({ id: ada.id });
	await expect(whoBegan(world.db, token, later(T, 10 * MINUTE))).rejects.toThrow('auth.begin_again');
	await finish(token, codeAt(secret, next(1)), next(1));
	await expect(finish(token, codeAt(secret, next(2)), next(2))).rejects.toThrow('auth.begin_again');
	await expect(finish(undefined, codeAt(secret, next(3)), next(3))).rejects.toThrow('auth.begin_again');
	await expect(finish('made up', codeAt(secret, next(3)), next(3))).rejects.toThrow('auth.begin_again');
});

it('lets nobody finish who was deactivated between the two steps', async () => {
	const { secret } = await addApp(ada, T);
	const token = await begin();
	await deactivate(boss.ctx, { id: ada.id });
	await expect(finish(token, codeAt(secret, next(1)), next(1))).rejects.toThrow('auth.begin_again');
});

it('turns off, and makes new recovery codes, only for whoever shows a code', async () => {
	const { secret, codes } = await addApp(ada, T);
	await expect(turnOffTotp(ada.ctx, { code: '000000', at: T })).rejects.toThrow('auth.wrong_code');
	await expect(renewRecoveryCodes(ada.ctx, { code: '000000', at: T })).rejects.toThrow('auth.wrong_code');
	const fresh = await renewRecoveryCodes(ada.ctx, { code: codeAt(secret, next(1)), at: next(1) });
	expect(fresh).toHaveLength(10);
	await expect(turnOffTotp(ada.ctx, { code: codes[1] ?? '', at: T })).rejects.toThrow('auth.wrong_code');
	await turnOffTotp(ada.ctx, { code: fresh[1] ?? '', at: T });
	await expect(needsCode(world.db, ada.id)).resolves.toBe(false);
	await expect(countRecoveryCodes(world.db, ada.id)).resolves.toBe(0);
	await expect(turnOffTotp(ada.ctx, { code: fresh[2] ?? '', at: T })).rejects.toThrow('totp.off');
});
