import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '$lib/core/actor';
import { caseOn } from '$lib/modules/cancellations/case';
import { cutsAt } from '$lib/modules/cancellations/dashboard/dashboard';
import { countForMenu, countWaiting } from '$lib/modules/cancellations/repository/dashboard/dashboard.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { drop } from '$lib/modules/cancellations/actions/request/drop.server';
import { reject } from '$lib/modules/cancellations/actions/request/end-request.server';
import { findWithdrawal, listClosed, listUnmatched } from '$lib/modules/cancellations/repository/withdrawals.server';
import { carryOutWithdrawal, matchByHand } from '$lib/modules/cancellations/withdrawal/carry-out.server';
import { closeDeclaration } from '$lib/modules/cancellations/withdrawal/close.server';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
import { events } from '$lib/server/tables.server';
import { fulfill } from '$lib/wiring/orders.server';
import { anAddress, openDoor, PLACE, type Door } from '../../../support/door';

let door: Door;
beforeAll(async () => {
	door = await openDoor();
	await door.policy({ refund: 'later' });
});
afterAll(() => door.close());

const declare = async (number: string, email: string) => {
	const { id } = await declareWithdrawal(door.nobody(), { name: 'Ada', number, email }, { address: PLACE });
	await door.deliver();
	return id;
};
/** How many wait for their order, as the menu and the dashboard say. */
const waiting = async () => {
	const cuts = cutsAt(door.ctx().now, 'UTC');
	const [menu, dashboard] = await Promise.all([countForMenu(door.db, cuts), countWaiting(door.db, 'stf_1', cuts)]);
	return { menu: menu.declared, dashboard: dashboard.declared };
};
const toldOf = async (id: string) =>
	(await door.db.select().from(events).where(eq(events.subject, id))).filter(
		({ name }) => name === 'order.withdrawal_unmatched'
	).length;
const matchOf = async (id: string) => (await findWithdrawal(door.db, id)) ?? expect.fail('the declaration is gone');

it('withdraws from the whole order without a fee, and nobody can turn it down', async () => {
	const email = anAddress('withdraws');
	const order = await door.place({ email, region: 'DE' });
	const { cancellationId } = await matchOf(await declare(order.number, email));
	const id = cancellationId ?? '';
	const it = caseOn(await readDesk(door.db, SYSTEM, { cancellation: id }), id);
	expect(it).toMatchObject({ state: 'in_progress', origin: 'withdrawal', refundWhen: 'now' });
	expect(it.quote.fee).toBe(0);
	const manager = door.staff('manager');
	await expect(reject(manager, { id, reason: 'no', show: true })).rejects.toThrow('cancellation.wrong_status');
	const items = it.items.map(({ lineItemId, quantity }) => ({ line_item: lineItemId, quantity }));
	await expect(drop(manager, { id, items, reason: 'no' })).rejects.toThrow('withdrawal.stands');
	expect(await door.see(id)).toMatchObject({ state: 'in_progress' });
	await door.pass(11); // the grace
	const written = (await door.mailsTo(email)).map(({ subject }) => subject);
	expect(written).toContain(`We are carrying out your withdrawal from order ${order.number}`);
	expect(written.filter((subject) => /cancel/i.test(subject))).toEqual([]);
});

it('is acknowledged once, also where its job runs again', async () => {
	const email = anAddress('again');
	const order = await door.place({ email, region: 'FR' });
	const id = await declare(order.number, email);
	const { cancellationId } = await matchOf(id);
	await carryOutWithdrawal(door.ctx(), { id });
	expect(await matchOf(id)).toMatchObject({ cancellationId });
	const subjects = (await door.mailsTo(email)).map(({ subject }) => subject);
	expect(subjects.filter((subject) => subject.includes('withdrawal from order'))).toHaveLength(1);
});

