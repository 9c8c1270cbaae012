import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '$lib/core/actor';
import { askNow } from '$lib/modules/cancellations/suppliers/ask-now.server';
import { reject } from '$lib/modules/cancellations/actions/request/end-request.server';
import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { undo } from '$lib/modules/cancellations/actions/decide/undo.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { findWithdrawal } from '$lib/modules/cancellations/repository/withdrawals.server';
import { carryOutRest } from '$lib/modules/cancellations/withdrawal/carry-out.server';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
import { openTasks } from '$lib/modules/orders/repository/tasks.server';
import { checkInvariants } from '$lib/wiring/invariants.server';
import { fulfill } from '$lib/wiring/orders.server';
import { anAddress, openDoor, PLACE, type Door } from '../../../support/door';

let door: Door;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(async () => {
	expect((await checkInvariants(door.db)).violations).toEqual([]);
	await door.close();
});

type Placed = Awaited<ReturnType<Door['place']>>;
const place = (over: Parameters<Door['place']>[0] = {}) =>
	door.place({ email: anAddress('reach'), region: 'DE', ...over });
const scan = (order: Placed, action: 'pack' | 'revert' | 'ship', sku: string, quantity: number) => {
	const items = [{ line_item: lineOf(order, sku), quantity }];
	return fulfill(door.ctx(), { order: order.id, action, items });
};
const lineOf = ({ lines }: Placed, sku: string) => lines.find((line) => line.sku === sku)?.id ?? '';
const unitsOf = async ({ id }: Placed, sku: string) =>
	(await door.order(id)).lines.find((line) => line.sku === sku)?.units;

/** @returns the case the declaration leads to */
async function withdrawFrom({ number, email }: Placed): Promise<string> {
	const input = { name: 'Ada', number, email };
	const { id } = await declareWithdrawal(door.nobody(), input, { address: PLACE });
	await door.deliver();
	return (await findWithdrawal(door.db, id))?.cancellationId ?? '';
}
const casesOf = async ({ id }: Placed) => (await readDesk(door.db, SYSTEM, { order: id })).cases;
const withdrawnOf = async (order: Placed) => (await casesOf(order)).filter(({ origin }) => origin === 'withdrawal');

it('reaches units that a request holds: it ends, and nobody can turn down what the law gives', async () => {
	const order = await place();
	const asked = await door.ask(order, order.lines.slice(0, 1).map(({ sku }) => [sku, 1])); // prettier-ignore
	const id = await withdrawFrom(order);
	expect(await door.see(asked.id)).toMatchObject({ state: 'withdrawn' });
	expect(await door.see(id)).toMatchObject({ origin: 'withdrawal', state: 'in_progress', due: order.total });
	expect(await openTasks(door.db, id)).toEqual([]);
	await expect(reject(door.staff('manager'), { id: asked.id, reason: 'no', show: true })).rejects.toThrow(
		'cancellation.wrong_status'
	);
	const told = (await door.mailsTo(order.email)).find(({ subject }) => subject.includes('is withdrawn'));
	expect(told?.text).toContain('You have withdrawn from the contract');
	expect(told?.text).not.toContain('your order goes on');
	await door.pass(11);
	expect(await door.see(id)).toMatchObject({ state: 'canceled', refunded: order.total });
});

it('leaves a case that is in progress as it is, and takes the rest', async () => {
	const order = await place({
		line_items: [{ sku: 'MUG', title: 'Mug', quantity: 3, unit_price: 1000 }],
		...{ discounts: [], charges: [], tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3000 }] }
	});
	await door.policy({ auto_accept: [] });
	const first = await door.ask(order, [['MUG', 1]]);
	await door.pass(1);
	const second = await door.ask(order, [['MUG', 1]]);
	await accept(door.staff('agent'), { id: first.id });
	const id = await withdrawFrom(order);
	expect(await door.see(first.id)).toMatchObject({ state: 'in_progress', origin: 'customer' });
	expect(await door.see(second.id)).toMatchObject({ state: 'withdrawn' });
	expect((await door.see(id)).items).toMatchObject([{ quantity: 2 }]);
});

const BOUGHT = {
	line_items: [
		{ sku: 'POT', title: 'Pot', quantity: 2, unit_price: 1000, supplier: 'Potters', supplier_order: 'placed' }
	],
	...{ discounts: [], charges: [], tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }] }
} satisfies Parameters<Door['place']>[0];

it('goes on with what a supplier was asked for the same units, and tells it nothing else', async () => {
	const order = await place(BOUGHT);
	const asked = await door.ask(order, [['POT', 2]]);
	await askNow(door.staff('agent'), { id: asked.id });
	await door.settle();
	const before = (await door.see(asked.id)).supplier;
	expect(before).toMatchObject([{ state: 'sent' }]);
	const id = await withdrawFrom(order);
	await door.pass(11);
	expect((await door.see(id)).supplier).toEqual(before);
	expect((await door.see(asked.id)).supplier).toEqual([]);
	expect(await openTasks(door.db, asked.id)).toEqual([]);
	const events = (await door.see(asked.id)).timeline.map(({ event }) => event);
	expect(events).not.toContain('supplier.asked_to_go_on');
});

it('asks a supplier anew where it was asked for less', async () => {
	const order = await place(BOUGHT);
	const asked = await door.ask(order, [['POT', 1]]);
	await askNow(door.staff('agent'), { id: asked.id });
	await door.settle();
	const id = await withdrawFrom(order);
	await door.pass(11);
	expect((await door.see(asked.id)).supplier).toMatchObject([{ state: 'not_needed' }]);
	expect((await door.see(id)).supplier).toMatchObject([{ supplier: 'Potters', state: 'sent' }]);
});

it('reaches units that were being packed as soon as they are taken back, once', async () => {
	const order = await place();
	const sku = order.lines[0]?.sku ?? '';
	await scan(order, 'pack', sku, 1);
	const id = await withdrawFrom(order);
	expect(await openTasks(door.db, id)).toMatchObject([{ kind: 'withdrawal_rest', facts: { quantity: 1 } }]);
	await scan(order, 'revert', sku, 1);
	await door.settle();
	await Promise.all([1, 2].map(() => carryOutRest(door.ctx(), { order: order.id })));
	const cases = await withdrawnOf(order);
	expect(cases).toHaveLength(2);
	expect(cases.find((one) => one.id !== id)?.items).toMatchObject([{ quantity: 1 }]);
	expect(await unitsOf(order, sku)).toMatchObject({ open: 0, held: 0, fulfilling: 0 });
	expect(await openTasks(door.db, id)).toEqual([]);
	await door.pass(11);
	const paid = await withdrawnOf(order);
	expect(paid.reduce((all, { refunded }) => all + refunded, 0)).toBe(order.total);
});

it('leaves open what a manager gave back to the customer by an undo', async () => {
	const order = await place();
	const sku = order.lines[0]?.sku ?? '';
	await scan(order, 'pack', sku, 1);
	const id = await withdrawFrom(order);
	await undo(door.staff('manager'), { id, answers: [] });
	await scan(order, 'revert', sku, 1);
	await door.settle();
	expect(await withdrawnOf(order)).toMatchObject([{ state: 'undone' }]);
	expect(await unitsOf(order, sku)).toMatchObject({ canceled: 0 });
});
