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

const pens = (quantity: number) => ({
	line_items: [{ sku: 'PEN', title: 'Pen', quantity, unit_price: 1500 }],
	discounts: [],
	charges: [],
	tenders: [{ kind: 'card', gateway: 'sandbox', captured: 1500 * quantity } as const]
});

it('requests and scans race for the same unit: one of the eight wins, and each loser is told to whom', async () => {
	for (const action of ['pack', 'ship'] as const) {
		const order = await shop.place(pens(1));
		const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
		let turn = 0;
		const outcomes = await eightTimes(() =>
			turn++ % 2 === 0
				? shop.ask(order, [['PEN', 1]])
				: fulfill(shop.staff('agent'), { order: order.id, action, items })
		);
		const units = (await shop.order(order.id)).lines[0]?.units;
		const [asked, scanned] = [0, 1].map((side) => outcomes.filter((_, at) => at % 2 === side).toSorted());
		if (units?.held === 1) {
			expect(asked).toEqual([
				'cancellation.order_fully_handled',
				'cancellation.order_fully_handled',
				'cancellation.order_fully_handled',
				'done'
			]);
			expect(scanned).toEqual(Array.from({ length: 4 }, () => 'fulfillment.unit_held'));
		} else {
			const [late, second] =
				action === 'pack'
					? ['cancellation.in_fulfillment', 'fulfillment.not_enough_units']
					: ['cancellation.already_shipped', 'fulfillment.wrong_step'];
			expect(asked).toEqual([late, late, late, late]);
			expect(scanned).toEqual(['done', second, second, second]);
		}
		expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
	}
});

it('an acceptance and scans race for held units: the case keeps them, and every scan learns which case', async () => {
	const order = await shop.place(pens(2));
	const { id, number } = await shop.see((await shop.ask(order, [['PEN', 2]])).id);
	const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
	const scans = Array.from({ length: 7 }, () =>
		fulfill(shop.staff('agent', 'warehouse'), { order: order.id, action: 'pack', items })
	);
	const [accepted, ...scanned] = await Promise.allSettled([accept(shop.staff('agent'), { id }), ...scans]);
	expect(accepted.status).toBe('fulfilled');
	for (const one of scanned) {
		expect(one).toMatchObject({
			status: 'rejected',
			reason: { facts: { move: 'pack', line: items[0]?.line_item, available: 0, cancellations: [number] } }
		});
		expect(one).toHaveProperty('reason.code', expect.stringMatching(/^fulfillment\.unit_(held|canceled)$/));
	}
	expect((await eventsOf(id)).filter((name) => name === 'fulfillment.stopped')).toHaveLength(7);
	expect((await shop.order(order.id)).lines[0]?.units).toMatchObject({ fulfilling: 0, canceled: 2 });
});

it('what a revert frees is packed again or asked for, never both', async () => {
	const order = await shop.place(pens(1));
	const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
	const scan = (action: 'pack' | 'revert') => fulfill(shop.staff('agent'), { order: order.id, action, items });
	await scan('pack');
	let turn = 0;
	const outcomes = await eightTimes(() => {
		turn += 1;
		if (turn === 1) return scan('revert');
		return turn % 2 === 0 ? shop.ask(order, [['PEN', 1]]) : scan('pack');
	});
	expect(outcomes[0]).toBe('done');
	expect(outcomes.slice(1).filter((outcome) => outcome === 'done').length).toBeLessThanOrEqual(1);
	const { open, held, fulfilling } = (await shop.order(order.id)).lines[0]?.units ?? {
		open: 0,
		held: 0,
		fulfilling: 0
	};
	expect(open + held + fulfilling).toBe(1);
});