it('keeps what it cannot match and acknowledges it alike, until staff find its order', async () => {
	const email = anAddress('wrong');
	const others = anAddress('other');
	const order = await door.place({ email: others, region: 'AT' });
	const id = await declare(order.number, email);
	expect(await matchOf(id)).toMatchObject({ orderId: null, matchedAt: null });
	expect(await door.mailsTo(email)).toHaveLength(1);
	expect((await listUnmatched(door.db, 50)).map((one) => one.id)).toContain(id);
	await carryOutWithdrawal(door.ctx(), { id });
	expect(await toldOf(id)).toBe(1);
	const before = await waiting();
	expect(before).toMatchObject({ dashboard: before.menu });
	expect(before.menu).toBeGreaterThan(0);

	const input = { withdrawal: id, number: order.number };
	await expect(matchByHand(door.nobody(), input)).rejects.toThrow('auth.forbidden');
	await expect(matchByHand(door.staff('agent'), { ...input, number: 'none' })).rejects.toThrow('order.not_found');
	await matchByHand(door.staff('agent'), input);
	const { cancellationId } = await matchOf(id);
	expect(await door.see(cancellationId ?? '')).toMatchObject({ origin: 'withdrawal', state: 'in_progress' });
	expect(await waiting()).toEqual({ menu: before.menu - 1, dashboard: before.dashboard - 1 });
	const acknowledged = async (address: string) =>
		(await door.mailsTo(address)).filter(({ subject }) => subject.includes('withdrawal from order'));
	expect(await acknowledged(others)).toHaveLength(1); // the order's own address is told as well
	expect(await acknowledged(email)).toHaveLength(1);
	await expect(matchByHand(door.staff('agent'), input)).rejects.toThrow('withdrawal.matched_already');
});

it('is one withdrawal, declared twice at once, and acknowledged both times', async () => {
	const email = anAddress('twice');
	const order = await door.place({ email, region: 'DE' });
	const input = { name: 'Ada', number: order.number, email };
	const said = await Promise.all([1, 2].map(() => declareWithdrawal(door.nobody(), input, { address: PLACE })));
	await Promise.all(said.map(({ id }) => carryOutWithdrawal(door.ctx(), { id })));
	const [first, second] = await Promise.all(said.map(({ id }) => matchOf(id)));
	expect(first?.cancellationId).toMatch(/^can_/);
	expect(second).toMatchObject({ orderId: order.id, cancellationId: first?.cancellationId });
	expect((await readDesk(door.db, SYSTEM, { order: order.id })).cases).toHaveLength(1);
	const subjects = (await door.mailsTo(email)).map(({ subject }) => subject);
	expect(subjects.filter((subject) => subject.includes('withdrawal from order'))).toHaveLength(2);
});

it('is closed with a reason where it is about no order of ours, and carried out all the same once one turns up', async () => {
	const email = anAddress('elsewhere');
	const id = await declare('NOT-OURS', email);
	const close = () => closeDeclaration(door.staff('agent'), { withdrawal: id, reason: 'Bought at another shop' });
	await expect(closeDeclaration(door.nobody(), { withdrawal: id, reason: 'no' })).rejects.toThrow('auth.forbidden');
	await close();
	expect(await matchOf(id)).toMatchObject({
		closedBy: 'agent',
		closedReason: 'Bought at another shop',
		matchedAt: null
	});
	await expect(close()).rejects.toThrow('withdrawal.closed_already');
	expect((await listUnmatched(door.db, 50)).map((one) => one.id)).not.toContain(id);
	expect((await listClosed(door.db, 50)).map((one) => one.id)).toContain(id);
	expect(await door.mailsTo(email)).toHaveLength(1); // the acknowledgement, and nothing that turns it down

	const order = await door.place({ email: anAddress('found'), region: 'FR' });
	await matchByHand(door.staff('agent'), { withdrawal: id, number: order.number });
	expect(await matchOf(id)).toMatchObject({ orderId: order.id, closedReason: 'Bought at another shop' });
	await expect(close()).rejects.toThrow('withdrawal.matched_already');
});

it('leaves one that comes after its period to staff, who carry it out or close it', async () => {
	const email = anAddress('late');
	const order = await door.place({ email, region: 'DE' });
	const items = order.lines.map(({ id, quantity }) => ({ line_item: id, quantity }));
	for (const action of ['ship', 'deliver'] as const) await fulfill(door.ctx(), { order: order.id, action, items });
	await door.pass(25 * 24 * 60);
	const id = await declare(order.number, email);
	const late = await matchOf(id);
	expect(late).toMatchObject({ orderId: null });
	expect(late.periodEndedAt?.getTime()).toBeLessThan(late.receivedAt.getTime());
	expect(await door.mailsTo(email)).toHaveLength(1);
	await matchByHand(door.staff('agent'), { withdrawal: id, number: order.number });
	expect(await matchOf(id)).toMatchObject({ orderId: order.id });
});

it('leaves an order of a region without that right to staff', async () => {
	const email = anAddress('us');
	const order = await door.place({ email, region: 'US' });
	expect(await matchOf(await declare(order.number, email))).toMatchObject({ orderId: null });
});

it('stops whoever declares too often', async () => {
	const again = () =>
		declareWithdrawal(
			door.nobody(),
			{ name: 'A', number: '1', email: 'often@example.com' },
			{ address: '203.0.113.77' }
		);
	for (let i = 0; i < 5; i++) await again();
	await expect(again()).rejects.toThrow('request.too_many');
});
