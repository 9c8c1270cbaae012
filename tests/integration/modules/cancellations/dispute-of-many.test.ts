import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { undo, undoPreview } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { owedOn } from '../../../../src/lib/modules/cancellations/money/order-money';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import type { DisputeState } from '../../../../src/lib/modules/payments/gateway';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { actInConsole } from '../../../../src/lib/wiring/pay/sandbox-console.server';
import { openShop, type Shop } from '../../../support/shop';
import { debtor } from './balance/steps';

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

/** A case whose refund the shopper's bank took back itself, and that was undone after it. */
async function undoneAfterLoss() {
	const { order, told, desks, lamp } = await bothDisputed();
	await told('lost');
	const [desk, manager] = [debtor(shop), shop.staff('manager')];
	const owed = async () => owedOn(await readDesk(shop.db, shop.ctx().actor, { order: order.id }));
	await undo(manager, { id: lamp, answers: [{ effect: 'gateway_refunded', answer: 'recaptured', reference: 'ch_2' }] });
	return { order, told, desks, manager, desk, owed };
}

it('money that a lost dispute took is at risk in an undo, and owed after it', async () => {
	const { desks, manager, owed } = await undoneAfterLoss();
	expect(await undoPreview(manager, { id: desks })).toMatchObject({
		...{ possible: true, atRisk: DESKS },
		rows: [{ effect: 'lost_to_dispute', color: 'recoverable', atRisk: DESKS, remedy: 'balance_due' }]
	});
	await undo(manager, { id: desks, answers: [] });
	expect(await owed()).toBe(DESKS);
});

it('that is won after the undo pays what was owed because of it', async () => {
	const { order, told, desks, manager, owed, desk } = await undoneAfterLoss();
	await undo(manager, { id: desks, answers: [] });
	await told('won');
	expect(await owed()).toBe(0);
	expect(await shop.see(desks)).toMatchObject({ state: 'undone' });
	expect(await desk.stand(order)).toMatchObject({ state: 'open', tenders: [{ chargedBack: 0 }, {}] });
});

it('that is won after the shopper paid for it gives them that back', async () => {
	const { order, told, desks, manager, desk } = await undoneAfterLoss();
	await undo(manager, { id: desks, answers: [] });
	await desk.pay(await desk.tokenFor(order));
	await told('won');
	const { cases, owed } = await desk.stand(order);
	expect(owed).toBe(0);
	expect(cases.at(-1)).toMatchObject({ origin: 'system', state: 'in_progress', due: DESKS, items: [] });
});
