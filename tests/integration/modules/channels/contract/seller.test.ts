import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONNECTORS } from '../../../../../src/lib/modules/channels/connectors/index.server';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { getConnection } from '../../../../../src/lib/modules/channels/repository/connections.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { FAKES } from '../../../../support/stores/fakes';
import { buyingAt, type BuyingAt } from '../../../../support/stores/seller';
import type { Fault, StoreFake } from '../../../../support/stores/there';

const SELLING = CONNECTOR_NAMES.filter((kind) => CONNECTORS[kind].sides.some((side) => side === 'seller'));

const HOW: readonly Fault[] = [{ how: 'broken' }, { how: 'silent', does: true }, { how: 'busy' }];

/** A supplier's store, whatever store that is, and our order end in the same units and money. */
describe.each(SELLING)('a supplier’s store at %s', (kind) => {
	let shop: BuyingAt<StoreFake>;
	beforeAll(async () => {
		shop = await buyingAt(FAKES[kind]);
	});
	beforeEach(() => expect(shop.store.faults).toEqual([]));
	afterAll(async () => {
		expect(shop.store.faults).toEqual([]);
		expect((await checkInvariants(shop.db)).violations).toEqual([]);
		await shop.close();
	});
	type Order = Awaited<ReturnType<typeof shop.bought>>['order'];
	const canceledOf = async ({ id }: Order) => (await shop.order(id)).lines.map(({ units }) => units.canceled);

	it('takes units off, which is its answer, and gives their money back; with the last, all that is left', async () => {
		const { order, placed, there } = await shop.bought();
		expect(await shop.seller.purchaseOf(order)).toMatchObject({ state: 'placed', costMinor: 3200, stateBy: 'reading' });
		await shop.cancel(order, 1);
		await shop.pass(1);
		expect([there.left(), there.refunds(), there.isOver()]).toEqual([{ desk: 2 }, [900], false]);
		expect(await shop.answersOf(order)).toEqual(['approved']);
		expect(await shop.seller.backOf(order)).toEqual([{ owed: 900, came: 900, currency: 'USD' }]);
		await shop.cancel(order, 2);
		await shop.pass(1);
		expect([there.left(), there.refunds()]).toEqual([{ desk: 0 }, [900, 2300]]);
		expect(await shop.seller.backOf(order)).toMatchObject([{ came: 900 }, { owed: 2300, came: 2300 }]);
		expect((await shop.seller.purchaseOf(order)).state).toBe('canceled');
		for (let told = 0; told < 5; told++) await shop.tell(placed, 'same');
		expect([(await shop.casesOf(order)).length, there.refunds().length, await shop.openTasksOf(order)]).toEqual([
			...[2, 2, []]
		]);
		expect(await canceledOf(order)).toEqual([3, 0]);
	});

	it('cancels a part itself: a request is opened for it, and what it gives back is booked', async () => {
		const { order, placed, there } = await shop.bought();
		there.setQuantity('desk', 1);
		await shop.tell(placed);
		expect(await shop.casesOf(order)).toMatchObject([{ origin: 'supplier', state: 'requested' }]);
		expect((await shop.order(order.id)).lines.map(({ units }) => units.held)).toEqual([2, 0]);
		expect(await shop.seller.backOf(order)).toEqual([{ owed: 1800, came: 0, currency: 'USD' }]);
		there.refund(1800);
		await shop.tell(placed);
		expect(await shop.seller.backOf(order)).toMatchObject([{ came: 1800 }]);
		const [it] = await shop.casesOf(order);
		await shop.proceed(it?.id ?? '');
		expect([there.left(), there.refunds(), await shop.answersOf(order)]).toEqual([{ desk: 1 }, [1800], ['approved']]);
		expect([await canceledOf(order), shop.store.writes(placed)]).toEqual([[2, 0], []]);
	});

	it('cancels all of it while we wait for its answer about a part: that is its answer, and the rest a request', async () => {
		const { order, placed, there } = await shop.bought();
		await shop.ask(order, [['DESK', 1]]);
		there.cancel();
		await shop.tell(placed);
		const cases = await shop.casesOf(order);
		expect(cases.map(({ origin, state }) => [origin, state]).toSorted()).toEqual([
			['customer', 'requested'],
			['supplier', 'requested']
		]);
		for (const { id } of cases) await shop.proceed(id);
		expect([await canceledOf(order), await shop.answersOf(order)]).toEqual([
			[3, 0],
			['approved', 'approved']
		]);
		expect(shop.store.writes(placed)).toEqual([]);
	});

	it('has sent it before we asked: that is its no', async () => {
		const { order, there } = await shop.bought();
		there.ship();
		await shop.cancel(order, 1);
		expect([await shop.answersOf(order), there.refunds()]).toEqual([['declined'], []]);
		expect((await shop.seller.purchaseOf(order)).state).toBe('shipped');
		expect(await shop.openTasksOf(order)).toEqual(['supplier_declined']);
		expect(await shop.seller.backOf(order)).toEqual([]);
	});

	it('has sent a part of it before we asked: it stops what is left, or nothing where it knows no parts', async () => {
		const { order, there } = await shop.bought();
		there.ship(['desk', 2]);
		await shop.cancel(order, 3);
		await shop.pass(1);
		const [answer, money] = shop.store.sendsParts ? ['partly_approved', [900]] : ['declined', []];
		expect([await shop.answersOf(order), there.refunds()]).toEqual([[answer], money]);
		expect(await shop.openTasksOf(order)).toEqual(['supplier_declined']);
		expect((await shop.seller.backOf(order)).map(({ owed, came }) => [owed, came])).toEqual(
			money.map((one) => [one, one])
		);
	});

	it('breaks, says nothing, or wants us to wait: units and their money go once all the same', async () => {
		const orders = [];
		for (const how of HOW) {
			const bought = await shop.bought();
			shop.store.fail({ on: 'units', ...how }, { on: 'refund', ...how });
			await shop.cancel(bought.order, 1);
			orders.push(bought);
		}
		await shop.catchUp();
		for (const { order, there } of orders) {
			expect([there.left(), there.refunds(), there.shelf()]).toEqual([{ desk: 2 }, [900], { desk: 11 }]);
			expect([await shop.answersOf(order), await canceledOf(order)]).toEqual([['approved'], [1, 0]]);
			expect(await shop.seller.backOf(order)).toEqual([{ owed: 900, came: 900, currency: 'USD' }]);
		}
	});

	it('takes our key away: it is shown, the ask stays open, and both directions catch up with another', async () => {
		const [out, into] = [await shop.bought(), await shop.bought()];
		const trouble = async () => (await getConnection(shop.db, shop.seller.connection)).trouble;
		shop.store.trust(false);
		await shop.cancel(out.order, 1);
		into.there.setQuantity('desk', 2);
		await shop.tell(into.placed);
		expect([await trouble(), await shop.answersOf(out.order)]).toEqual(['unauthorized', ['sent']]);
		shop.store.trust(true);
		await shop.catchUp();
		expect([await trouble(), await shop.answersOf(out.order), out.there.refunds()]).toEqual([
			null,
			['approved'],
			[900]
		]);
		expect(await shop.casesOf(into.order)).toMatchObject([{ origin: 'supplier', state: 'requested' }]);
	});

	it('pays back in the currency it was paid in, with no decimals and with three', async () => {
		const JPY = { currency: 'JPY', digits: 0, price: 1350 };
		const KWD = { currency: 'KWD', digits: 3, price: 12_345 };
		for (const paid of [JPY, KWD]) {
			const { order, there } = await shop.bought(paid);
			const cost = { costMinor: 3 * paid.price + 500, costCurrency: paid.currency };
			expect(await shop.seller.purchaseOf(order)).toMatchObject(cost);
			await shop.cancel(order, 1);
			await shop.pass(1);
			expect([there.left(), there.refunds()]).toEqual([{ desk: 2 }, [paid.price]]);
			expect(await shop.seller.backOf(order)).toEqual([
				{ owed: paid.price, came: paid.price, currency: paid.currency }
			]);
		}
	});
});
