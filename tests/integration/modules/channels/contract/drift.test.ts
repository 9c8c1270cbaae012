import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	askFix,
	dismiss,
	lookReconciliation
} from '../../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { drift, driftOn } from '../../../../support/drift';
import { FAKES } from '../../../../support/stores/fakes';
import { shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { StoreFake } from '../../../../support/stores/there';

/** Our books and a store's, whatever store that is: each difference is found, and its fix puts it right. */
describe.each(CONNECTOR_NAMES)('compared with %s', (kind) => {
	let shop: ShopOn<StoreFake>;
	beforeAll(async () => {
		shop = await shopOn(FAKES[kind]);
	});
	afterAll(() => shop.close());

	/** Every fix in turn; one may put another right, too. */
	const fixAll = async ({ id }: { readonly id: string }) => {
		for (let [next] = await driftOn(shop, id); next; [next] = await driftOn(shop, id)) {
			await askFix(shop.staff('manager'), { difference: next.difference.id });
			await shop.settle();
		}
		for (let time = 0; time < 3; time++) await shop.pass(11);
		return (await lookReconciliation(shop.staff('finance'))).settled[0]?.difference;
	};

	it('is nothing where both say the same; units that came back and money that went there are taken and booked', async () => {
		const { there, ours } = await shop.placed();
		await shop.cancel(ours, [['DESK', 1]]);
		expect(await drift(shop, ours.id)).toEqual([]);
		expect((await lookReconciliation(shop.staff('finance'))).run).toMatchObject({ total: 1, compared: 1 });
		there.setQuantity('DESK', 3);
		there.refund(500);
		const found = await drift(shop, ours.id);
		expect(found.map(({ store, item, difference }) => [store, item, difference.kind]).toSorted()).toEqual([
			['Our store', null, 'missing_here'],
			['Our store', 'DESK', 'units']
		]);
		const units = { kind: 'units', oursUnits: 1, platformUnits: 0 };
		const money = { kind: 'missing_here', gateway: 'channel', oursMinor: null, platformMinor: 500 };
		for (const wanted of [units, money])
			expect(found.map(({ difference }) => difference)).toContainEqual(expect.objectContaining(wanted));
		await fixAll(ours);
		expect([there.left(), there.refunds()]).toEqual([{ DESK: 2, LAMP: 1 }, [1200, 500]]);
		expect(await drift(shop, ours.id)).toEqual([]);
	});

	it('is units that are gone there and nobody here heard of: they are booked', async () => {
		const { there, ours } = await shop.placed();
		there.setQuantity('LAMP', 0);
		await shop.db.execute(`update connections set backfill_due_at = '2027-01-01'`);
		const units = { kind: 'units', oursUnits: 0, platformUnits: 1 };
		expect(await drift(shop, ours.id)).toMatchObject([{ item: 'LAMP', difference: units }]);
		expect(await fixAll(ours)).toMatchObject({ outcome: 'booked', settledBy: 'manager' });
		expect(await shop.both(there, ours)).toMatchObject({ canceled: { DESK: 0, LAMP: 1 }, refunds: [2000] });
		expect(await drift(shop, ours.id)).toEqual([]);
	});

	it('is an order the store forgot: somebody knows why, and it stays closed until it changes', async () => {
		const { there, ours } = await shop.placed();
		there.forget();
		const [gone] = await drift(shop, ours.id);
		expect(gone?.difference).toMatchObject({ kind: 'missing_there', oursMinor: 5600, platformMinor: null });
		const difference = gone?.difference.id ?? '';
		await expect(askFix(shop.staff('manager'), { difference })).rejects.toThrow('reconcile.no_fix');
		await dismiss(shop.staff('finance'), { difference, reason: 'Deleted as a test order' });
		expect(await drift(shop, ours.id)).toEqual([]);
	});
});
