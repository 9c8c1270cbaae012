import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '$lib/core/actor';
import { caseOn } from '$lib/modules/cancellations/case';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { drop } from '$lib/modules/cancellations/actions/request/drop.server';
import { reject } from '$lib/modules/cancellations/actions/request/end-request.server';
import { findWithdrawal, listUnmatched } from '$lib/modules/cancellations/repository/withdrawals.server';
import { carryOutWithdrawal, matchByHand } from '$lib/modules/cancellations/withdrawal/carry-out.server';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
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
	const order = await door.place({ email: anAddress('other'), region: 'AT' });
	const id = await declare(order.number, email);
	expect(await matchOf(id)).toMatchObject({ orderId: null, matchedAt: null });
	expect(await door.mailsTo(email)).toHaveLength(1);
	expect((await listUnmatched(door.db, 50)).map((one) => one.id)).toContain(id);

	const input = { withdrawal: id, number: order.number };
	await expect(matchByHand(door.nobody(), input)).rejects.toThrow('auth.forbidden');
	await expect(matchByHand(door.staff('agent'), { ...input, number: 'none' })).rejects.toThrow('order.not_found');
	await matchByHand(door.staff('agent'), input);
	const { cancellationId } = await matchOf(id);
	expect(await door.see(cancellationId ?? '')).toMatchObject({ origin: 'withdrawal', state: 'in_progress' });
	await expect(matchByHand(door.staff('agent'), input)).rejects.toThrow('withdrawal.matched_already');
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
