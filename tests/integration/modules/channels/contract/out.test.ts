import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undo } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { lookAtUndo } from '../../../../../src/lib/modules/cancellations/actions/look/look-undo.server';
import { CAPABILITIES } from '../../../../../src/lib/modules/channels/connectors/capabilities.data';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
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
