import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { correctEmail } from '../../../../src/lib/modules/cancellations/actions/talk/correct-email.server';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { hearOfMail } from '../../../../src/lib/modules/notifications/actions/hear.server';
import { sendMail } from '../../../../src/lib/modules/notifications/jobs/send.server';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { DAY, HOUR, later } from '../../../../src/lib/core/time';
import { setMailing } from '../../../../src/lib/server/mail';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

const SECRET = `whsec_${Buffer.from('a secret of at least twenty-four bytes').toString('base64')}`;
let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
	setMailing({ post: shop.office.post, origin: 'https://shop.example', webhookSecret: SECRET });
});
afterAll(() => shop.close());
beforeEach(() => {
	shop.office.given.length = 0;
	shop.office.answers(({ id }) => ({ state: 'sent', providerId: `re_${id}` }));
});

let told = 0;
/** What Resend posts; signed by the real clock, as Resend does. */
function signed(type: string, data: object, id = `msg_w${told++}`) {
	const rawBody = JSON.stringify({ type, created_at: '2026-03-02T10:00:00Z', data });
	const at = new Date(Date.now());
	const signature = new Webhook(SECRET).sign(id, at, rawBody);
	const timestamp = String(Math.floor(at.getTime() / 1000));
	const headers = new Headers({ 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature });
	return { rawBody, headers };
}

let customers = 0;
/** A request whose mail was sent. */
async function written() {
	const email = `reader${customers++}@example.com`;
	const { id } = await shop.ask(await shop.place({ email }), [['LAMP', 1]]);
	await shop.deliver();
	const mail = (await shop.rows()).find(({ recipient }) => recipient === email);
	return { email, id, mail: mail?.id ?? '' };
}
const tagged = (mail: string, more: object = {}) => ({ email_id: `re_${mail}`, tags: { mail }, ...more });
const mailEvents = async (id: string) =>
	(await historyOf(shop.db, id)).filter(({ name }) => name.startsWith('mail.')).map(({ name }) => name);
const after = (milliseconds: number) => ({ ...shop.ctx(), now: later(shop.ctx().now, milliseconds) });
const rowOf = async (mail: string) => (await shop.rows()).find(({ id }) => id === mail);

it.each([
	['email.sent', null],
	['email.scheduled', null],
	['email.opened', null],
	['email.clicked', null],
	['email.something_new', null],
	['email.delivery_delayed', 'delayed'],
	['email.delivered', 'delivered'],
	['email.suppressed', 'suppressed'],
	['email.failed', 'failed'],
	['email.bounced', 'bounced'],
	['email.complained', 'complained']
])('hears %s', async (type, delivery) => {
	const { id, mail } = await written();
	expect(await hearOfMail(shop.ctx(), signed(type, tagged(mail)))).toBe(true);
	expect(await rowOf(mail)).toMatchObject({ delivery });
	expect(await mailEvents(id)).toEqual(delivery ? [`mail.${delivery}`] : []);
	const unreached = ['suppressed', 'failed', 'bounced'].includes(delivery ?? '');
	expect((await openTasks(shop.db, id)).map(({ kind }) => kind)).toEqual(unreached ? ['mail_bounced'] : []);
});

it('hears the same once, and believes the worse of two that overtake each other', async () => {
	const { id, mail } = await written();
	const bounce = signed('email.bounced', tagged(mail, { bounce: { type: 'Permanent', subType: 'General' } }));
	for (const heard of [bounce, bounce, signed('email.delivered', tagged(mail))]) await hearOfMail(shop.ctx(), heard);
	expect(await mailEvents(id)).toEqual(['mail.bounced']);
	expect(await rowOf(mail)).toMatchObject({ delivery: 'bounced', deliveryNote: 'Permanent · General' });
});

