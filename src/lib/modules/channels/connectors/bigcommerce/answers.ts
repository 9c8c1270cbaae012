import { z } from 'zod';

/** What is read of BigCommerce's answers; the rest of them is left alone. */
const amount = z.union([z.string(), z.number()]).nullish().transform(textOf);
function textOf(value: string | number | null | undefined): string {
	return value === undefined || value === null || value === '' ? '0' : String(value);
}
const text = z
	.string()
	.nullish()
	.transform((value) => value ?? '');
const count = z.coerce.number().int();
const person = z.object({ first_name: text, last_name: text, country_iso2: text });

const fee = z.object({
	id: z.int(),
	type: text,
	display_name_customer: text,
	display_name_merchant: text,
	source: text,
	cost_ex_tax: amount,
	cost_inc_tax: amount,
	cost_tax: amount,
	tax_class_id: z.int().nullish()
});
export type Fee = z.output<typeof fee>;

export const orderThere = z.object({
	id: z.int(),
	status_id: z.int(),
	/** What the shopper pays in; the other one is only shown. */
	default_currency_code: z.string(),
	total_inc_tax: amount,
	shipping_cost_inc_tax: amount,
	shipping_cost_tax: amount,
	handling_cost_inc_tax: amount,
	handling_cost_tax: amount,
	wrapping_cost_inc_tax: amount,
	wrapping_cost_tax: amount,
	store_credit_amount: amount,
	gift_certificate_amount: amount,
	date_created: z.string(),
	/** When all of it had left. */
	date_shipped: text,
	is_deleted: z.boolean(),
	payment_method: text,
	payment_status: text,
	staff_notes: text,
	billing_address: person.extend({ email: text }),
	fees: z.array(fee)
});
export type OrderThere = z.output<typeof orderThere>;

const productThere = z.object({
	id: z.int(),
	product_id: z.int(),
	variant_id: z.int().nullish(),
	name: z.string(),
	name_customer: text,
	name_merchant: text,
	sku: text,
	type: text,
	quantity: count,
	quantity_shipped: count,
	price_ex_tax: amount,
	price_inc_tax: amount,
	total_inc_tax: amount,
	total_tax: amount,
	/** What was paid for the line, after every discount. */
	discounted_total_inc_tax: z.union([z.string(), z.number()]).nullish()
});
export type ProductThere = z.output<typeof productThere>;
export const productsThere = z.array(productThere);
export const addressesThere = z.array(person);

const payment = z.object({
	id: z.int(),
	provider_id: z.string(),
	amount,
	offline: z.boolean().nullish(),
	is_declined: z.boolean().nullish(),
	declined_message: text
});
export type RefundPayment = z.output<typeof payment>;
const refund = z.object({
	id: z.int(),
	created: text,
	reason: text,
	items: z.array(z.object({ item_type: z.string(), item_id: z.int(), quantity: count.nullish(), reason: text })),
	payments: z.array(payment)
});
export type RefundThere = z.output<typeof refund>;
export const refundsThere = z.object({ data: z.array(refund) });
export const refundMade = z.object({ data: refund });

const transaction = z.object({
	id: z.int(),
	event: z.string(),
	method: text,
	amount,
	gateway: z.string(),
	status: text,
	date_created: text
});
export type Transaction = z.output<typeof transaction>;
export const transactionsThere = z.object({ data: z.array(transaction) });

export const quoteThere = z.object({
	data: z.object({
		refund_methods: z.array(
			z.array(z.object({ provider_id: z.string(), amount, offline: z.boolean().nullish(), offline_reason: text }))
		)
	})
});
export type Quote = z.output<typeof quoteThere>;

export const changedThere = z.array(z.object({ id: z.int(), status_id: z.int() }));
export const storeThere = z.object({ name: z.string() });
export const shelfRules = z.object({
	data: z.object({
		update_stock_behavior: text,
		edit_order_stock_adjustment: z.boolean().nullish(),
		refund_order_stock_adjustment: z.boolean().nullish()
	})
});
export type ShelfRules = z.output<typeof shelfRules>['data'];
export const trackedThere = z.object({ data: z.object({ inventory_tracking: z.string() }) });
export const webhooksThere = z.object({
	data: z.array(z.object({ id: z.int(), scope: z.string(), destination: z.string() }))
});
export const nothing = z.unknown();

/** Its own no: of its newer API, and of its older one. */
export const problem = z.object({ status: z.number().optional(), title: z.string() });
export const problems = z.array(z.object({ status: z.number().optional(), message: z.string() })).min(1);
