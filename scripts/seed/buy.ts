import { sql } from 'drizzle-orm';
import { linkItem } from '$lib/modules/suppliers/repository/directory.server';
import { suppliers } from '$lib/modules/suppliers/tables.server';
import type { Ctx } from '$lib/server/ctx';
import { GOODS } from './goods.data';
import type { Stage } from './stage';

/** What the shop paid its suppliers for an order, and their numbers of it, as a file told. */
export async function buy(stage: Stage, orderId: string, number: number): Promise<void> {
	const { db, now } = stage.as();
	await db.execute(sql`update supplier_orders s set
		number = case when s.state = 'not_placed' then '' else 'P-' || ${number + 61_000}::int end,
		state_at = ${now.toISOString()}::timestamptz, state_by = 'file', cost_currency = o.currency,
		cost_minor = (select sum(l.unit_price_minor * l.quantity) * 6 / 10 from line_items l
			where l.order_id = s.order_id and l.supplier_id = s.supplier_id)
		from orders o where o.id = s.order_id and s.order_id = ${orderId}`);
}

/** Which item comes from whom. */
export async function linkGoods({ db }: Ctx): Promise<void> {
	const known = await db.select({ id: suppliers.id, name: suppliers.name }).from(suppliers);
	for (const { sku, supplier } of GOODS) {
		const supplierId = known.find(({ name }) => name === supplier)?.id;
		if (supplierId) await linkItem(db, { sku, supplierId, reference: '' });
	}
}
