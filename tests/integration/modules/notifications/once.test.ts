import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { prepareMessage } from '../../../../src/lib/modules/notifications/jobs/prepare.server';
import { sendMail } from '../../../../src/lib/modules/notifications/jobs/send.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());
beforeEach(() => {
	shop.office.given.length = 0;
	shop.office.answers(() => ({ state: 'sent', providerId: 're_1' }));
});

let customers = 0;
const asked = async (email = `c${customers++}@example.com`) => {
	const order = await shop.place({ email });
	return { email, id: (await shop.ask(order, [['LAMP', 1]])).id };
};

const requestedOf = async (id: string) => {
	const rows = await shop.db.execute(
		sql`select id from events where cancellation_id = ${id} and name = 'cancellation.requested'`
	);
	return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? '';
};
const mailsOf = async (email: string) => (await shop.rows()).filter(({ recipient }) => recipient === email);
const prepareAgain = async (id: string) => {
	const event = await requestedOf(id);
	const given = { message: 'request-received', cancellation: id, event, on: 'cancellation.requested', subject: id };
	return () => prepareMessage.handle(shop.ctx(), given);
};

it('writes one mail for an event and sends it once', async () => {
	const { email } = await asked();
	await shop.deliver();
	expect(shop.office.to(email)).toHaveLength(1);
	expect(await mailsOf(email)).toMatchObject([
		{ template: 'request-received', state: 'sent', providerId: 're_1', locale: 'en' }
	]);
});

it('stays at one when the jobs run again, also eight at a time', async () => {
	const { email, id } = await asked();
	const prepare = await prepareAgain(id);
	await Promise.all(Array.from({ length: 8 }, prepare));
	expect(await mailsOf(email)).toHaveLength(1);
	const [mail] = await mailsOf(email);
	await Promise.all(Array.from({ length: 8 }, () => sendMail.handle(shop.ctx(), { mail: mail?.id })));
	await prepare();
	await shop.deliver();
	expect(await mailsOf(email)).toMatchObject([{ state: 'sent' }]);
	// Whoever sent it before the first answer was booked sent the same bytes by the same key: Resend delivers one.
	const [first, ...others] = shop.office.to(email);
	for (const other of others) expect(other).toEqual(first);
	const before = shop.office.given.length;
	await sendMail.handle(shop.ctx(), { mail: mail?.id });
	expect(shop.office.given).toHaveLength(before);
});

it('repeats the same bytes by the same key when the answer was lost', async () => {
	const { email } = await asked();
	shop.office.answers(() => {
		throw new Error('connection reset');
	});
	await expect(shop.deliver()).rejects.toThrow('1 jobs failed');
	expect(await mailsOf(email)).toMatchObject([{ state: 'queued' }]);

	shop.office.answers(() => ({ state: 'sent', providerId: 're_2' }));
	const renamed = sql`insert into settings values ('shop', '{"name":"Renamed"}')`;
	await shop.db.execute(renamed);
	const [mail] = await mailsOf(email);
	await sendMail.handle(shop.ctx(), { mail: mail?.id });
	const [first, second] = shop.office.to(email);
	expect(second).toEqual(first);
	expect(await mailsOf(email)).toMatchObject([{ state: 'sent', providerId: 're_2' }]);
});

it('gives up on what Resend refuses for good, and says why', async () => {
	const { email } = await asked();
	shop.office.answers(() => ({ state: 'refused', why: 'validation_error (422): no such domain' }));
	await shop.deliver();
	await shop.deliver();
	expect(shop.office.to(email)).toHaveLength(1);
	expect(await mailsOf(email)).toMatchObject([{ state: 'failed', failure: expect.stringContaining('no such domain') }]);
});

it('sends nothing to .invalid', async () => {
	const { email } = await asked('17850@online-retail.invalid');
	await shop.deliver();
	expect(shop.office.to(email)).toEqual([]);
	expect(await mailsOf(email)).toMatchObject([{ state: 'suppressed', html: '' }]);
});

it('puts a working link into the mail, and its token nowhere else when no copies are kept', async () => {
	const quiet = await openWritingShop(false);
	const order = await quiet.place({ email: 'quiet@example.com' });
	await quiet.ask(order, [['LAMP', 1]]);
	await quiet.deliver();
	const [mail] = quiet.office.to('quiet@example.com');
	const token = /https:\/\/shop\.example\/track\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
	expect(token).not.toBe('');
	expect(mail?.html).toContain(`/track/${token}`);
	const [row] = await quiet.rows();
	expect(row).toMatchObject({ state: 'sent', html: '', text: '' });
	expect(JSON.stringify(row)).not.toContain(token);
	await quiet.close();
	shop.useOffice();
});

it('writes Korean to whose account or order is Korean', async () => {
	const order = await shop.place({ email: 'mina@example.com', locale: 'ko-KR' });
	await shop.ask(order, [['LAMP', 1]]);
	await shop.deliver();
	expect(shop.office.to('mina@example.com')[0]?.subject).toContain('취소 요청을 접수했습니다');
	await shop.db.execute(sql`update shoppers set locale = 'en' where email = 'mina@example.com'`);
	await shop.ask(order, [['DESK', 1]]);
	await shop.deliver();
	expect(shop.office.to('mina@example.com')[1]?.subject).toContain('cancellation request');
});
