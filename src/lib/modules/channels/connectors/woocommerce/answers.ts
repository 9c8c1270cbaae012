import { z } from 'zod';

/** What is read of WooCommerce's answers; the rest of them is left alone. */
const amount = z
	.string()
	.regex(/^-?\d*(\.\d+)?$/)
	.transform((text) => (text === '' ? '0' : text));
const meta = z.array(z.object({ key: z.string(), value: z.unknown() }));
export type Meta = z.output<typeof meta>;
const person = z.object({ first_name: z.string(), last_name: z.string(), country: z.string() });

const lineItem = z.object({
	id: z.int(),
	name: z.string(),
	product_id: z.int(),
	variation_id: z.int(),
	quantity: z.number(),
	subtotal: amount,
	subtotal_tax: amount,
	total: amount,
	total_tax: amount,
	sku: z.string().nullish(),
	meta_data: meta
});
export type LineItem = z.output<typeof lineItem>;

export const orderThere = z.object({
	id: z.int(),
	number: z.string(),
	status: z.string(),
	currency: z.string(),
	date_created_gmt: z.string(),
	date_paid_gmt: z.string().nullable(),
	date_completed_gmt: z.string().nullable(),
	total: amount,
	billing: person.extend({ email: z.string().nullish() }),
	shipping: person,
	payment_method_title: z.string(),
	meta_data: meta,
	line_items: z.array(lineItem),
	shipping_lines: z.array(z.object({ total: amount, total_tax: amount })),
	fee_lines: z.array(
		z.object({ id: z.int(), name: z.string().nullable(), total: amount, total_tax: amount, meta_data: meta })
	),
	refunds: z.array(z.object({ id: z.int(), reason: z.string().nullable() }))
});
export type OrderThere = z.output<typeof orderThere>;

export const refundThere = z.object({
	id: z.int(),
	date_created_gmt: z.string(),
	amount,
	reason: z.string().nullable(),
	refunded_payment: z.boolean(),
	line_items: z.array(z.object({ quantity: z.number(), meta_data: meta }))
});
export type RefundThere = z.output<typeof refundThere>;
export const refundsThere = z.array(refundThere);

export const changedThere = z.array(z.object({ id: z.int(), status: z.string() }));
export const productThere = z.object({
	manage_stock: z.union([z.boolean(), z.literal('parent')]),
	stock_quantity: z.number().nullable()
});
export const siteThere = z.object({ name: z.string(), namespaces: z.array(z.string()) });
const webhook = z.object({ id: z.int(), topic: z.string(), delivery_url: z.string() });
export const webhookThere = webhook;
export const webhooksThere = z.array(webhook);

/** Its own no. */
export const refusal = z.object({ code: z.string(), message: z.string() });

export const metaOf = (meta: Meta, key: string): string | undefined => {
	const value = meta.find((one) => one.key === key)?.value;
	return value === undefined || value === null ? undefined : String(value);
};

/** Its times come without a zone, and these are in UTC. */
export const momentIn = (gmt: string): Date => new Date(/Z$|[+-]\d\d:\d\d$/.test(gmt) ? gmt : `${gmt}Z`);
