import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookDeposit } from '../../../../../src/lib/modules/cancellations/actions/money/book-deposit.server';
import { answerSupplier } from '../../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { undo } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { lookAtUndo } from '../../../../../src/lib/modules/cancellations/actions/look/look-undo.server';
import { CAPABILITIES } from '../../../../../src/lib/modules/channels/connectors/capabilities.data';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { refunds } from '../../../../../src/lib/modules/refunds/tables.server';
import type { Policy } from '../../../../../src/lib/modules/settings/policy';
import { supplierItems, supplierOrders, suppliers } from '../../../../../src/lib/modules/suppliers/tables.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { FAKES } from '../../../../support/stores/fakes';
import { ALL, GOODS, shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { StoreFake, Units } from '../../../../support/stores/there';

let shop: ShopOn<StoreFake>;
const shopAt = (kind: (typeof CONNECTOR_NAMES)[number]) => {
	beforeAll(async () => {
		shop = await shopOn(FAKES[kind]);
	});
	afterAll(async () => {
		expect((await checkInvariants(shop.db)).violations).toEqual([]);
		await shop.close();
	});
};

/** What is canceled here ends in a store, whatever store that is, in the same units and money as here. */
describe.each(CONNECTOR_NAMES)('what is canceled here, at %s', (kind) => {
	shopAt(kind);

	it('is all of it: the units, the money with its shipping by one refund, and the order is over', async () => {
		const { there, ours } = await shop.placed(GOODS, { shipping: 500 });
		const id = await shop.cancel(ours, ALL);
		await shop.pass(1);
		for (let told = 0; told < 2; told++) await shop.tell(there);
		expect(await shop.both(there, ours)).toEqual({
			...{ left: { DESK: 0, LAMP: 0 }, canceled: { DESK: 3, LAMP: 1 } },
			...{ refunds: [6100], refunded: [6100], cases: [['canceled', 6100]] }
		});
		expect([there.isOver(), there.shelf()]).toEqual([true, { DESK: 13, LAMP: 11 }]);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 6100 });
	});

	it('is three parts, each heard again from there: they end where all of it ends, and not before', async () => {
		const { there, ours } = await shop.placed(GOODS, { shipping: 500 });
		const after: unknown[] = [];
		for (const part of [['DESK', 2] as const, ['LAMP', 1] as const, ['DESK', 1] as const]) {
			await shop.cancel(ours, [part]);
			await shop.tell(there);
			await shop.pass(1);
			after.push([there.left(), there.isOver(), there.shelf()]);
		}
		expect(after).toEqual([
			[{ DESK: 1, LAMP: 1 }, false, { DESK: 12, LAMP: 10 }],
			[{ DESK: 1, LAMP: 0 }, false, { DESK: 12, LAMP: 11 }],
			[{ DESK: 0, LAMP: 0 }, true, { DESK: 13, LAMP: 11 }]
		]);
		expect(await shop.both(there, ours)).toMatchObject({
			...{ canceled: { DESK: 3, LAMP: 1 }, refunds: [2400, 2000, 1700], refunded: [6100] },
			cases: [
				['canceled', 2400],
				['canceled', 2000],
				['canceled', 1700]
			]
		});
	});

	it('is a part here that is not to be sold, and a part there', async () => {
		const { there, ours } = await shop.placed();
		there.setQuantity('DESK', 2);
		await shop.cancel(ours, [['LAMP', 1]], { restock: false });
		await shop.pass(12);
		expect(there.shelf().LAMP).toBe(10);
		expect(await shop.both(there, ours)).toMatchObject({
			...{ left: { DESK: 2, LAMP: 0 }, canceled: { DESK: 1, LAMP: 1 }, refunded: [3200] },
			cases: [
				['canceled', 2000],
				['canceled', 1200]
			]
		});
	});
});

const ABLE = CONNECTOR_NAMES.filter((kind) => CAPABILITIES[kind].undo);

describe.each(ABLE)('what is undone here, at %s', (kind) => {
	shopAt(kind);

	type Undoing = { asked: Units; restock: boolean; shelf: Readonly<Record<string, number>> };
	const UNDOING: readonly Undoing[] = [
		{ asked: ALL, restock: true, shelf: { DESK: 13, LAMP: 11 } },
		{ asked: [['DESK', 2]], restock: true, shelf: { DESK: 12, LAMP: 10 } },
		{ asked: [['DESK', 2]], restock: false, shelf: { DESK: 10, LAMP: 10 } }
	];

	it('is there as it was: all of it, a part, and one that nobody put back', async () => {
		const orders = [];
		for (const { asked, restock, shelf } of UNDOING) {
			const placed = await shop.placed();
			const { id } = await shop.file(placed.ours, asked, { restock, when: 'later' });
			orders.push({ ...placed, id, asked, shelf });
		}
		await shop.pass(11);
		expect(orders.map(({ there }) => there.shelf())).toEqual(UNDOING.map(({ shelf }) => shelf));
		shop.store.fail({ on: 'units', how: 'silent', does: true });
		for (const { id } of orders) await undo(shop.staff('manager'), { id, answers: [] });
		for (let time = 0; time < 3; time++) await shop.pass(11);
		expect(shop.store.faults).toEqual([]);
		for (const { there, ours } of orders) {
			await shop.tell(there);
			expect([there.isOver(), there.shelf()]).toEqual([false, { DESK: 10, LAMP: 10 }]);
			expect(await shop.both(there, ours)).toEqual({
				...{ left: { DESK: 3, LAMP: 1 }, canceled: { DESK: 0, LAMP: 0 } },
				...{ refunds: [], refunded: [0], cases: [['undone', 0]] }
			});
		}
		for (const { ours, asked } of orders) await shop.file(ours, asked);
		await shop.pass(11);
		expect(orders.map(({ there }) => there.refunds())).toEqual([[5600], [2400], [2400]]);
	});
});

