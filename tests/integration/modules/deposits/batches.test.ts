import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { giveDetails } from '../../../../src/lib/modules/cancellations/actions/talk/correspond.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { exportBatch } from '../../../../src/lib/modules/deposits/actions/export.server';
import { cancelBatch, markPaid, removeDeposit } from '../../../../src/lib/modules/deposits/actions/end.server';
import { lookBatch, lookDeposits } from '../../../../src/lib/modules/deposits/actions/look.server';
import { makeBatches } from '../../../../src/lib/modules/deposits/actions/make.server';
import { changePayer, lookPayers } from '../../../../src/lib/modules/deposits/actions/payer.server';
import { previewResult, takeResult } from '../../../../src/lib/modules/deposits/actions/result.server';
import { failuresIn } from '../../../../src/lib/modules/deposits/result/result';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { recordDeposit } from '../../../../src/lib/modules/refunds/actions/deposit.server';
import { retry } from '../../../../src/lib/modules/refunds/actions/retry.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
/** Nothing of one test waits in the next. */
beforeEach(async () => {
	const { batches } = await makeBatches(finance(), ALL).catch(() => ({ batches: [] }));
	for (const batch of batches) await exportBatch(finance(), { batch, format: 'csv' });
	for (const batch of batches) await markPaid(finance(), { batch, ...PAID });
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const ALL = { pick: [], all: true, currency: '' };
const PAID = { date: '2026-03-03', reference: 'WIRE-9' };
const ACCOUNT = { scheme: 'us', holder: 'Ada Park', routing: '021000021', account: '000123456789' } as const;
const finance = () => shop.staff('finance');

type Deposit = { readonly currency?: string; readonly account?: boolean };

/** An order paid by transfer, its desks canceled, and the grace over: $21.60 to be paid into an account. */
async function deposit({ currency = 'USD', account = true }: Deposit = {}) {
	const order = await shop.place({ currency, tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
	const { id } = await shop.ask(order, [['DESK', 2]]);
	if (account) await giveDetails(shop.shopper(order), { id, details: ACCOUNT });
	await accept(finance(), { id });
	await shop.pass(10);
	const [refund] = (await shop.see(id)).refunds;
	return { id, order, refund: refund?.id ?? '' };
}

const stateOf = async (id: string) => (await shop.see(id)).refunds.map(({ state }) => state);
const events = async (name: string, subject: string) =>
	(await shop.db.execute(sql`select 1 from events where name = ${name} and subject = ${subject}`)).length;

async function batchOf(...refunds: string[]) {
	const { batches } = await makeBatches(finance(), { pick: refunds, all: false, currency: '' });
	return batches[0] ?? '';
}

async function atBank(...refunds: string[]) {
	const batch = await batchOf(...refunds);
	await exportBatch(finance(), { batch, format: 'csv' });
	return batch;
}

const answer = (...lines: string[]) =>
	['reference,status,reason', ...lines.map((one) => one.replace('_', '-'))].join('\n');

async function take(batch: string, text: string) {
	const rows = failuresIn(await previewResult(finance(), batch, text));
	return takeResult(finance(), { batch, rows });
}

describe('making a batch', () => {
	it('lists what can be paid and what lacks an account, and takes only the first', async () => {
		const [known, unknown] = [await deposit(), await deposit({ account: false })];
		const page = { currency: undefined, cursor: undefined, limit: 25 };
		const listed = async (tab: 'ready' | 'missing') =>
			(await lookDeposits(finance(), { tab, ...page })).pending?.items.map(({ id, account }) => ({ id, account }));
		expect(await listed('ready')).toEqual([{ id: known.refund, account: '•••• 6789' }]);
		expect(await listed('missing')).toEqual([{ id: unknown.refund, account: null }]);
		const made = await makeBatches(finance(), { pick: [known.refund, unknown.refund], all: false, currency: '' });
		expect(made).toMatchObject({ count: 1, left: 1 });
		expect(await stateOf(known.id)).toEqual(['submitted']);
		await expect(batchOf(unknown.refund)).rejects.toMatchObject({ code: 'batch.nothing_to_pay' });
	});

	it('makes one for each currency', async () => {
		const [dollars, won] = [await deposit(), await deposit({ currency: 'KRW' })];
		const { batches } = await makeBatches(finance(), ALL);
		const views = await Promise.all(batches.map((id) => lookBatch(finance(), id)));
		expect(views.map(({ batch, items }) => [batch.currency, items.map(({ id }) => id)]).toSorted()).toEqual([
			['KRW', [won.refund]],
			['USD', [dollars.refund]]
		]);
	});

	it('puts a deposit into one batch only, whoever makes one at the same time', async () => {
		const made = [await deposit(), await deposit(), await deposit()];
		const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => makeBatches(finance(), ALL)));
		const batches = outcomes.flatMap((one) => (one.status === 'fulfilled' ? one.value.batches : []));
		const views = await Promise.all(batches.map((id) => lookBatch(finance(), id)));
		const items = views.flatMap((view) => view.items.map(({ id }) => id));
		expect(items.toSorted()).toEqual(made.map(({ refund }) => refund).toSorted());
		for (const { refund } of made) expect(await events('refund.batched', refund)).toBe(1);
	});

	it('is kept to one batch and one currency by the database itself', async () => {
		const [first, second] = [await deposit(), await deposit({ currency: 'KRW' })];
		const [one, other] = [await batchOf(first.refund), await batchOf(second.refund)];
		const put = (batch: string) => sql`update refunds set batch_id = ${batch} where id = ${first.refund}`;
		await expect(shop.db.execute(put(other))).rejects.toMatchObject({
			cause: { constraint_name: 'refund_one_batch' }
		});
		await cancelBatch(finance(), { batch: one, kept_back: false });
		await expect(
			shop.db.execute(sql`update refunds set batch_id = ${other}, state = 'submitted' where id = ${first.refund}`)
		).rejects.toMatchObject({ cause: { constraint_name: 'refunds_batch_currency' } });
	});

	it('is for whoever pays', async () => {
		const { refund } = await deposit();
		const pick = { pick: [refund], all: false, currency: '' };
		await expect(makeBatches(shop.staff('agent'), pick)).rejects.toMatchObject({ code: 'auth.forbidden' });
	});
});

describe('a batch with the bank', () => {
	it('leaves as a file with accounts in full, each recorded as looked at, every time', async () => {
		const { refund, id, order } = await deposit();
		const batch = await batchOf(refund);
		await expect(exportBatch(finance(), { batch, format: 'pain001' })).rejects.toMatchObject({
			...{ code: 'batch.payer_missing', facts: { currency: 'USD' } }
		});
		const payer = { currency: 'USD', name: 'Shop', kind: 'other', account: '1', bank: 'none', bank_id: '' } as const;
		await expect(changePayer(shop.staff('manager'), payer)).rejects.toMatchObject({ code: 'auth.forbidden' });
		await changePayer(shop.staff('owner'), { ...payer, currency: 'EUR', account: '2' });
		await expect(exportBatch(finance(), { batch, format: 'pain001' })).rejects.toMatchObject({
			...{ code: 'batch.payer_missing', facts: { currency: 'USD' } }
		});
		expect(await lookBatch(finance(), batch)).toMatchObject({ hasPayer: false });
		expect(await lookPayers(finance())).toMatchObject({ payers: [{ currency: 'EUR' }] });
		await changePayer(shop.staff('owner'), payer);
		const csv = await exportBatch(finance(), { batch, format: 'csv' });
		const xml = await exportBatch(finance(), { batch, format: 'pain001' });
		expect(csv.text).toContain(`${refund.replace('_', '-')},21.60,USD,Ada Park,us,,000123456789,021000021`);
		expect(xml.text).toContain('<CtrlSum>21.60</CtrlSum>');
		expect(xml.text).toMatch(/<DbtrAcct>\s*<Id>\s*<Othr>\s*<Id>1<\/Id>/);
		const looks = await shop.db.execute(sql`select 1 from events where name = 'bank_details.revealed'
			and cancellation_id = ${id} and order_id = ${order.id}`);
		expect([looks.length, await events('batch.exported', batch)]).toEqual([2, 2]);
		const view = JSON.stringify(await lookBatch(finance(), batch));
		expect(view).not.toContain('000123456789');
	});

	it('keeps its refunds from every other way', async () => {
		const { refund, id, order } = await deposit();
		await batchOf(refund);
		await expect(recordDeposit(finance(), { refund, ...PAID })).rejects.toMatchObject({ code: 'refund.in_batch' });
		await expect(retry(finance(), { id: refund })).rejects.toMatchObject({ code: 'refund.in_batch' });
		await expect(undo(shop.staff('manager'), { id, answers: [] })).rejects.toMatchObject({ code: 'refund.in_flight' });
		await expect(giveDetails(shop.shopper(order), { id, details: ACCOUNT })).rejects.toMatchObject({
			code: 'bank_details.on_its_way'
		});
		await shop.pass(60 * 24);
		expect(await stateOf(id)).toEqual(['submitted']);
	});

	it('gives deposits back while no file left, or when the bank did not get it', async () => {
		const [one, other] = [await deposit(), await deposit()];
		const batch = await batchOf(one.refund, other.refund);
		await removeDeposit(finance(), { batch, refund: one.refund });
		expect([await stateOf(one.id), await stateOf(other.id)]).toEqual([['planned'], ['submitted']]);
		await exportBatch(finance(), { batch, format: 'csv' });
		const gone = { code: 'batch.at_bank' };
		await expect(removeDeposit(finance(), { batch, refund: other.refund })).rejects.toMatchObject(gone);
		await expect(cancelBatch(finance(), { batch, kept_back: false })).rejects.toMatchObject(gone);
		await cancelBatch(finance(), { batch, kept_back: true });
		expect(await stateOf(other.id)).toEqual(['planned']);
		await expect(markPaid(finance(), { batch, ...PAID })).rejects.toMatchObject({ code: 'batch.wrong_state' });
		await recordDeposit(finance(), { refund: one.refund, ...PAID });
	});

	it('is paid exactly once, with day and reference, and completes its cases', async () => {
		const made = [await deposit(), await deposit()];
		const batch = await batchOf(...made.map(({ refund }) => refund));
		await expect(markPaid(finance(), { batch, ...PAID })).rejects.toMatchObject({ code: 'batch.not_exported' });
		await exportBatch(finance(), { batch, format: 'csv' });
		const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => markPaid(finance(), { batch, ...PAID })));
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await shop.settle();
		for (const { id, refund } of made) {
			expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
			expect((await shop.see(id)).refunds).toMatchObject([{ state: 'succeeded', reference: 'WIRE-9' }]);
			expect(await events('refund.succeeded', refund)).toBe(1);
		}
		expect((await lookBatch(finance(), batch)).batch).toMatchObject({ state: 'paid', paidOn: '2026-03-03', paid: 2 });
		await expect(exportBatch(finance(), { batch, format: 'csv' })).rejects.toMatchObject({ code: 'batch.wrong_state' });
	});
});

