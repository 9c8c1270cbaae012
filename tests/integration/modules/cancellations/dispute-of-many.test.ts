import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import type { DisputeState } from '../../../../src/lib/modules/payments/gateway';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { actInConsole } from '../../../../src/lib/wiring/pay/sandbox-console.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const DESKS = 3240;

/** Two cases of one order, accepted while a dispute about the price of the first is open. */
async function bothDisputed() {
	const order = await shop.place();
	const reference = order.tenders[0]?.reference ?? '';
	const told = async (state: DisputeState) => {
		await actInConsole(shop.ctx(), [{ does: 'dispute', reference, amount: DESKS, state, reason: 'fraudulent' }]);
		await shop.pass(1);
	};
	const desks = await shop.ask(order, [['DESK', 3]]);
	await shop.pass(1);
	const lamp = await shop.ask(order, [['LAMP', 1]]);
	await told('open');
	for (const { id } of [desks, lamp]) await accept(shop.staff('finance'), { id });
	await shop.pass(11);
	return { order, told, desks: desks.id, lamp: lamp.id };
}

it('pays the other case of the order once the dispute that held both up is lost', async () => {
	const { order, told, desks, lamp } = await bothDisputed();
	for (const id of [desks, lamp])
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'blocked_by_dispute' }] });

	await told('lost');
	expect(await shop.see(desks)).toMatchObject({ state: 'canceled', refunded: 0, refunds: [{ state: 'canceled' }] });
	expect(await shop.see(lamp)).toMatchObject({ state: 'canceled', refunded: 2600, refunds: [{ state: 'succeeded' }] });
	expect((await shop.order(order.id)).tenders[0]).toMatchObject({ refunded: 2600, chargedBack: DESKS, remaining: 0 });
});

it('pays both once it is won', async () => {
	const { order, told, desks, lamp } = await bothDisputed();
	await told('won');
	for (const id of [desks, lamp]) expect(await shop.see(id)).toMatchObject({ state: 'canceled' });
	expect((await shop.order(order.id)).tenders[0]).toMatchObject({ refunded: 5840, chargedBack: 0, remaining: 0 });
});
