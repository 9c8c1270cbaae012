import { eq } from 'drizzle-orm';
import { accept } from '../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../src/lib/modules/cancellations/actions/decide/release.server';
import { tasks } from '../../src/lib/modules/orders/tables.server';
import { supplierCancellations, supplierOrders, suppliers } from '../../src/lib/modules/suppliers/tables.server';
import { openWritingShop } from './mailing';

/** Where the suppliers of these orders read their letters. */
export const MAIL = 'stop@paper.example';

/** A shop that buys posters, each order's from a supplier of its own that takes letters. */
export async function openBuyingShop() {
	const shop = await openWritingShop();
	let made = 0;

	/** Two posters, bought for 12.00. */
	const bought = async (
		how: Partial<typeof suppliers.$inferInsert> = {},
		supplier_order: 'placed' | 'not_placed' = 'placed',
		over: Parameters<typeof shop.place>[0] = {}
	) => {
		const name = `Paper ${++made}`;
		const order = await shop.place({
			...{ name: 'Ada Lovelace', discounts: [], charges: [] },
			line_items: [{ sku: 'PRINT', title: 'Poster', quantity: 2, unit_price: 1000, supplier: name, supplier_order }],
			tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }],
			...over
		});
		await shop.db
			.update(suppliers)
			.set({ kind: 'letter', email: MAIL, ...how })
			.where(eq(suppliers.name, name));
		await shop.db
			.update(supplierOrders)
			.set({ costMinor: 1200, costCurrency: 'USD' })
			.where(eq(supplierOrders.orderId, order.id));
		return { ...order, supplier: name };
	};
	const tokenSent = () => /supplier\/([\w-]+)/.exec(shop.office.to(MAIL).at(-1)?.text ?? '')?.[1] ?? '';
	/** Accepts a request for so many of them, and lets the letter go. */
	const asked = async (order: Awaited<ReturnType<typeof bought>>, quantity = 2) => {
		const { id } = await shop.ask(order, [['PRINT', quantity]]);
		await accept(shop.staff('agent'), { id });
		await sendNow(shop.staff('agent'), { id });
		await shop.deliver();
		return { id, token: tokenSent(), ask: (await shop.see(id)).supplier[0]?.id ?? '' };
	};
	return {
		...shop,
		bought,
		asked,
		askOf: async (id: string) => {
			const asks = shop.db.select().from(supplierCancellations).where(eq(supplierCancellations.cancellationId, id));
			return (await asks)[0];
		},
		eventsOf: async (id: string, name: string) =>
			(await shop.see(id)).timeline.filter(({ event }) => event === name).length,
		tasksOf: (id: string) => shop.db.select().from(tasks).where(eq(tasks.cancellationId, id))
	};
}

export type BuyingShop = Awaited<ReturnType<typeof openBuyingShop>>;
