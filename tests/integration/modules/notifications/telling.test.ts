import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { writeMessage } from '../../../../src/lib/modules/cancellations/actions/talk/correspond.server';
import { reject, withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { settle } from '../../../../src/lib/modules/refunds/actions/settle.server';
import { setScript } from '../../../../src/lib/modules/payments/repository/sandbox.server';
import { changePolicy } from '../../../../src/lib/modules/settings/repository.server';
import { suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { refunds } from '../../../../src/lib/modules/refunds/tables.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());
beforeEach(() => void (shop.office.given.length = 0));

let orders = 0;
const POINTS = [{ kind: 'points' as const, captured: 5840 }];
const newOrder = (over: Parameters<WritingShop['place']>[0] = {}) =>
	shop.place({ email: `teller${orders++}@example.com`, ...over });
const told = async (email: string) =>
	(await shop.rows()).filter(({ recipient }) => recipient === email).map(({ template }) => template);
const lastTo = (email: string) => shop.office.to(email).at(-1);

/** Asked, accepted, and its grace ended. */
async function accepted(notify = true) {
	const order = await newOrder();
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await accept(shop.staff('agent'), { id, notify });
	await shop.deliver();
	await sendNow(shop.staff('agent'), { id });
	return { order, id, email: order.email };
}

it('tells a card refund that goes through at once in one mail with the end', async () => {
	const { email } = await accepted();
	await shop.deliver();
	expect(await told(email)).toEqual(['request-received', 'accepted', 'canceled']);
	expect(lastTo(email)?.text).toContain('To your card');
	expect(lastTo(email)?.text).toContain('Expected by March 9, 2026');
});

it('tells what could not be stopped, and what still comes back', async () => {
	const order = await newOrder();
	const { id } = await shop.ask(order, [['DESK', 2]]);
	await accept(shop.staff('finance'), { id, when: 'later' });
	await sendNow(shop.staff('finance'), { id });
	await shop.deliver();
	await drop(shop.staff('agent'), { id, items: shop.itemsOf(order, [['DESK', 1]]), reason: 'It had left' });
	await shop.deliver();
	expect(await told(order.email)).toEqual(['request-received', 'accepted', 'part-not-stopped']);
	expect(lastTo(order.email)?.text).toContain('too far on their way to be stopped');
	expect(lastTo(order.email)?.text).toMatch(/Stays in your order\n- .+ × 1\n/);
	expect(lastTo(order.email)?.text).toContain('$10.80');
});

it('tells of a refund on its way, and of the end when it arrived', async () => {
	await shop.db.transaction((tx) => setScript(tx, [{ outcome: 'pending', after_ms: 3_600_000 }]));
	const { email, id } = await accepted();
	await shop.deliver();
	expect(await told(email)).toEqual(['request-received', 'accepted', 'refund-sent']);
	expect(lastTo(email)?.subject).toBe('Your refund of $18.00 is on its way');

	const [refund] = await shop.db.select().from(refunds).where(eq(refunds.cancellationId, id));
	const receipt = { state: 'succeeded', reference: 'r1', trace: 'ARN-77' } as const;
	await settle(shop.ctx(), { id: refund?.id ?? '', receipt });
	await shop.deliver();
	expect(await told(email)).toEqual(['request-received', 'accepted', 'refund-sent', 'canceled']);
	expect(lastTo(email)?.text).toContain('ARN-77');
});

it('writes one mail about what is canceled in its acceptance', async () => {
	const order = await newOrder({ tenders: POINTS });
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await accept(shop.staff('agent'), { id });
	await shop.deliver();
	await sendNow(shop.staff('agent'), { id });
	await shop.deliver();
	expect(await told(order.email)).toEqual(['request-received', 'canceled']);
	expect(lastTo(order.email)?.text).toContain('Already yours again');
});

it('writes one mail about an order nobody paid', async () => {
	const order = await newOrder({ tenders: [] });
	await shop.ask(order, [
		['DESK', 3],
		['LAMP', 1]
	]);
	await shop.deliver();
	expect(await told(order.email)).toEqual(['canceled']);
	expect(lastTo(order.email)?.text).toContain('you owe nothing');
});

it('says nothing where staff chose so', async () => {
	const { email } = await accepted(false);
	await shop.deliver();
	expect(await told(email)).toEqual(['request-received']);
});

it('apologizes for what the shop canceled by itself', async () => {
	const order = await newOrder();
	const items = shop.itemsOf(order, [['LAMP', 1]], 'sold_out');
	const { id } = await request(shop.staff('agent'), { order: order.id, items });
	await sendNow(shop.staff('agent'), { id });
	await shop.deliver();
	expect(await told(order.email)).toEqual(['accepted', 'canceled']);
	const [first] = shop.office.to(order.email);
	expect(first?.subject).toContain('We had to cancel');
	expect(first?.text).toContain('We’re sorry');
});

describe('a request that ends otherwise', () => {
	it.each([
		[true, 'Why: We packed it already'],
		[false, 'This is not the answer you hoped for']
	])('is rejected, the reason shown: %s', async (show, words) => {
		const order = await newOrder();
		const { id } = await shop.ask(order, [['LAMP', 1]]);
		await reject(shop.staff('agent'), { id, reason: 'We packed it already', show });
		await shop.deliver();
		expect(await told(order.email)).toEqual(['request-received', 'rejected']);
		expect(lastTo(order.email)?.text).toContain(words);
		expect(lastTo(order.email)?.text.includes('packed it already')).toBe(show);
	});

	it('is withdrawn', async () => {
		const order = await newOrder();
		const { id } = await shop.ask(order, [['LAMP', 1]]);
		await withdraw(shop.shopper(order), { id });
		await shop.deliver();
		expect(await told(order.email)).toEqual(['request-received', 'withdrawn']);
	});

	it('is undone in the grace', async () => {
		const order = await newOrder();
		const { id } = await shop.ask(order, [['LAMP', 1]]);
		await accept(shop.staff('agent'), { id });
		await undo(shop.staff('manager'), { id, answers: [] });
		await shop.deliver();
		expect(await told(order.email)).toEqual(['request-received', 'undone']);
		expect(lastTo(order.email)?.text).not.toContain('is to be paid');
	});
});

it('keeps quiet about what was undone before anybody heard of it', async () => {
	const order = await newOrder();
	const items = shop.itemsOf(order, [['LAMP', 1]], 'sold_out');
	const { id } = await request(shop.staff('manager'), { order: order.id, items });
	await undo(shop.staff('manager'), { id, answers: [] });
	await shop.deliver();
	expect(await told(order.email)).toEqual([]);
});

it('says what is to be paid again after an undo, also where staff chose silence', async () => {
	const { email, id } = await accepted(false);
	await shop.deliver();
	const answers = [{ effect: 'gateway_refunded', answer: 'balance_due' }];
	await undo(shop.staff('manager'), { id, answers });
	await shop.deliver();
	expect(await told(email)).toEqual(['request-received', 'payment-request']);
	expect(lastTo(email)?.text).toContain('$18.00');
});

it('passes on what staff write to the shopper, and nothing else', async () => {
	const order = await newOrder();
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await writeMessage(shop.staff('agent', 'agent'), { id, body: 'Is the box <b>sealed</b>?', internal: false });
	await writeMessage(shop.staff('agent', 'agent'), { id, body: 'A difficult one', internal: true });
	await writeMessage(shop.shopper(order), { id, body: 'Yes', internal: false });
	await shop.deliver();
	expect(await told(order.email)).toEqual(['request-received', 'message-from-shop']);
	expect(lastTo(order.email)?.text).toContain('> Is the box <b>sealed</b>?');
	expect(lastTo(order.email)?.html).toContain('Is the box &lt;b&gt;sealed&lt;/b&gt;?');
});

it('writes to shoppers in what the shop offers, and to suppliers in their own language', async () => {
	const { languages } = (
		await shop.db.transaction((tx) =>
			changePolicy(tx, shop.staff('owner'), { languages: { offered: ['en'], default: 'en' } })
		)
	).policy;
	const lamp = {
		sku: 'LAMP',
		title: 'Lamp',
		quantity: 1,
		unit_price: 2000,
		supplier: 'Hanji',
		supplier_order: 'placed'
	} as const;
	const order = await newOrder({
		...{ locale: 'ko-KR', line_items: [lamp], discounts: [], charges: [] },
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});
	const hanji = { kind: 'letter', email: 'stop@hanji.example', locale: 'ko' } as const;
	await shop.db.update(suppliers).set(hanji).where(eq(suppliers.name, 'Hanji'));
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await accept(shop.staff('agent'), { id });
	await sendNow(shop.staff('agent'), { id });
	await shop.deliver(languages);
	const locales = new Map((await shop.rows()).map(({ recipient, locale }) => [recipient, locale]));
	expect(locales.get(order.email)).toBe('en');
	expect(locales.get('stop@hanji.example')).toBe('ko');
	expect(lastTo(order.email)?.text).not.toMatch(/[가-힣]/);
});
