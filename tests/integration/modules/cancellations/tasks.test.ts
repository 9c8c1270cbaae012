import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { lookAtDesk } from '../../../../src/lib/modules/cancellations/actions/look/look-desk.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { settleCase } from '../../../../src/lib/modules/cancellations/actions/decide/settle.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { goOnWithout } from '../../../../src/lib/modules/cancellations/suppliers/go-on.server';
import { doneTask } from '../../../../src/lib/modules/orders/actions/do-task.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { retry } from '../../../../src/lib/modules/refunds/actions/retry.server';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

const tasksOf = (id: string) => shop.db.select().from(tasks).where(eq(tasks.cancellationId, id));

/** A case whose card refund failed in this way. */
async function failed(outcome: 'declined' | 'late_failure') {
	await shop.settle();
	await scriptSandbox(shop.db, [{ outcome, after_ms: 0 }]);
	const order = await shop.place();
	const { id, number } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await shop.gatewayTells(id);
	await shop.settle();
	const [task] = await tasksOf(id);
	return { id, number, task: task?.id ?? '', refund: (await shop.see(id)).refunds[0]?.id ?? '' };
}

describe('a refund that failed', () => {
	it('is a task once, with the provider’s words, until it is tried again', async () => {
		const { id, number, refund } = await failed('declined');
		await settleCase(shop.ctx(), { id });
		expect(await tasksOf(id)).toMatchObject([
			{ kind: 'refund_failed', state: 'open', facts: { refund, amount: 3240, failure: expect.stringMatching(/\w/) } }
		]);
		expect((await lookAtDesk(shop.staff('agent'), number)).tasks).toMatchObject([{ kind: 'refund_failed' }]);
		await retry(shop.staff('finance'), { id: refund });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
		expect(await tasksOf(id)).toMatchObject([{ state: 'done', outcome: 'refund.retried' }]);
	});

	it('after the case was over is another kind of task, moot once it is undone', async () => {
		const { id, task } = await failed('late_failure');
		expect(await tasksOf(id)).toMatchObject([{ id: task, kind: 'refund_failed_late', state: 'open' }]);
		await undo(shop.staff('manager'), { id, answers: [] });
		expect(await tasksOf(id)).toMatchObject([{ state: 'done', outcome: 'cancellation.undone' }]);
	});
});

describe('asking a supplier', () => {
	it('by hand is a task until it answers; a no is one until a manager goes on without it', async () => {
		const order = await shop.place({
			line_items: [
				{ sku: 'MUG', title: 'Mug', quantity: 1, unit_price: 1000, supplier: 'By hand', supplier_order: 'placed' }
			],
			discounts: [],
			charges: [],
			tenders: [{ kind: 'card', gateway: 'sandbox', captured: 1000 }]
		});
		const { id } = await shop.ask(order, [['MUG', 1]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await tasksOf(id)).toMatchObject([{ kind: 'ask_supplier', state: 'open' }]);
		const supplier_cancellation = (await shop.see(id)).supplier[0]?.id ?? '';
		await answerSupplier(shop.staff('agent'), { id, supplier_cancellation, answer: 'declined' });
		const open = async () => (await tasksOf(id)).filter(({ state }) => state === 'open').map(({ kind }) => kind);
		expect(await open()).toEqual(['supplier_declined']);
		await goOnWithout(shop.staff('manager'), { id, reason: 'Our mistake' });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled' });
		expect(await open()).toEqual([]);
	});
});

describe('marking a task done', () => {
	it('keeps what came of it, in the timeline too; the second to do so is told', async () => {
		const { id, number, task } = await failed('declined');
		const done = [1, 2].map(() => doneTask(shop.staff('agent'), { task, outcome: 'Called the customer' }));
		const answers = await Promise.allSettled(done);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'task.done_already' }
		});
		expect(await tasksOf(id)).toMatchObject([{ state: 'done', outcome: 'Called the customer' }]);
		const { tasks: open, history } = await lookAtDesk(shop.staff('agent'), number);
		expect(open).toEqual([]);
		expect(history.filter(({ name }) => name === 'task.done')).toMatchObject([
			{ by: 'agent', data: { task: 'refund_failed', outcome: 'Called the customer' } }
		]);
	});

	it('is for staff; what is not there is not found', async () => {
		const { task } = await failed('declined');
		await expect(doneTask(shop.ctx(), { task, outcome: 'x' })).rejects.toMatchObject({ code: 'auth.forbidden' });
		await expect(doneTask(shop.staff('agent'), { task: 'tsk_0', outcome: 'x' })).rejects.toMatchObject({
			code: 'task.not_found'
		});
	});
});
