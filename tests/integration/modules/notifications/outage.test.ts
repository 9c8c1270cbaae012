import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { repeatMail } from '../../../../src/lib/modules/notifications/actions/repeat.server';
import { callMornings } from '../../../../src/lib/modules/notifications/digest/call.server';
import { takeUpMails } from '../../../../src/lib/modules/notifications/jobs/take-up.server';
import {
	countWaitingMails,
	listInTrouble
} from '../../../../src/lib/modules/notifications/repository/deliveries.server';
import { mails } from '../../../../src/lib/modules/notifications/tables.server';
import { staff } from '../../../../src/lib/modules/accounts/tables.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { supplierCancellations, suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { DAY, HOUR, later, MINUTE } from '../../../../src/lib/core/time';
import { postOf, setMailing } from '../../../../src/lib/server/mail';
import { openResend } from '../../../support/resend-double';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let resend: Awaited<ReturnType<typeof openResend>>;
beforeAll(async () => {
	resend = await openResend();
});
afterAll(() => resend.close());
beforeEach(async () => {
	shop = await openShop({ due: [takeUpMails] });
	resend.delivered.length = 0;
	resend.calls.length = 0;
	resend.recover();
	const key = { RESEND_API_KEY: 're_key', RESEND_BASE_URL: resend.url, DEMO: false };
	setMailing({ post: postOf({ MAIL_FROM: 'Shop <orders@shop.example>', ...key }), origin: 'https://shop.example' });
});
afterEach(() => shop.close());

/** Hours go by in which jobs come to the end of their tries, or are lost. */
async function outlast(hours: number, step = 1) {
	for (let gone = 0; gone < hours; gone += step) {
		await shop.forgetJobs();
		await shop.pass((step * HOUR) / MINUTE);
	}
}
/** Whatever job is still there has its turn. */
async function hurry() {
	await shop.db.execute(sql`update pgboss.job set start_after = now() - interval '1 day' where state < 'active'`);
	await shop.settle();
}
const asked = async (email: string) => (await shop.ask(await shop.place({ email }), [['LAMP', 1]])).id;
const sentTo = (email: string) => resend.delivered.filter(({ to }) => to === email).length;
const rowTo = async (email: string) => {
	const [row] = await shop.db.select().from(mails).where(eq(mails.recipient, email));
	return row;
};

describe('a mail that does not leave', () => {
	it.each([
		[500, 'internal_server_error', false],
		[500, 'internal_server_error', true], // it was taken, and only the answer was lost
		[503, 'service_unavailable', false]
	])('is sent once when Resend answers %i %s for hours, having taken it: %s', async (status, name, takes) => {
		resend.fail(status, name, takes);
		await asked('ada@example.com');
		await shop.settle();
		await outlast(6, 2);
		expect(await rowTo('ada@example.com')).toMatchObject({ state: 'queued' });
		expect(await countWaitingMails(shop.db)).toMatchObject({ count: 1, why: expect.stringContaining(name) });
		resend.recover();
		await outlast(1);
		await hurry();
		expect(await rowTo('ada@example.com')).toMatchObject({ state: 'sent', failure: null });
		expect(sentTo('ada@example.com')).toBe(1);
		expect(new Set(resend.calls.map(({ key }) => key)).size).toBe(1);
	});

	it.each([401, 403])(
		'waits for a key or domain that is mended after two days (%i), and is sent once',
		async (status) => {
			resend.fail(status, 'restricted_api_key');
			await asked('ada@example.com');
			await shop.settle();
			await outlast(48, 16);
			expect(await rowTo('ada@example.com')).toMatchObject({ state: 'queued', triedAt: null });
			resend.recover();
			await outlast(1);
			await hurry();
			expect(await rowTo('ada@example.com')).toMatchObject({ state: 'sent' });
			expect(sentTo('ada@example.com')).toBe(1);
		}
	);

	it('is not sent once more when a day passed since a try that may have been taken, whatever came after it', async () => {
		resend.fail(500, 'internal_server_error', true);
		await asked('ada@example.com');
		await shop.settle();
		resend.fail(401, 'restricted_api_key');
		await outlast(24, 8);
		resend.recover();
		await outlast(1);
		expect(await rowTo('ada@example.com')).toMatchObject({
			state: 'failed',
			failure: expect.stringContaining('may have arrived')
		});
		expect(sentTo('ada@example.com')).toBe(1);
	});

	it('is taken up once, by however many processes', async () => {
		resend.fail(500, 'internal_server_error');
		await asked('ada@example.com');
		await shop.settle();
		await shop.forgetJobs();
		const ctx = { ...shop.ctx(), now: later(shop.ctx().now, HOUR) };
		await Promise.all(Array.from({ length: 4 }, () => takeUpMails(ctx)));
		const [jobs] = await shop.db.execute<{ count: number }>(sql`select count(*)::int as count from pgboss.job`);
		expect(jobs?.count).toBe(1);
	});

	it('is given up after days when it can’t even be written', async () => {
		await asked('ada@example.com');
		await shop.settle();
		await shop.db.update(mails).set({ state: 'queued', template: 'of-a-version-that-is-gone', triedAt: null });
		await outlast(96, 48);
		expect(await rowTo('ada@example.com')).toMatchObject({ state: 'failed' });
		expect(await listInTrouble(shop.db, 5)).toHaveLength(1);
	});

	it('leaves together with those it was ordered with, once', async () => {
		const member = (id: string) => ({
			...{ id: `stf_${id}`, email: `${id}@shop.example`, name: id, role: 'agent' as const, passwordHash: '' },
			createdAt: later(shop.ctx().now, -7 * DAY)
		});
		await shop.db.insert(staff).values([member('ben'), member('cleo')]);
		await asked('nobody@mail.invalid');
		await shop.settle();
		resend.fail(500, 'internal_server_error', true);
		await callMornings({ ...shop.ctx(), now: later(shop.ctx().now, DAY) });
		await shop.settle();
		await outlast(4, 2);
		resend.recover();
		await outlast(1);
		await hurry();
		expect([sentTo('ben@shop.example'), sentTo('cleo@shop.example')]).toEqual([1, 1]);
		expect(await rowTo('cleo@shop.example')).toMatchObject({ state: 'sent' });
	});
});