describe.each(CONNECTOR_NAMES.filter((kind) => !CAPABILITIES[kind].undo))('what can’t be undone, at %s', (kind) => {
	shopAt(kind);

	it('is looked at only as long as the store was not told', async () => {
		const { ours } = await shop.placed();
		const { number } = await shop.file(ours, [['DESK', 1]]);
		const facts = async () => (await lookAtUndo(shop.staff('manager'), number)).facts;
		expect(await facts()).toMatchObject({ channelTold: false });
		await shop.pass(11);
		expect(await facts()).toMatchObject({ channelTold: true });
	});
});

describe('the policy says when a store is told', () => {
	shopAt('woocommerce');

	/** Of desks that are bought and lamps that are not, one is canceled, and the grace passes. */
	async function released(after: Policy['channel_after'], sku: 'DESK' | 'LAMP', over: Partial<Policy> = {}) {
		await shop.db.insert(suppliers).values({ id: 'sup_maker', name: 'Maker', kind: 'manual' }).onConflictDoNothing();
		await shop.db.insert(supplierItems).values({ sku: 'DESK', supplierId: 'sup_maker' }).onConflictDoNothing();
		await shop.policy({ refund_after: 'supplier_answer', ...over, channel_after: after });
		const { there, ours } = await shop.placed();
		await shop.db.update(supplierOrders).set({ state: 'placed' });
		const id = await shop.cancel(ours, [[sku, 1]]);
		const ask = (await shop.see(id)).supplier[0]?.id ?? '';
		const say = async (answer: 'approved' | 'declined') => {
			await answerSupplier(shop.staff('agent'), { id, supplier_cancellation: ask, answer, note: '' });
			await shop.settle();
		};
		return { id, there, left: () => there.left()[sku], say };
	}

	it('as the grace ends', async () => {
		const { left } = await released('grace', 'DESK');
		expect(left()).toBe(2);
	});

	it('or once its supplier answered, and once', async () => {
		const { there, left, say } = await released('supplier_answer', 'DESK');
		await shop.tell(there);
		expect(left()).toBe(3);
		await say('approved');
		const told = shop.store.writes(there).length;
		await shop.pass(61);
		expect([left(), shop.store.writes(there).length]).toEqual([2, told]);
	});

	it('at once, where no supplier was asked', async () => {
		const { left } = await released('supplier_answer', 'LAMP');
		expect(left()).toBe(0);
	});

	it('after a supplier’s yes, also where the money did not wait for it', async () => {
		const { id, left, say } = await released('supplier_answer', 'DESK', { refund_after: 'immediately' });
		expect([left(), (await shop.see(id)).state]).toEqual([3, 'canceled']);
		await say('approved');
		expect(left()).toBe(2);
	});

	it('never, where the case is undone before', async () => {
		const { id, there, left, say } = await released('supplier_answer', 'DESK');
		await say('declined');
		await undo(shop.staff('manager'), { id, answers: [] });
		await shop.settle();
		await shop.tell(there);
		expect([left(), shop.store.writes(there)]).toEqual([3, []]);
	});

	it('or once the money is back: the store’s own does not keep it from hearing', async () => {
		const { left } = await released('refund', 'LAMP');
		expect(left()).toBe(0);
	});

	it('or once the money is back, where we pay it', async () => {
		await shop.policy({ channel_after: 'refund' });
		const { ours, there } = await shop.placed();
		const { id } = await shop.file(ours, [['LAMP', 1]], { when: 'later' });
		await shop.db.update(refunds).set({ method: 'bank_deposit' }).where(eq(refunds.cancellationId, id));
		await shop.pass(11);
		expect(there.left().LAMP).toBe(1);
		const refund = (await shop.see(id)).refunds[0]?.id ?? '';
		await bookDeposit(shop.staff('finance'), { id, refund, date: '2026-03-02', reference: 'WIRE' });
		await shop.settle();
		expect(there.left().LAMP).toBe(0);
	});
});