describe('the bank’s answer', () => {
	it('is looked at first, then fails what was not paid, with the reason, as somebody’s task', async () => {
		const [good, bad] = [await deposit(), await deposit()];
		const batch = await atBank(good.refund, bad.refund);
		const text = answer(`${bad.refund},failed,Account closed`, `${good.refund},paid,`);
		await previewResult(finance(), batch, text);
		expect(await stateOf(bad.id)).toEqual(['submitted']);
		expect(await take(batch, text)).toBe(1);
		await shop.settle();
		expect((await shop.see(bad.id)).refunds).toMatchObject([{ state: 'failed', failure: 'Account closed' }]);
		expect((await openTasks(shop.db, bad.id)).map(({ kind }) => kind)).toEqual(['refund_failed']);
		expect(await take(batch, answer(`${bad.refund},failed,Account closed`))).toBe(0);
		expect(await markPaid(finance(), { batch, ...PAID })).toBe(1);
		await shop.settle();
		expect((await lookBatch(finance(), batch)).batch).toMatchObject({ paid: 1, failed: 1, paidAmount: 2160 });
		expect(await shop.see(bad.id)).toMatchObject({ state: 'in_progress', refunded: 0 });
	});

	it('opens a case again when money comes back after it was paid, and another account can be given', async () => {
		const { refund, id, order } = await deposit();
		const batch = await atBank(refund);
		await markPaid(finance(), { batch, ...PAID });
		await shop.settle();
		expect(await take(batch, answer(`${refund},returned,AC04`))).toBe(1);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
		expect((await openTasks(shop.db, id)).map(({ kind }) => kind)).toEqual(['refund_failed_late']);
		await giveDetails(shop.shopper(order), { id, details: { ...ACCOUNT, account: '777777777' } });
		const again = await atBank(await retry(finance(), { id: refund }));
		await markPaid(finance(), { batch: again, ...PAID });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
		expect((await lookBatch(finance(), batch)).batch).toMatchObject({ state: 'paid', failed: 1, paid: 0 });
	});

	it('ends a batch of which nothing was paid', async () => {
		const { refund } = await deposit();
		const batch = await atBank(refund);
		await take(batch, answer(`${refund},failed,No such account`));
		expect((await lookBatch(finance(), batch)).batch.state).toBe('failed');
	});

	it('is refused where it is about what is not in the batch', async () => {
		const [inside, outside] = [await deposit(), await deposit()];
		const batch = await atBank(inside.refund);
		const rows = [{ refund: outside.refund, reason: '' }];
		await expect(takeResult(finance(), { batch, rows })).rejects.toMatchObject({ code: 'batch.result_changed' });
		expect(await stateOf(outside.id)).toEqual(['planned']);
	});
});
