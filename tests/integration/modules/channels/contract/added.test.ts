import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sum } from '../../../../../src/lib/core/money';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { drift } from '../../../../support/drift';
import { FAKES } from '../../../../support/stores/fakes';
import { ALL, GOODS, shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { StoreFake } from '../../../../support/stores/there';

/** What somebody puts on an order in a store, whatever store that is, is nobody's here: no write of ours takes it off. */
describe.each(CONNECTOR_NAMES)('what is added at %s', (kind) => {
	let shop: ShopOn<StoreFake>;
	beforeAll(async () => {
		shop = await shopOn(FAKES[kind]);
	});
	afterAll(async () => {
		expect((await checkInvariants(shop.db)).violations).toEqual([]);
		await shop.close();
	});
	const asked = async (ours: { readonly id: string }) =>
		(await shop.tasksOf(ours)).map((task) => [task.kind, task.state, Object(task.facts).items]);

	it('is goods with a payment of their own: they stay when all of ours is canceled, and so does their money', async () => {
		const { there, ours } = await shop.placed(GOODS, { shipping: 500 });
		there.add('CHAIR', 2, 1500);
		await shop.tell(there);
		expect([await asked(ours), await shop.casesOf(ours)]).toEqual([[['channel_added', 'open', '2 × CHAIR']], []]);
		await shop.cancel(ours, ALL);
		await shop.pass(1);
		await shop.tell(there);
		expect(await shop.both(there, ours)).toMatchObject({
			...{ left: { DESK: 0, LAMP: 0, CHAIR: 2 }, canceled: { DESK: 3, LAMP: 1 } },
			cases: [['canceled', 6100]]
		});
		expect(sum(there.refunds())).toBe(6100);
		expect([there.isOver(), there.shelf().CHAIR, await shop.link(there)]).toMatchObject([false, 10, { failure: null }]);
		expect([await drift(shop, ours.id), await asked(ours)]).toEqual([[], [['channel_added', 'open', '2 × CHAIR']]]);
		there.setQuantity('CHAIR', 0);
		await shop.tell(there);
		await shop.pass(1);
		expect([await asked(ours), (await shop.casesOf(ours)).length]).toEqual([
			[['channel_added', 'done', '2 × CHAIR']],
			1
		]);
	});

	it('is more of what was ordered: it is taken off again first, and stays when all of ours is canceled', async () => {
		const { there, ours } = await shop.placed();
		for (const quantity of [5, 4]) {
			there.setQuantity('DESK', quantity);
			await shop.tell(there);
		}
		expect(await shop.casesOf(ours)).toEqual([]);
		expect((await asked(ours)).toSorted()).toEqual([
			['channel_added', 'done', '2 × DESK'],
			['channel_added', 'open', '1 × DESK']
		]);
		await shop.cancel(ours, [['DESK', 1]]);
		await shop.tell(there);
		expect([there.left(), await drift(shop, ours.id)]).toEqual([{ DESK: 3, LAMP: 1 }, []]);
		await shop.cancel(ours, [
			['DESK', 2],
			['LAMP', 1]
		]);
		await shop.pass(1);
		await shop.tell(there);
		expect(await shop.both(there, ours)).toMatchObject({
			...{ left: { DESK: 1, LAMP: 0 }, canceled: { DESK: 3, LAMP: 1 } },
			cases: [
				['canceled', 1200],
				['canceled', 4400]
			]
		});
		expect(there.isOver()).toBe(false);
		expect((await asked(ours)).filter(([, state]) => state === 'open')).toEqual([
			['channel_added', 'open', '1 × DESK']
		]);
	});
});