it('finds a mail by the id Resend gave it, and one whose answer was never written down by its tag', async () => {
	const { mail } = await written();
	expect(await hearOfMail(shop.ctx(), signed('email.delivered', { email_id: `re_${mail}` }))).toBe(true);
	shop.office.answers(() => {
		throw new Error('connection reset');
	});
	const { id } = await shop.ask(await shop.place({ email: 'lost@example.com' }), [['LAMP', 1]]);
	await expect(shop.deliver()).rejects.toThrow('1 jobs failed');
	const lost = (await shop.rows()).find(({ cancellationId }) => cancellationId === id)?.id ?? '';
	expect(await hearOfMail(shop.ctx(), signed('email.delivered', tagged(lost)))).toBe(true);
	expect(await mailEvents(id)).toEqual(['mail.delivered']);
});

it('has no use for mails of others, and believes nobody without the right signature', async () => {
	const { mail } = await written();
	expect(await hearOfMail(shop.ctx(), signed('email.delivered', { email_id: 're_other' }))).toBe(false);
	const { rawBody, headers } = signed('email.bounced', tagged(mail));
	const forged = hearOfMail(shop.ctx(), { rawBody: rawBody.replace('bounced', 'failed'), headers });
	await expect(forged).rejects.toMatchObject({ code: 'webhook.signature_wrong' });
	await expect(hearOfMail(shop.ctx(), { rawBody, headers: new Headers() })).rejects.toMatchObject({
		code: 'webhook.signature_wrong'
	});
	const nonsense = signed('email.bounced', { email_id: 7 });
	await expect(hearOfMail(shop.ctx(), nonsense)).rejects.toMatchObject({ code: 'request.malformed' });
	expect(await rowOf(mail)).toMatchObject({ delivery: null });
});

it('sends what bounced to the corrected address, once', async () => {
	const { email, id, mail } = await written();
	await hearOfMail(shop.ctx(), signed('email.bounced', tagged(mail)));
	const staff = shop.staff('agent');
	await expect(correctEmail(staff, { id, email })).rejects.toMatchObject({ code: 'order.same_email' });
	await correctEmail(staff, { id, email: 'Right@Example.com' });
	await shop.deliver();
	expect(shop.office.to('right@example.com').map(({ subject }) => subject)).toEqual(
		shop.office.to(email).map(({ subject }) => subject)
	);
	expect(await openTasks(shop.db, id)).toEqual([]);
	const [row] = await shop.db.execute(sql`select email from orders where id = (
		select order_id from cancellations where id = ${id})`);
	expect(z.object({ email: z.string() }).parse(row).email).toBe('right@example.com');
	await expect(correctEmail(shop.link(id), { id, email: 'thief@example.com' })).rejects.toMatchObject({
		code: 'auth.forbidden'
	});
});

it('puts off what Resend has no room for, for as long as it is told', async () => {
	shop.office.answers(() => ({ state: 'later', inSeconds: 30, why: 'rate_limit_exceeded (429): slow down' }));
	await shop.ask(await shop.place({ email: 'busy@example.com' }), [['LAMP', 1]]);
	await shop.deliver();
	const mail = (await shop.rows()).find(({ recipient }) => recipient === 'busy@example.com');
	expect(mail).toMatchObject({ state: 'queued', triedAt: null });
	const waiting = sql`select extract(epoch from start_after - created_on)::int as seconds from pgboss.job
		where state = 'created' and data -> 'payload' ->> 'mail' = ${mail?.id}`;
	expect([...(await shop.db.execute(waiting))]).toEqual([{ seconds: 30 }]);
	await sendMail.handle(after(3 * DAY), { mail: mail?.id });
	expect(await rowOf(mail?.id ?? '')).toMatchObject({ state: 'failed', failure: expect.stringContaining('429') });
});

it('rather gives up than sends twice, once Resend has forgotten the key', async () => {
	shop.office.answers(() => {
		throw new Error('connection reset');
	});
	await shop.ask(await shop.place({ email: 'unsure@example.com' }), [['LAMP', 1]]);
	await expect(shop.deliver()).rejects.toThrow('1 jobs failed');
	const mail = (await shop.rows()).find(({ recipient }) => recipient === 'unsure@example.com')?.id ?? '';
	const before = shop.office.given.length;
	await sendMail.handle(after(23 * HOUR), { mail });
	expect(shop.office.given).toHaveLength(before);
	expect(await rowOf(mail)).toMatchObject({ state: 'failed', failure: expect.stringContaining('may have arrived') });
});
