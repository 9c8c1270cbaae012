import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { getConnection } from '../../../../../src/lib/modules/channels/repository/connections.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { FAKES } from '../../../../support/stores/fakes';
import { ALL, shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { Fault, StoreFake } from '../../../../support/stores/there';

const HOW = [
	{ what: 'breaks before it does it', how: 'broken', does: false },
	{ what: 'does it and breaks', how: 'broken', does: true },
	{ what: 'does it and says nothing', how: 'silent', does: true }
] as const satisfies readonly (Fault & { what: string })[];

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

	it.each(HOW)('$what, a part and its money go once', async ({ how, does }) => {
		const { there, ours } = await shop.placed();
		shop.store.fail({ on: 'units', how, does }, { on: 'refund', how, does });
		await shop.cancel(ours, [['DESK', 2]]);
		await shop.catchUp();
		expect(await shop.both(there, ours)).toEqual({
			...{ left: { DESK: 1, LAMP: 1 }, canceled: { DESK: 2, LAMP: 0 } },
			...{ refunds: [2400], refunded: [2400], cases: [['canceled', 2400]] }
		});
		expect(there.shelf()).toEqual({ DESK: 12, LAMP: 10 });
	});

	it('does all of it and says nothing, it ends once', async () => {
		const { there, ours } = await shop.placed();
		shop.store.fail({ on: 'units', how: 'silent', does: true }, { on: 'refund', how: 'silent', does: true });
		await shop.cancel(ours, ALL);
		await shop.catchUp();
		expect(await shop.both(there, ours)).toEqual({
			...{ left: { DESK: 0, LAMP: 0 }, canceled: { DESK: 3, LAMP: 1 } },
			...{ refunds: [5600], refunded: [5600], cases: [['canceled', 5600]] }
		});
		expect([there.isOver(), there.shelf()]).toEqual([true, { DESK: 13, LAMP: 11 }]);
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

	it('breaks when it is read, what it told is read later', async () => {
		const { there, ours } = await shop.placed();
		there.setQuantity('DESK', 2);
		shop.store.fail({ on: 'read', how: 'broken' }, { on: 'read', how: 'silent' });
		await shop.tell(there);
		await shop.catchUp();
		expect(await shop.both(there, ours)).toMatchObject({ canceled: { DESK: 1, LAMP: 0 }, refunds: [1200] });
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