describe('a supplier’s letter that never leaves', () => {
	async function letterOf(name: string) {
		const item = { sku: 'PRINT', title: 'Poster', quantity: 2, unit_price: 1000, supplier: name };
		const order = await shop.place({
			...{ discounts: [], charges: [], line_items: [{ ...item, supplier_order: 'placed' as const }] },
			tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
		});
		await shop.db.update(suppliers).set({ kind: 'letter', email: 'stop@paper.example' });
		const { id } = await shop.ask(order, [['PRINT', 1]]);
		await accept(shop.staff('agent'), { id });
		await sendNow(shop.staff('agent'), { id });
		await shop.settle();
		return id;
	}
	const tasksOf = (id: string) => shop.db.select().from(tasks).where(eq(tasks.cancellationId, id));

	it.each([
		['nobody answered for a day', 500, 25],
		['nobody let us in for days', 401, 74]
	])('is handed to a person: %s', async (_why, status, hours) => {
		resend.fail(status, 'trouble');
		const id = await letterOf('Paper & Co');
		await outlast(hours, hours / 3);
		expect(await rowTo('stop@paper.example')).toMatchObject({ state: 'failed' });
		expect(await tasksOf(id)).toMatchObject([{ kind: 'ask_supplier', state: 'open' }]);
		const [ask] = await shop.db.select().from(supplierCancellations);
		expect(ask).toMatchObject({ state: 'sent' });
		const troubles = await listInTrouble(shop.db, 5);
		expect(troubles.find(({ template }) => template === 'supplier-letter')).toMatchObject({ again: 'no' });
	});
});

describe('a mail that failed', () => {
	const failed = async () => {
		resend.answerNext({ status: 422, body: { statusCode: 422, name: 'validation_error', message: 'no' } });
		const id = await asked('ada@example.com');
		await shop.settle();
		return { id, mail: (await rowTo('ada@example.com'))?.id ?? '' };
	};

	it('is listed, and sent again once, under a key of its own', async () => {
		const { mail } = await failed();
		expect(await listInTrouble(shop.db, 5)).toMatchObject([{ id: mail, again: 'offered' }]);
		await expect(repeatMail(shop.staff('agent'), { mail })).rejects.toMatchObject({ code: 'auth.forbidden' });
		await repeatMail(shop.staff('manager'), { mail });
		await expect(repeatMail(shop.staff('manager'), { mail })).rejects.toMatchObject({ code: 'mail.not_to_repeat' });
		await shop.settle();
		expect(sentTo('ada@example.com')).toBe(1);
		expect(new Set(resend.calls.map(({ key }) => key)).size).toBe(2);
		expect(await listInTrouble(shop.db, 5)).toMatchObject([{ id: mail, again: 'done' }]);
	});

	it('is not sent again where it was sent, or carries a link made for once', async () => {
		const { mail } = await failed();
		const refused = { code: 'mail.not_to_repeat' };
		const { payload } = (await rowTo('ada@example.com')) ?? {};
		await shop.db.update(mails).set({ payload: { ...Object(payload), accountLink: 'lnk_1' } });
		await expect(repeatMail(shop.staff('manager'), { mail })).rejects.toMatchObject(refused);
		await shop.db.update(mails).set({ payload, state: 'sent' });
		await expect(repeatMail(shop.staff('manager'), { mail })).rejects.toMatchObject(refused);
		await expect(repeatMail(shop.staff('manager'), { mail: 'msg_none' })).rejects.toMatchObject({ code: 'not_found' });
	});
});
