import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refused } from '../../../../src/lib/core/refusal';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { payMore } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({ max: 10 });
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

/** Eight at once: what came of each, as `done` or the code of its refusal. */
const eightTimes = async (act: () => Promise<unknown>): Promise<string[]> => {
	const outcomes = await Promise.allSettled(Array.from({ length: 8 }, act));
	return outcomes.map((outcome) => {
		if (outcome.status === 'fulfilled') return 'done';
		if (outcome.reason instanceof Refused) return outcome.reason.code;
		throw outcome.reason;
	});
};

const oneOf = (outcomes: string[], refusal: string) => {
	expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
	expect(outcomes.filter((outcome) => outcome === refusal)).toHaveLength(7);
};

const eventsOf = async (id: string) =>
	(
		await shop.db.execute<{ name: string }>(sql`select name from events where cancellation_id = ${id} order by seq`)
	).map(({ name }) => name);

const stockOf = async (sku: string) =>
	Number((await shop.db.execute<{ stock: number }>(sql`select stock from products where sku = ${sku}`))[0]?.stock);

const booksOf = (reference: string | null | undefined) =>
	shop.db.execute<{ amount: string }>(
		sql`select amount_minor as amount from sandbox_refunds where reference = ${reference ?? ''} and status = 'succeeded'`
	);

it('8 accepts at once: one wins, seven are refused and leave no trace, the card is refunded once', async () => {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	oneOf(await eightTimes(() => accept(shop.staff('agent'), { id })), 'cancellation.wrong_status');
	expect(await eventsOf(id)).toEqual(['cancellation.requested', 'refund.planned', 'cancellation.accepted']);
	await shop.pass(11);
	expect(await booksOf(order.tenders[0]?.reference)).toHaveLength(1);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
});

it('8 refunds at once: one goes, the money leaves once', async () => {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('finance'), { id, when: 'later' });
	await shop.pass(11);
	const outcomes = await eightTimes(() => payMore(shop.staff('finance'), { id, amount: 3240 }));
	oneOf(outcomes, 'refund.in_flight');
	await shop.settle();
	expect(await booksOf(order.tenders[0]?.reference)).toEqual([{ amount: '3240' }]);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
});

it('8 undos at once: one wins, units open once, stock taken once, points taken once', async () => {
	await shop.stock('DESK', 5);
	const order = await shop.place({ tenders: [{ kind: 'points', captured: 5840 }] });
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	expect(await stockOf('DESK')).toBe(8);
	oneOf(await eightTimes(() => undo(shop.staff('manager'), { id, answers: [] })), 'cancellation.wrong_status');
	expect(await stockOf('DESK')).toBe(5);
	expect((await shop.order(order.id)).lines[0]?.units).toMatchObject({ open: 3, canceled: 0, held: 0 });
	expect((await eventsOf(id)).filter((name) => name === 'refund.taken_again')).toHaveLength(1);
	expect(await shop.wallet(order.shopperId, 'points')).toBe(0);
});

it('a request and a scan race for the same unit: exactly one of the two outcomes of case O', async () => {
	for (let round = 0; round < 5; round++) {
		const order = await shop.place({
			line_items: [{ sku: 'PEN', title: 'Pen', quantity: 1, unit_price: 1500 }],
			discounts: [],
			charges: [],
			tenders: [{ kind: 'card', gateway: 'sandbox', captured: 1500 }]
		});
		const [line] = order.lines;
		const items = [{ line_item: line?.id ?? '', quantity: 1 }];
		const [asked, scanned] = await Promise.allSettled([
			shop.ask(order, [['PEN', 1]]),
			fulfill(shop.staff('agent'), { order: order.id, action: 'ship', items })
		]);
		const won = [asked, scanned].filter(({ status }) => status === 'fulfilled');
		expect(won).toHaveLength(1);
		const { held, shipped } = (await shop.order(order.id)).lines[0]?.units ?? { held: 0, shipped: 0 };
		expect(held + shipped).toBe(1);
		const lost = asked.status === 'rejected' ? asked.reason : scanned.status === 'rejected' ? scanned.reason : null;
		expect(lost).toMatchObject({
			code: asked.status === 'rejected' ? 'cancellation.already_shipped' : 'fulfillment.unit_held'
		});
	}
});
