import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staff } from '../../../../src/lib/modules/accounts/tables.server';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { reject } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { tellUnanswered } from '../../../../src/lib/modules/cancellations/actions/request/tell-unanswered.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { DAY, later } from '../../../../src/lib/core/time';
import { prepareAlert } from '../../../../src/lib/modules/notifications/jobs/prepare-alert.server';
import { setScript } from '../../../../src/lib/modules/payments/repository/sandbox.server';
import { record } from '../../../../src/lib/server/outbox';
import { events } from '../../../../src/lib/server/tables.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
	const createdAt = shop.ctx().now;
	const of = (id: string, role: 'agent' | 'finance' | 'manager', over = {}) => ({
		...{ id: `stf_${id}`, email: `${id}@shop.example`, name: id, role, passwordHash: '', createdAt, ...over }
	});
	await shop.db
		.insert(staff)
		.values([
			of('kim', 'agent'),
			of('mina', 'finance', { locale: 'ko' }),
			of('max', 'manager'),
			of('gone', 'finance', { active: false })
		]);
});
afterAll(() => shop.close());

const alerts = async () =>
	(await shop.rows()).filter(({ template }) => template === 'refund-failed' || template === 'work-overdue');

it('tells whoever may move money, once, that a refund failed, and where it is', async () => {
	await shop.db.transaction((tx) => setScript(tx, [{ outcome: 'declined', after_ms: 0 }]));
	const { id, number } = await shop.ask(await shop.place({ email: 'failed@example.com' }), [['LAMP', 1]]);
	await accept(shop.staff('agent'), { id });
	await sendNow(shop.staff('agent'), { id });
	await shop.deliver();
	const told = await alerts();
	expect(told.map(({ recipient, template }) => [recipient, template]).sort()).toEqual([
		['max@shop.example', 'refund-failed'],
		['mina@shop.example', 'refund-failed']
	]);
	expect(shop.office.to('max@shop.example')[0]?.subject).toBe(`A refund of $18.00 failed, ${number}`);
	expect(shop.office.to('max@shop.example')[0]?.text).toContain(`https://shop.example/admin/cancellations/${number}`);
	expect(shop.office.to('mina@shop.example')[0]?.subject).toContain('실패');

	const [event] = await shop.db.select().from(events).where(eq(events.name, 'refund.failed'));
	const again = { message: 'refund-failed', event: event?.id, on: 'refund.failed', cancellation: id };
	await prepareAlert.handle(shop.ctx(), { ...again, subject: event?.subject });
	expect(await alerts()).toHaveLength(2);
	// What is not due any more when the alert is written is nobody's news.
	const overdue = { message: 'work-overdue', event: shop.ctx().newId('evt'), on: 'refund.overdue', cancellation: id };
	await prepareAlert.handle(shop.ctx(), { ...overdue, subject: event?.subject });
	expect(await alerts()).toHaveLength(2);
});

it('tells those who run the desk, or who works on it, that a supplier is silent', async () => {
	const order = await shop.place({ email: 'silent@example.com' });
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await shop.deliver();
	const before = (await alerts()).length;
	const silent = { name: 'supplier.silent', subject: 'sca_1', orderId: order.id, cancellationId: id } as const;
	await shop.db.transaction((tx) => record(tx, shop.ctx(), silent));
	await shop.deliver();
	expect((await alerts()).slice(before).map(({ recipient, template }) => [recipient, template])).toEqual([
		['max@shop.example', 'work-overdue']
	]);
});

it('tells once of a request that nobody answered in time, and once more where it was to be answered anew', async () => {
	const told = async () => (await shop.rows()).filter(({ template }) => template === 'request-unanswered');
	const { id, number } = await shop.ask(await shop.place({ email: 'waiting@example.com' }), [['LAMP', 1]]);
	const answered = await shop.ask(await shop.place({ email: 'answered@example.com' }), [['LAMP', 1]]);
	await reject(shop.staff('agent'), { id: answered.id, reason: 'Wrapped', show: true });
	await shop.pass(23 * 60);
	const early = await told();
	await shop.pass(61);
	await Promise.all([tellUnanswered(shop.ctx()), tellUnanswered(shop.ctx())]);
	await shop.pass(60);
	await shop.deliver();
	const news = (await told()).slice(early.length).map(({ recipient, subject }) => [recipient, subject]);
	expect(news).toContainEqual(['max@shop.example', `Nobody has answered ${number}`]);
	expect(news.filter(([, subject]) => subject?.includes(number))).toHaveLength(1);
	expect(news.filter(([, subject]) => subject?.includes(answered.number))).toEqual([]);

	await shop.db
		.update(cancellations)
		.set({ deadlineAt: later(shop.ctx().now, -DAY) })
		.where(eq(cancellations.id, id));
	await shop.pass(1);
	await shop.pass(1);
	await shop.deliver();
	expect((await told()).filter(({ subject }) => subject.includes(number))).toHaveLength(2);
});
