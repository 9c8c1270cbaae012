import { z } from 'zod';
import { major, minor, PROVIDER, refundableOn, refundedOf, totalOf, type StoreOrder, type StoreRefund } from './store';

/** What an order may be changed by, as far as the documentation knows it. */
const product = z.union([
	z.strictObject({ id: z.int(), product_id: z.int(), quantity: z.literal(0) }),
	z.strictObject({
		...{ id: z.int(), quantity: z.int().positive(), price_inc_tax: z.number(), price_ex_tax: z.number() },
		...{ name: z.string().min(1), name_customer: z.string().min(1), name_merchant: z.string().min(1) }
	})
]);
const fee = z.strictObject({
	...{ id: z.int().optional(), type: z.literal('custom_fee'), source: z.string() },
	...{ display_name_customer: z.string().min(1), display_name_merchant: z.string().min(1) },
	...{ cost_ex_tax: z.string(), cost_inc_tax: z.string(), cost_tax: z.string().optional() },
	tax_class_id: z.int().optional()
});
export const orderChange = z.strictObject({
	status_id: z.int().min(0).max(14).optional(),
	staff_notes: z.string().optional(),
	products: z.array(product).min(1).optional(),
	fees: z.array(fee).optional()
});

const item = z.strictObject({
	...{ item_type: z.literal('ORDER'), item_id: z.int(), amount: z.number().positive(), reason: z.string().max(1000) }
});
const payments = z
	.array(z.strictObject({ provider_id: z.string(), amount: z.number(), offline: z.boolean() }))
	.length(1);
export const quoteAsked = z.strictObject({ items: z.array(item).length(1) });
export const refundAsked = quoteAsked.extend({ payments });
export const hook = z.strictObject({
	scope: z.string().regex(/^store\/order\/[\w/]+$/),
	destination: z.url(),
	is_active: z.literal(true)
});
export const adjustment = z.strictObject({
	reason: z.string().min(1),
	items: z
		.array(
			z.union([
				z.strictObject({ location_id: z.literal(1), variant_id: z.int(), quantity: z.int() }),
				z.strictObject({ location_id: z.literal(1), product_id: z.int(), quantity: z.int() })
			])
		)
		.min(1)
});

/** Changes an order as the store would, traps included. @returns why not */
export function changeOrder(
	order: StoreOrder,
	change: z.output<typeof orderChange>,
	nextId: () => number
): string | undefined {
	for (const asked of change.products ?? []) {
		const line = order.products.find(({ id }) => id === asked.id);
		if (!line) return 'The field products is invalid.';
		if (asked.quantity === 0) {
			order.products = order.products.filter((one) => one !== line);
			continue;
		}
		line.quantity = asked.quantity;
		line.discount = 0; // whatever was off it is off no more
		if ('price_inc_tax' in asked) line.price = asked.price_inc_tax * 10 ** order.digits;
	}
	if (change.fees)
		order.fees = change.fees.map((one) => ({
			...{ id: one.id ?? nextId(), name: one.display_name_customer, merchant: one.display_name_merchant },
			cost: minor(order, Number(one.cost_inc_tax))
		}));
	if (change.status_id !== undefined) order.status = change.status_id;
	if (change.staff_notes !== undefined) order.notes = change.staff_notes;
	return undefined;
}

/** Ways a refund could go, as the store offers them: store credit first, and over two providers last. */
export function quote(order: StoreOrder, { items: [asked] }: z.output<typeof quoteAsked>) {
	const amount = minor(order, asked?.amount ?? 0);
	if (asked?.item_id !== order.id || amount > refundableOn(order)) return undefined;
	const way = (provider_id: string, of: number, offline: boolean) => ({
		...{ provider_id, provider_description: provider_id, amount: major(order, of), offline },
		...{ offline_provider: offline, offline_reason: offline ? 'Paid by cheque' : '' }
	});
	const own = way(PROVIDER, amount, order.offline);
	return {
		...{ order_id: order.id, total_refund_amount: major(order, amount), total_refund_tax_amount: 0 },
		refund_methods: [[way('storecredit', amount, false)], [own], [way('storecredit', 0, false), own]]
	};
}

type Refunding = { readonly id: number; readonly at: string };

/** Refunds as the store would: the payments must be what the quote says, and a yes can be a no of its provider. */
export function refund(
	order: StoreOrder,
	asked: z.output<typeof refundAsked>,
	{ id, at }: Refunding
): StoreRefund | undefined {
	const [item, payment] = [asked.items[0], asked.payments[0]];
	if (payment?.provider_id !== PROVIDER || payment.offline !== order.offline) return undefined;
	if (!item || payment.amount !== item.amount || !quote(order, asked)) return undefined;
	const made = {
		...{ id, at, amount: minor(order, item.amount), provider: PROVIDER, reason: item.reason },
		...{ offline: payment.offline, declined: order.declines, units: [] }
	};
	order.refunds.push(made);
	if (made.declined === '') order.status = refundedOf(order) === totalOf(order) ? 4 : 14;
	return made;
}
