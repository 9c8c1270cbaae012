import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partnerActor } from '../../../../src/lib/core/actor';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import {
	answerByLink,
	cannotDeliver,
	lookAsSupplier
} from '../../../../src/lib/modules/cancellations/suppliers/by-link.server';
import { paidBack } from '../../../../src/lib/modules/suppliers/actions/recoveries.server';
import { recoveries } from '../../../../src/lib/modules/suppliers/recoveries.tables.server';
import { requestCancellation } from '../../../../src/lib/wiring/cancellations.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openBuyingShop, type BuyingShop } from '../../../support/buying';

/** What suppliers owe where they did not press "yes". Two posters cost 12.00. */

let shop: BuyingShop;
beforeAll(async () => {
	shop = await openBuyingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const owedFor = async (id: string) => {
	const ask = await shop.askOf(id);
	const [row] = await shop.db
		.select()
		.from(recoveries)
		.where(eq(recoveries.id, ask?.id ?? ''));
	return { ask, row };
};
const posters = (order: Awaited<ReturnType<BuyingShop['bought']>>, quantity: number) => [
	{ line_item: order.lines[0]?.id ?? '', quantity, reason: 'sold_out' as const }
];

it('a silence that counts as yes owes what was agreed, and can be paid back when the case is over', async () => {
	const { id } = await shop.asked(await shop.bought({ answerHours: 2, silence: 'assume_yes', backPlaced: 50 }));
	await shop.pass(121);
	await shop.pass(121);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', supplier: [{ state: 'expired' }] });
	const { ask, row } = await owedFor(id);
	expect(ask).toMatchObject({ paysBackMinor: 600, paysBackCurrency: 'USD' });
	expect(row).toMatchObject({ expectedMinor: 600, receivedMinor: 0, currency: 'USD', open: true });
	await paidBack(shop.staff('finance'), { id: ask?.id ?? '', amount: 600, reference: 'R-1' });
	expect((await owedFor(id)).row).toMatchObject({ receivedMinor: 600, open: false });
});

it('what it says after all takes the place of what was assumed', async () => {
	await shop.policy({ refund: 'later' });
	const { id, ask } = await shop.asked(await shop.bought({ answerHours: 2, silence: 'assume_yes' }));
	await shop.policy({ refund: 'now' });
	await shop.pass(121);
	await shop.pass(121);
	expect((await owedFor(id)).row).toMatchObject({ expectedMinor: 1200 });
	const said = { id, supplier_cancellation: ask, answer: 'declined', note: 'Sent' } as const;
	await answerSupplier(shop.staff('agent'), said);
	expect((await owedFor(id)).row).toMatchObject({ expectedMinor: 0, open: false });
});

describe('where the policy waits for no supplier', () => {
	beforeAll(() => shop.policy({ refund_after: 'immediately' }));
	afterAll(() => shop.policy({ refund_after: 'supplier_answer' }));

	it('one that answers after the money went is heard, once, and owes', async () => {
		const { id, token, ask } = await shop.asked(await shop.bought());
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000, supplier: [{ state: 'sent' }] });
		expect((await lookAsSupplier(shop.ctx(), token)).asks).toMatchObject([{ id: ask, open: true }]);
		await answerByLink(shop.ctx(), token, { ask, answer: 'approved', pays_back: 900 });
		expect((await owedFor(id)).row).toMatchObject({ expectedMinor: 900, open: true });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
		expect((await lookAsSupplier(shop.ctx(), token)).asks).toMatchObject([{ id: ask, open: false }]);
		await expect(answerByLink(shop.ctx(), token, { ask, answer: 'declined', note: 'No' })).rejects.toMatchObject({
			code: 'supplier.answer_not_awaited'
		});
	});

	it('one that an agent asks is still asked after the money went, until it has answered', async () => {
		const { id, ask } = await shop.asked(await shop.bought({ kind: 'manual' }));
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
		expect(await shop.tasksOf(id)).toMatchObject([{ kind: 'ask_supplier', state: 'open' }]);
		await answerSupplier(shop.staff('agent'), { id, supplier_cancellation: ask, answer: 'approved' });
		expect(await shop.tasksOf(id)).toMatchObject([{ kind: 'ask_supplier', state: 'done' }]);
		expect((await owedFor(id)).row).toMatchObject({ expectedMinor: 1200 });
	});
});

it('one that need not stop any more need not be asked', async () => {
	const order = await shop.bought({ kind: 'manual' });
	const { id } = await shop.asked(order);
	const items = posters(order, 2).map(({ line_item, quantity }) => ({ line_item, quantity }));
	await drop(shop.staff('agent'), { id, items, reason: 'It is wanted' });
	await shop.settle();
	const open = (await shop.tasksOf(id)).filter(({ state }) => state === 'open').map(({ kind }) => kind);
	expect(open).not.toContain('ask_supplier');
});

it('a supplier that can’t deliver owes all that was paid for it, whatever was agreed for what it stops', async () => {
	const order = await shop.bought({ backPlaced: 0 });
	const { token } = await shop.asked(order, 1);
	const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
	const { id } = await cannotDeliver(shop.ctx(), token, { items, reason: 'sold_out', note: 'None left' });
	const { ask, row } = await owedFor(id);
	expect(ask).toMatchObject({ state: 'approved', paysBackMinor: 600 });
	expect(row).toMatchObject({ expectedMinor: 600, supplierId: ask?.supplierId, open: true });
});

it('a seller that cancels what it delivers owes it as well; one that was paid nothing, nothing', async () => {
	const order = await shop.bought();
	const seller = shop.ctx(partnerActor(order.supplier));
	const { id } = await requestCancellation(seller, { order: order.id, items: posters(order, 1) });
	expect((await owedFor(id)).row).toMatchObject({ expectedMinor: 600, open: true });
	const early = await shop.bought({}, 'not_placed');
	const own = shop.ctx(partnerActor(early.supplier));
	const none = await requestCancellation(own, { order: early.id, items: posters(early, 1) });
	expect((await owedFor(none.id)).row).toBeUndefined();
});
