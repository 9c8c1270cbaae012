import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { getConnection } from '../../../../../src/lib/modules/channels/repository/connections.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { FAKES } from '../../../../support/stores/fakes';
import { ALL, shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { Fault, StoreFake } from '../../../../support/stores/there';

const HOW: readonly Fault[] = [
	{ how: 'broken', does: false },
	{ how: 'broken', does: true },
	{ how: 'silent', does: true }
];

/** Whatever goes wrong on the way: units once, shelf once, money once. */
describe.each(CONNECTOR_NAMES)('where %s', (kind) => {
	let shop: ShopOn<StoreFake>;
	beforeAll(async () => {
		shop = await shopOn(FAKES[kind]);
	});
	beforeEach(() => expect(shop.store.faults).toEqual([]));
	afterAll(async () => {
		expect(shop.store.faults).toEqual([]);
		expect((await checkInvariants(shop.db)).violations).toEqual([]);
		await shop.close();
	});
	const troubleNow = async () => (await getConnection(shop.db, shop.connection)).trouble;

	it('breaks before it does it, does it and breaks, or does it and says nothing: units and their money go once', async () => {
		const orders = [];
		for (const how of HOW) {
			const placed = await shop.placed();
			shop.store.fail({ on: 'units', ...how }, { on: 'refund', ...how });
			await shop.cancel(placed.ours, [['DESK', 2]]);
			orders.push(placed);
		}
		await shop.catchUp();
		for (const { there, ours } of orders) {
			expect(await shop.both(there, ours)).toEqual({
				...{ left: { DESK: 1, LAMP: 1 }, canceled: { DESK: 2, LAMP: 0 } },
				...{ refunds: [2400], refunded: [2400], cases: [['canceled', 2400]] }
			});
			expect(there.shelf()).toEqual({ DESK: 12, LAMP: 10 });
		}
	});

	it('does all of it and says nothing, and breaks when another is read: both end once', async () => {
		const [out, into] = [await shop.placed(), await shop.placed()];
		shop.store.fail({ on: 'units', how: 'silent', does: true }, { on: 'refund', how: 'silent', does: true });
		await shop.cancel(out.ours, ALL);
		into.there.setQuantity('DESK', 2);
		shop.store.fail({ on: 'read', how: 'broken' }, { on: 'read', how: 'silent' });
		await shop.tell(into.there);
		await shop.catchUp();
		expect(await shop.both(out.there, out.ours)).toEqual({
			...{ left: { DESK: 0, LAMP: 0 }, canceled: { DESK: 3, LAMP: 1 } },
			...{ refunds: [5600], refunded: [5600], cases: [['canceled', 5600]] }
		});
		expect([out.there.isOver(), out.there.shelf()]).toEqual([true, { DESK: 13, LAMP: 11 }]);
		expect(await shop.both(into.there, into.ours)).toMatchObject({ canceled: { DESK: 1, LAMP: 0 }, refunds: [1200] });
	});

	it('wants us to wait, nothing is sent meanwhile, and then all of it', async () => {
		const { there, ours } = await shop.placed();
		await shop.file(ours, [['DESK', 1]]);
		shop.store.fail({ on: 'read', how: 'busy' }, { on: 'units', how: 'busy' }, { on: 'refund', how: 'busy' });
		await shop.pass(11);
		expect([there.left(), there.refunds()]).toEqual([{ DESK: 3, LAMP: 1 }, []]);
		await shop.catchUp();
		expect(await shop.both(there, ours)).toMatchObject({ left: { DESK: 2, LAMP: 1 }, refunds: [1200] });
		expect(there.shelf()).toEqual({ DESK: 11, LAMP: 10 });
	});

	it('takes our key away, it is shown, and both directions catch up with another', async () => {
		const [out, into] = [await shop.placed(), await shop.placed()];
		shop.store.trust(false);
		await shop.cancel(out.ours, [['DESK', 1]]);
		into.there.setQuantity('DESK', 2);
		await shop.tell(into.there);
		expect([await troubleNow(), out.there.left()]).toEqual(['unauthorized', { DESK: 3, LAMP: 1 }]);
		shop.store.trust(true);
		await shop.catchUp();
		expect(await troubleNow()).toBeNull();
		for (const { there, ours } of [out, into])
			expect(await shop.both(there, ours)).toEqual({
				...{ left: { DESK: 2, LAMP: 1 }, canceled: { DESK: 1, LAMP: 0 } },
				...{ refunds: [1200], refunded: [1200], cases: [['canceled', 1200]] }
			});
	});
});
