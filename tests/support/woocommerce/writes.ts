import { z } from 'zod';
import { enter, minor, move, refundableOn, type Shelf, type StoreOrder, type StoreRefund } from './store';

const amount = z.string().regex(/^\d+(\.\d+)?$/);
const meta = z.array(z.strictObject({ key: z.string(), value: z.union([z.string(), z.number()]) }));

/** What an order may be changed by, as far as the documentation knows it; amounts are strings. */
export const orderChange = z.strictObject({
	status: z.enum(['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed']).optional(),
	line_items: z
		.array(
			z.strictObject({
				...{ id: z.int(), quantity: z.int().nonnegative() },
				...{ subtotal: amount.optional(), total: amount.optional() }
			})
		)
		.optional(),
	fee_lines: z
		.array(
			z.strictObject({
				...{ id: z.int().optional(), name: z.string().optional(), total: amount },
				...{ tax_status: z.enum(['taxable', 'none']).optional(), meta_data: meta.optional() }
			})
		)
		.optional(),
	meta_data: meta.optional()
});
type OrderChange = z.output<typeof orderChange>;

export const newRefund = z.strictObject({
	amount,
	reason: z.string(),
	api_refund: z.boolean(), // left out, the store's gateway pays
	api_restock: z.boolean() // left out, units come back on the shelf
});
export const newWebhook = z.strictObject({
	...{ name: z.string(), topic: z.enum(['order.created', 'order.updated', 'order.deleted', 'order.restored']) },
	...{ delivery_url: z.url(), secret: z.string().min(1) }
});
export const webhookChange = z.strictObject({
	status: z.enum(['active', 'paused', 'disabled']),
	secret: z.string().min(1)
});
export const productChange = z.strictObject({ stock_quantity: z.int() });

export type No = { readonly status: number; readonly code: string; readonly message: string };
const no = (status: number, code: string, message: string): No => ({ status, code, message });

/** Changes an order as the store would, traps included. */
export function changeOrder(
	order: StoreOrder,
	change: OrderChange,
	shelf: Shelf,
	nextId: () => number
): No | undefined {
	for (const { id, quantity, subtotal, total } of change.line_items ?? []) {
		const line = order.lines.find((one) => one.id === id);
		if (!line && quantity > 0)
			return no(400, 'woocommerce_rest_invalid_item_id', 'Order item ID provided is not associated with order.');
		if (!line) continue;
		if (quantity === 0) {
			order.lines = order.lines.filter((one) => one !== line); // and what it took stays off the shelf
			continue;
		}
		line.quantity = quantity;
		if (subtotal !== undefined) line.subtotal = minor(order, subtotal);
		if (total !== undefined) line.total = minor(order, total);
		if (shelf.get(line.product) === null) continue;
		move(shelf, line.product, line.reduced - quantity);
		line.reduced = quantity;
	}
	for (const { id, name = '', total, meta_data = [] } of change.fee_lines ?? []) {
		const fee = order.fees.find((one) => one.id === id);
		if (id !== undefined && !fee) return no(400, 'woocommerce_rest_invalid_item_id', 'No such fee.');
		if (fee) fee.total = minor(order, total);
		else order.fees.push({ id: nextId(), name, total: minor(order, total), meta: meta_data });
	}
	for (const one of change.meta_data ?? []) {
		const known = order.meta.find(({ key }) => key === one.key);
		if (known) known.value = one.value;
		else order.meta.push(one);
	}
	if (change.status) enter(order, change.status, shelf);
	return undefined;
}

type Refunding = {
	readonly order: StoreOrder;
	readonly at: string;
	readonly nextId: () => number;
	readonly shelf: Shelf;
};

/** Refunds as the store would: too much, or a method that can't, is a 500 for good. */
export function refund(to: Refunding, asked: z.output<typeof newRefund>): StoreRefund | No {
	const { order, at, nextId, shelf } = to;
	const amount = minor(order, asked.amount);
	const final = (message: string) => no(500, 'woocommerce_rest_cannot_create_order_refund', message);
	if (amount > refundableOn(order)) return final('Invalid refund amount.');
	if (asked.api_refund && !order.canRefund)
		return final('The payment gateway for this order does not support automatic refunds.');
	const made = { id: nextId(), at, amount, reason: asked.reason, paid: asked.api_refund, lines: [] };
	order.refunds.push(made);
	if (refundableOn(order) === 0) enter(order, 'refunded', shelf);
	return made;
}
