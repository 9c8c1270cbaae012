import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { undo, undoPreview } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { findNotice } from '../../../../src/lib/modules/channels/repository/notices.server';
import { changeLink, linksOf, listFailed } from '../../../../src/lib/modules/channels/repository/orders.server';
import { pushesOfCase } from '../../../../src/lib/modules/channels/repository/pushes.server';
import { channelPushes } from '../../../../src/lib/modules/channels/tables.server';
import { supplierNamed } from '../../../../src/lib/modules/suppliers/repository/directory.server';
import { connect } from '../../../../src/lib/wiring/channels/connections.server';
import { hearChannel } from '../../../../src/lib/wiring/channels/hear.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { buyingAt, type BuyingAt } from '../../../support/stores/seller';
import { startWoo, type WooFake } from '../../../support/woocommerce/fake';

/** What does not depend on the store; what every supplier's store must do stands in contract/seller.test.ts. */
let shop: BuyingAt<WooFake>;
beforeAll(async () => {
	shop = await buyingAt(startWoo);
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

it('belongs to one supplier, by its name or the connection’s, and only one store does', async () => {
	const input = { kind: 'woocommerce', role: 'seller', name: 'Mill', base_url: shop.store.url } as const;
	const connectAs = (supplier: string) =>
		connect(shop.staff('owner'), { ...input, credentials: { ...shop.store.credentials, supplier } });
	await expect(connectAs('Northwood')).rejects.toMatchObject({ code: 'connection.supplier_taken' });
	await expect(connectAs('x'.repeat(201))).rejects.toMatchObject({ code: 'connection.credentials_wrong' });
	await connectAs('');
	expect(await supplierNamed(shop.db, 'Mill')).toMatchObject({ kind: 'shop' });
});

it('asks by hand where the number or the goods there are not ours, and keeps nothing of others', async () => {
	const order = await shop.place();
	const other = shop.store.place([{ sku: 'CHAIR', quantity: 3, price: 900 }]);
	await shop.seller.buy(order, String(other.id));
	await shop.cancel(order, 1);
	expect(await shop.openTasksOf(order)).toEqual(['ask_supplier']);
	const failed = await listFailed(shop.db, shop.seller.connection, 5);
	expect(failed).toMatchObject([{ externalId: String(other.id), failure: 'supplier_order.lines_differ' }]);

	const { there } = await shop.bought();
	const second = await shop.place();
	await shop.seller.buy(second, there.id);
	expect((await shop.seller.purchaseOf(second)).readTrouble).toBe('order_taken');
	await shop.seller.buy(second, 'none of ours');
	expect((await shop.seller.purchaseOf(second)).readTrouble).toBe('order_not_found');

	const stranger = shop.store.place([{ sku: 'DESK', quantity: 3, price: 900 }]);
	const came = shop.store.webhook('order.updated', stranger, 'stranger');
	expect(await hearChannel(shop.ctx(), { channel: 'woocommerce', id: shop.seller.connection, ...came })).toBe(false);
	expect(await findNotice(shop.db, shop.seller.connection, 'stranger')).toBeUndefined();
});

/** It says no in a call, or its store does. */
const NOS = {
	phone: (id: string, ask: string) =>
		answerSupplier(shop.staff('agent'), { id, supplier_cancellation: ask, answer: 'declined' }),
	store: (id: string) =>
		shop.db
			.update(channelPushes)
			.set({ state: 'refused', code: 'locked', words: 'It is locked', endedAt: shop.ctx().now })
			.where(eq(channelPushes.cancellationId, id))
};

it.each(['phone', 'store'] as const)(
	'knows what left a case after a no by %s: the rest stays its doing',
	async (by) => {
		const { order, placed, there } = await shop.bought();
		shop.store.faults.push({ on: /^PUT \/orders/, status: 503 });
		const id = await shop.cancel(order, 2);
		await NOS[by](id, (await shop.seller.asksOf(order))[0]?.id ?? '');
		await shop.pass(5);
		expect([there.left(), await shop.answersOf(order)]).toEqual([{ desk: 3 }, ['declined']]);
		const items = shop.itemsOf(order, [['DESK', 1]]);
		await drop(shop.staff('manager'), { id, items, reason: 'It is packed' });
		there.setQuantity('desk', 1);
		await shop.tell(placed);
		const others = (await shop.casesOf(order)).filter((one) => one.id !== id);
		expect(others).toMatchObject([{ origin: 'supplier', state: 'requested' }]);
		expect((await shop.answersOf(order)).toSorted()).toEqual(['approved', 'partly_approved']);
		const [units] = (await shop.order(order.id)).lines.map((line) => line.units);
		expect(units).toMatchObject({ canceled: 1, held: 1, open: 1 });
		expect((await shop.seller.backOf(order)).map(({ owed }) => owed)).toEqual([900, 900]);
		expect(await shop.openTasksOf(order)).not.toContain('supplier_declined');
	}
);

it('need not be told to go on where its store never heard of it', async () => {
	const { order, there } = await shop.bought();
	shop.store.faults.push({ on: /^GET \/orders/, status: 503 });
	const id = await shop.cancel(order, 1);
	expect(await shop.answersOf(order)).toEqual(['sent']);
	const { atRisk } = await undoPreview(shop.staff('manager'), { id });
	await undo(shop.staff('manager'), { id, answers: [], accept_loss: atRisk });
	await shop.pass(5);
	expect([there.left(), await shop.answersOf(order)]).toEqual([{ desk: 3 }, ['not_needed']]);
	expect(await shop.openTasksOf(order)).not.toContain('supplier_go_on');
});

it('puts before a person what is given back and not owed, until it is owed', async () => {
	const { order, there } = await shop.bought();
	there.refund(900);
	await shop.tell(there);
	expect(await shop.openTasksOf(order)).toEqual(['supplier_gave_back']);
	there.setQuantity('desk', 2);
	await shop.tell(there);
	expect([await shop.openTasksOf(order), await shop.seller.backOf(order)]).toMatchObject([
		[],
		[{ owed: 900, came: 900 }]
	]);
	expect(await shop.casesOf(order)).toMatchObject([{ origin: 'supplier' }]);
});

it('never lets our own store’s writes see the order in a supplier’s', async () => {
	const { order, there } = await shop.bought();
	const [id, link] = [await shop.cancel(order, 1), { connectionId: shop.seller.connection, externalId: there.id }];
	expect([await linksOf(shop.db, order.id), await pushesOfCase(shop.db, id)]).toEqual([[], []]);
	await expect(changeLink(shop.db, link, { orderId: order.id })).rejects.toThrow();
});
