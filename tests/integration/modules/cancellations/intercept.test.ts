import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '$lib/core/actor';
import { undo } from '$lib/modules/cancellations/actions/decide/undo.server';
import { request } from '$lib/modules/cancellations/actions/request/request.server';
import { answerParcel } from '$lib/modules/cancellations/intercept/answer-parcel.server';
import { stopParcel } from '$lib/modules/cancellations/intercept/stop-parcel.server';
import { interceptsOf } from '$lib/modules/cancellations/repository/intercepts.server';
import { doneTask } from '$lib/modules/orders/actions/do-task.server';
import { tasks } from '$lib/modules/orders/tables.server';
import { fulfill } from '$lib/wiring/orders.server';
import { eq } from 'drizzle-orm';
import { anAddress, openDoor, type Door } from '../../../support/door';

let door: Door;
beforeAll(async () => {
	door = await openDoor();
	await door.policy({
		returns: { en: 'Pack it well.', ko: '' },
		...{ returns_address: 'Dock 4\nBusan', returns_link: 'https://returns.example.com/' }
	});
});
afterAll(() => door.close());

type Placed = Awaited<ReturnType<Door['place']>>;
const move = (order: Placed, action: 'ship' | 'deliver', quantity: number) =>
	fulfill(door.ctx(), { order: order.id, action, items: [{ line_item: lineOf(order), quantity }] });
const lineOf = ({ lines }: Placed) => lines[0]?.id ?? '';
const unitsOf = async ({ id }: Placed) => (await door.order(id)).lines[0]?.units;
const firstOf = async ({ id }: Placed) => (await interceptsOf(door.db, id))[0];

/** An order of which so many units are on their way, and its carrier is asked to stop them. */
async function onItsWay(quantity = 2) {
	const email = anAddress('parcel');
	const order = await door.place({ email });
	await move(order, 'ship', quantity);
	const ask = (many = quantity) =>
		stopParcel(door.staff('agent'), {
			...{ order: order.id, cancellation: '', carrier: 'DHL', tracking: 'JD0146', reason: 'changed_mind', note: '' },
			items: [{ line_item: lineOf(order), quantity: many }]
		});
	const { id } = await ask();
	const answer = (outcome: 'intercepted' | 'failed' | 'called_off') =>
		answerParcel(door.staff('agent'), { intercept: id, outcome, note: 'by phone' });
	return { order, email, id, ask, answer };
}

it('is a task until the carrier answered, and is done only by that answer', async () => {
	const { order, id, ask, answer } = await onItsWay();
	const taskOf = async () => (await door.db.select().from(tasks).where(eq(tasks.orderId, order.id)))[0];
	expect(await taskOf()).toMatchObject({
		kind: 'stop_parcel',
		state: 'open',
		facts: { intercept: id, carrier: 'DHL' }
	});
	const task = (await taskOf())?.id ?? '';
	await expect(doneTask(door.staff('agent'), { task, outcome: 'ok' })).rejects.toThrow('task.answered_on_its_page');
	await expect(ask()).rejects.toThrow('parcel.nothing_to_stop');
	await answer('called_off');
	expect(await taskOf()).toMatchObject({ state: 'done', outcome: 'called_off' });
	await ask();
});

it('goes on as a request that holds what was stopped', async () => {
	const { order, answer } = await onItsWay();
	const { filed } = await answer('intercepted');
	expect(await unitsOf(order)).toMatchObject({ held: 2, shipped: 0 });
	expect(await door.see(filed?.id ?? '')).toMatchObject({ state: 'requested', origin: 'customer' });
	expect(await firstOf(order)).toMatchObject({ state: 'intercepted', filedId: filed?.id, endedBy: 'agent' });
});

it('tells the customer once how to send back what could not be stopped', async () => {
	const { order, email, answer } = await onItsWay();
	await answer('failed');
	const mails = await door.mailsTo(email);
	const [mail] = mails.filter(({ subject }) => subject.includes('could not be stopped'));
	expect(mail?.text).toContain('DHL');
	expect(mail?.text).toMatch(/Pack it well\.[^]*Dock 4[^]*Busan[^]*https:\/\/returns\.example\.com\//);
	expect(await unitsOf(order)).toMatchObject({ shipped: 2, held: 0 });
	await door.deliver();
	expect(await door.mailsTo(email)).toHaveLength(mails.length);
});

it('takes one answer, also of two at once', async () => {
	const { order, answer } = await onItsWay();
	const answers = await Promise.allSettled([answer('intercepted'), answer('failed')]);
	expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { code: 'parcel.answered_already' }
	});
	expect((await interceptsOf(door.db, order.id)).map(({ state }) => state)).not.toContain('asked');
});

it('does not bring back what was delivered', async () => {
	const { order, answer } = await onItsWay();
	await move(order, 'deliver', 2);
	await expect(answer('intercepted')).rejects.toThrow('parcel.delivered');
	expect(await firstOf(order)).toMatchObject({ state: 'asked' });
	await answer('failed');
});

it('is called off by the undo of the case it came up with, once its carrier was told', async () => {
	const order = await door.place({ email: anAddress('parcel') });
	const one = (reason: 'changed_mind' | 'other') => [{ line_item: lineOf(order), quantity: 1, reason }];
	const { id } = await request(door.staff('manager'), { order: order.id, items: one('other') });
	await move(order, 'ship', 1);
	const parcel = { carrier: 'DHL', tracking: 'JD0147', reason: 'changed_mind', note: '' } as const;
	await stopParcel(door.staff('agent'), { ...parcel, order: order.id, cancellation: id, items: one('changed_mind') });
	const undoes = (answers: Parameters<typeof undo>[1]['answers']) => undo(door.staff('manager'), { id, answers });
	await expect(undoes([])).rejects.toMatchObject({
		...{ code: 'undo.answer_missing', facts: { missing: [{ effect: 'intercept_asked', about: 'JD0147' }] } }
	});
	await undoes([{ effect: 'intercept_asked', refund: 'JD0147', answer: 'called_off' }]);
	expect(await firstOf(order)).toMatchObject({ state: 'called_off', endedBy: 'manager' });
	expect(await door.db.select().from(tasks).where(eq(tasks.orderId, order.id))).toMatchObject([
		{ kind: 'stop_parcel', state: 'done', outcome: 'called_off' }
	]);
});

it('is for those who decide', async () => {
	const { order, id } = await onItsWay();
	const nobody = door.ctx({ ...SYSTEM, rights: new Set() });
	await expect(answerParcel(nobody, { intercept: id, outcome: 'failed', note: '' })).rejects.toThrow();
	expect(await firstOf(order)).toMatchObject({ state: 'asked' });
});
