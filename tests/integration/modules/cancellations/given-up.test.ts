import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { undo, undoPreview } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { owedOn } from '../../../../src/lib/modules/cancellations/money/order-money';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Placed = Awaited<ReturnType<Shop['place']>>;
const DESKS = 3240;

const cancel = async (order: Placed, asked: Parameters<Shop['ask']>[1]) => {
	const { id } = await shop.ask(order, asked);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	return id;
};
const undoAtLoss = async (id: string) => {
	const { atRisk } = await undoPreview(shop.staff('manager'), { id });
	await undo(shop.staff('manager'), { id, answers: [], accept_loss: atRisk });
};
/** The shopper has the price of the desks back, and the desks ship all the same. */
const desksGivenAway = async () => {
	const order = await shop.place();
	const id = await cancel(order, [['DESK', 3]]);
	await undoAtLoss(id);
	return { order, id };
};
const moneyOf = async ({ id }: Placed) => {
	const desk = await readDesk(shop.db, shop.ctx().actor, { order: id });
	return { owed: owedOn(desk), writtenOff: desk.order.writtenOff, back: desk.order.tenders[0]?.refunded };
};

it('pays nothing a second time where the items whose price was given up are canceled again', async () => {
	const { order } = await desksGivenAway();
	expect(await moneyOf(order)).toEqual({ owed: 0, writtenOff: DESKS, back: DESKS });
	const again = await cancel(order, [['DESK', 3]]);
	expect(await shop.see(again)).toMatchObject({
		state: 'canceled',
		worth: DESKS,
		due: 0,
		quote: { lowers_debt: DESKS }
	});
	expect(await moneyOf(order)).toEqual({ owed: 0, writtenOff: 0, back: DESKS });
	const rest = await cancel(order, [['LAMP', 1]]);
	expect(await shop.see(rest)).toMatchObject({ state: 'canceled', due: 2600 });
});

it('counts one of them as paid back, and pays what ships besides', async () => {
	const { order } = await desksGivenAway();
	expect(await shop.see(await cancel(order, [['DESK', 1]]))).toMatchObject({ worth: 1080, due: 0 });
	expect(await moneyOf(order)).toMatchObject({ owed: 0, writtenOff: 2160 });
	expect(await shop.see(await cancel(order, [['LAMP', 1]]))).toMatchObject({ due: 2600 - 800 });
	expect(await shop.see(await cancel(order, [['DESK', 2]]))).toMatchObject({ due: 800 });
	expect(await moneyOf(order)).toEqual({ owed: 0, writtenOff: 0, back: 5840 });
});

it('gives the goods away again where the second cancellation is undone too, and gives up nothing more', async () => {
	const { order } = await desksGivenAway();
	const again = await cancel(order, [['DESK', 3]]);
	await undo(shop.staff('manager'), { id: again, answers: [] });
	expect(await moneyOf(order)).toEqual({ owed: 0, writtenOff: DESKS, back: DESKS });
});

it('never gives up more than was refunded, nor on a case that stands', async () => {
	const { id } = await desksGivenAway();
	const set = (amount: number, of: string) =>
		shop.db.execute(sql`update cancellations set given_up_minor = ${amount} where id = ${of}`);
	await expect(set(DESKS + 1, id)).rejects.toMatchObject({ cause: { constraint_name: 'cancellations_given_up' } });
	const standing = await cancel(await shop.place(), [['DESK', 1]]);
	await expect(set(1, standing)).rejects.toMatchObject({ cause: { constraint_name: 'cancellations_given_up' } });
});
