/** An order in the fake store, amounts in minor units with their tax in them. `digits` of them stand behind the point. */
export type StoreOrder = {
	readonly id: number;
	readonly currency: string;
	readonly digits: number;
	/** Percent, which every price has in it. */
	readonly taxRate: number;
	products: StoreProduct[];
	/** What was ordered, also where its line is gone. */
	readonly goods: { readonly sku: string; readonly product: number }[];
	fees: StoreFee[];
	readonly shipping: number;
	readonly refunds: StoreRefund[];
	readonly transactions: StoreTransaction[];
	status: number;
	notes: string;
	shippedAt: string;
	modifiedAt: string;
	paymentStatus: string;
	/** What its payment provider says to the next refund: nothing, or why it declines. */
	declines: string;
	/** Money that did not come through the store. */
	readonly offline: boolean;
};
export type StoreProduct = {
	readonly id: number;
	readonly sku: string;
	readonly product: number;
	quantity: number;
	shipped: number;
	price: number;
	discount: number;
};
export type StoreFee = { readonly id: number; readonly name: string; readonly merchant: string; readonly cost: number };
export type StoreRefund = {
	readonly id: number;
	readonly at: string;
	readonly amount: number;
	readonly provider: string;
	readonly reason: string;
	/** It was only entered. */
	readonly offline: boolean;
	readonly declined: string;
	readonly units: readonly { readonly product: number; readonly quantity: number }[];
};
export type StoreTransaction = { readonly id: number; readonly event: string; readonly amount: number };

export const PROVIDER = 'braintree';

const FINE = 4;
const decimal = ({ digits }: StoreOrder, amount: number) => (amount / 10 ** digits).toFixed(FINE);
export const minor = ({ digits }: StoreOrder, amount: number) => Math.round(amount * 10 ** digits);
export const major = ({ digits }: StoreOrder, amount: number) => Number((amount / 10 ** digits).toFixed(digits));

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
const taxIn = ({ taxRate }: StoreOrder, amount: number) => (amount * taxRate) / (100 + taxRate);
const lineTotal = ({ price, quantity, discount }: StoreProduct) => Math.round(price * quantity) - discount;

export const totalOf = (order: StoreOrder): number =>
	sum([...order.products.map(lineTotal), ...order.fees.map(({ cost }) => cost), order.shipping]);
export const refundedOf = ({ refunds }: StoreOrder): number =>
	sum(refunds.filter(({ declined }) => declined === '').map(({ amount }) => amount));
export const refundableOn = (order: StoreOrder): number => totalOf(order) - refundedOf(order);

const person = { first_name: 'Ada', last_name: 'Lovelace', country_iso2: 'US', street_1: '1 Main Street' };
export const addressShown = { id: 9, ...person, country_iso2: 'KR', items_total: 1 };

/** The order as its older API shows it. */
export function shown(order: StoreOrder) {
	const money = (amount: number) => decimal(order, amount);
	return {
		...{ id: order.id, customer_id: 0, status_id: order.status, status: 'Some status', is_deleted: false },
		...{ date_created: 'Mon, 02 Mar 2026 08:00:00 +0000', date_shipped: order.shippedAt },
		...{ currency_code: 'EUR', default_currency_code: order.currency, total_inc_tax: money(totalOf(order)) },
		...{ shipping_cost_inc_tax: money(order.shipping), shipping_cost_tax: money(taxIn(order, order.shipping)) },
		...{ handling_cost_inc_tax: '0.0000', handling_cost_tax: '0.0000', refunded_amount: '0.0000' },
		...{ wrapping_cost_inc_tax: '0.0000', wrapping_cost_tax: '0.0000' },
		...{ store_credit_amount: '0.0000', gift_certificate_amount: '0.0000' },
		...{ payment_method: 'Credit card', payment_status: order.paymentStatus, staff_notes: order.notes || null },
		...{ billing_address: { ...person, email: 'ada@example.com' }, products: { url: 'https://…', resource: '/…' } },
		fees: order.fees.map(({ id, name, merchant, cost }) => ({
			...{ id, type: 'custom_fee', display_name_customer: name, display_name_merchant: merchant, source: 'Rescind' },
			...{ cost_ex_tax: money(cost), cost_inc_tax: money(cost), cost_tax: '0.0000', tax_class_id: null }
		}))
	};
}

export const productsShown = (order: StoreOrder) =>
	order.products.map((line) => {
		const money = (amount: number) => decimal(order, amount);
		const total = Math.round(line.price * line.quantity);
		return {
			...{ id: line.id, order_id: order.id, product_id: line.product, variant_id: line.product + 1, sku: line.sku },
			...{ name: line.sku, name_customer: line.sku, name_merchant: `${line.sku} (ours)`, type: 'physical' },
			...{ quantity: line.quantity, quantity_shipped: line.shipped, quantity_refunded: 0 },
			...{ price_inc_tax: money(line.price), price_ex_tax: money(line.price - taxIn(order, line.price)) },
			...{ total_inc_tax: money(total), total_tax: money(taxIn(order, total)) },
			discounted_total_inc_tax: money(lineTotal(line))
		};
	});

/** A refund as its newer API shows it: amounts are numbers. */
export const refundShown = (order: StoreOrder, refund: StoreRefund) => ({
	...{ id: refund.id, order_id: order.id, user_id: 0, created: refund.at, reason: '' },
	...{ total_amount: major(order, refund.amount), total_tax: 0 },
	items: [
		...refund.units.map(({ product, quantity }) => ({
			...{ item_type: 'PRODUCT', item_id: product, quantity, reason: refund.reason, requested_amount: null }
		})),
		...(refund.units.length > 0
			? []
			: [
					{
						item_type: 'ORDER',
						item_id: order.id,
						reason: refund.reason,
						requested_amount: major(order, refund.amount)
					}
				])
	],
	payments: [
		{
			...{ id: 1, provider_id: refund.provider, amount: major(order, refund.amount), offline: refund.offline },
			...{ is_declined: refund.declined !== '', declined_message: refund.declined }
		}
	]
});

export const transactionsShown = (order: StoreOrder) =>
	order.transactions.map(({ id, event, amount }) => ({
		...{ id, order_id: String(order.id), event, method: 'credit_card', gateway: PROVIDER, status: 'ok' },
		...{ amount: major(order, amount), currency: order.currency, date_created: '2026-03-02T08:00:05+00:00' }
	}));
