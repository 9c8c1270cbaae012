import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lineItems, orders } from '../../../../src/lib/modules/orders/tables.server';
import { addSupplier, linkItem } from '../../../../src/lib/modules/suppliers/actions/directory.server';
import { supplierNamed } from '../../../../src/lib/modules/suppliers/repository/directory.server';
import { addSupplierForm } from '../../../../src/lib/modules/suppliers/schema';
import { supplierOrders, suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { connectEdi } from '../../../../src/lib/wiring/channels/edi.server';
import { takeInOrder } from '../../../../src/lib/wiring/orders.server';
import { begun, HEADER } from '../../../support/imports';
import { anOrder } from '../../../support/orders';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
	const manager = world.staff('manager');
	const potters = addSupplierForm.parse({ name: 'Potters', kind: 'letter', email: 'stop@potters.example' });
	const id = await addSupplier(manager, potters);
	for (const sku of ['MUG', 'BOWL']) await linkItem(manager, { id, sku, reference: '' });
});
afterAll(() => world.close());

/** Whom each line of that order is bought from, and how far they are. */
async function boughtFor(number: string) {
	const [order] = await world.db.select().from(orders).where(eq(orders.number, number));
	const lines = await world.db
		.select({ sku: lineItems.sku, supplier: suppliers.name })
		.from(lineItems)
		.leftJoin(suppliers, eq(suppliers.id, lineItems.supplierId))
		.where(eq(lineItems.orderId, order?.id ?? ''))
		.orderBy(lineItems.position);
	const there = await world.db
		.select({ supplier: suppliers.name, state: supplierOrders.state })
		.from(supplierOrders)
		.innerJoin(suppliers, eq(suppliers.id, supplierOrders.supplierId))
		.where(eq(supplierOrders.orderId, order?.id ?? ''))
		.orderBy(suppliers.name);
	return { lines: lines.map(({ sku, supplier }) => [sku, supplier]), there };
}

it('an order that names no supplier goes by whom its items are bought from, and one it names is that one', async () => {
	const item = { title: 'Clay', quantity: 1, unit_price: 1000 };
	const line_items = [
		{ ...item, sku: 'MUG', supplier_order: 'placed' as const },
		{ ...item, sku: 'BOWL', supplier: 'Glazers' },
		{ ...item, sku: 'SHELF' }
	];
	const tenders = [{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 3000 }];
	const order = anOrder({ number: 'API-1', line_items, tenders, discounts: [], charges: [] });
	await takeInOrder(world.ctx(), order, { channel: 'api', partner: null });
	expect(await boughtFor('API-1')).toEqual({
		lines: [
			['MUG', 'Potters'],
			['BOWL', 'Glazers'],
			['SHELF', null]
		],
		there: [
			{ supplier: 'Glazers', state: 'not_placed' },
			{ supplier: 'Potters', state: 'placed' }
		]
	});
});

it('orders of a file do the same, and two items of one supplier are one order there', async () => {
	const row = (sku: string, supplier: string) =>
		`CSV-1,ada@example.com,Ada,KRW,2026-02-01 10:00,KR,${sku},Clay,1,5000,card,20000,${supplier}`;
	const lines = [row('MUG', ''), row('BOWL', ''), row('MUG', 'Glazers'), row('SHELF', '')];
	await begun(world, `${[`${HEADER},supplier`, ...lines].join('\n')}\n`);
	await world.drain();
	expect(await boughtFor('CSV-1')).toEqual({
		lines: [
			['MUG', 'Potters'],
			['BOWL', 'Potters'],
			['MUG', 'Glazers'],
			['SHELF', null]
		],
		there: [
			{ supplier: 'Glazers', state: 'not_placed' },
			{ supplier: 'Potters', state: 'not_placed' }
		]
	});
});

it('a supplier who is connected by EDI is asked by EDI from then on, whatever it was before', async () => {
	const owner = world.staff('owner');
	const connectAs = (supplier: string) =>
		connectEdi(owner, {
			...{ role: 'seller', name: `${supplier} by EDI` },
			credentials: { standard: 'x12', own_id: 'US', their_id: supplier, email: 'edi@potters.example', supplier }
		});
	await connectAs('Potters');
	expect(await supplierNamed(world.db, 'Potters')).toMatchObject({ kind: 'edi' });
	await expect(connectAs('Nobody')).rejects.toMatchObject({ code: 'edi.supplier_unknown' });
});
