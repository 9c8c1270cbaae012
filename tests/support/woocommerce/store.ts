/** An order in the fake store, amounts in minor units without tax. `digits` of them stand behind the point. */
export type StoreOrder = {
	readonly id: number;
	readonly currency: string;
	readonly digits: number;
	/** Percent on lines and shipping. */
	readonly taxRate: number;
	lines: StoreLine[];
	/** What was ordered, also where its line is gone. */
	readonly goods: { readonly sku: string; readonly product: number }[];
	fees: { id: number; name: string; total: number; meta: Meta }[];
	readonly shipping: number;
	readonly refunds: StoreRefund[];
	readonly meta: Meta;
	status: string;
	paidAt: string | null;
	completedAt: string | null;
	modifiedAt: string;
	email: string;
	/** Whether its payment method can give money back by a call. */
	canRefund: boolean;
};
export type Meta = { key: string; value: unknown }[];
export type StoreLine = {
	readonly id: number;
	readonly sku: string;
	readonly product: number;
	/** Of its product; 0 where there are none. */
	readonly variation: number;
	quantity: number;
	subtotal: number;
	total: number;
	/** Units it took off the shelf. */
	reduced: number;
};
export type StoreRefund = {
	readonly id: number;
	readonly at: string;
	readonly amount: number;
	readonly reason: string;
	paid: boolean;
	readonly lines: readonly { readonly line: number; readonly quantity: number }[];
};
/** What is on the shelf; nothing where nobody counts. */
export type Shelf = Map<number, number | null>;

const SHOWN = 8;
export const decimal = ({ digits }: StoreOrder, amount: number, shown = SHOWN) =>
	(amount / 10 ** digits).toFixed(shown);
export const minor = ({ digits }: StoreOrder, amount: string) => Math.round(Number(amount) * 10 ** digits);

const taxOf = ({ taxRate }: StoreOrder, amount: number) => Math.round((amount * taxRate) / 100);
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);

export const totalOf = (order: StoreOrder): number =>
	sum([
		...order.lines.map(({ total }) => total + taxOf(order, total)),
		...order.fees.map(({ total }) => total),
		order.shipping + taxOf(order, order.shipping)
	]);

export const refundableOn = (order: StoreOrder): number =>
	totalOf(order) - sum(order.refunds.map(({ amount }) => amount));

/** A state as the store reaches it, with what it does to the shelf. */
export function enter(order: StoreOrder, status: string, shelf: Shelf): void {
	order.status = status;
	if (status === 'completed') order.completedAt ??= '2026-03-02T09:30:00';
	if (status === 'processing') for (const line of order.lines) takeOnce(line, shelf);
	if (status !== 'cancelled' && status !== 'pending') return;
	for (const line of order.lines) {
		move(shelf, line.product, line.reduced);
		line.reduced = 0;
	}
}

/** What it put back when the order was canceled it takes again with the order. */
function takeOnce(line: StoreOrder['lines'][number], shelf: Shelf): void {
	if (line.reduced > 0 || typeof shelf.get(line.product) !== 'number') return;
	move(shelf, line.product, -line.quantity);
	line.reduced = line.quantity;
}

export function move(shelf: Shelf, product: number, by: number): void {
	const now = shelf.get(product);
	if (typeof now === 'number') shelf.set(product, now + by);
}

const person = { first_name: 'Ada', last_name: 'Lovelace', country: 'US', address_1: '1 Main Street' };

/** The order as the API shows it. */
export function shown(order: StoreOrder) {
	const money = (amount: number) => decimal(order, amount);
	return {
		...{ id: order.id, number: String(order.id), status: order.status, currency: order.currency, version: '10.3.0' },
		...{ date_created_gmt: '2026-03-02T08:00:00', date_modified_gmt: order.modifiedAt },
		...{ date_paid_gmt: order.paidAt, date_completed_gmt: order.completedAt, total: money(totalOf(order)) },
		...{ prices_include_tax: false, payment_method: 'stripe', payment_method_title: 'Credit card', transaction_id: '' },
		...{ billing: { ...person, email: order.email }, shipping: { ...person }, meta_data: metaShown(order.meta) },
		line_items: order.lines.map((line) => ({
			...{
				id: line.id,
				name: line.sku,
				product_id: line.product,
				variation_id: line.variation,
				quantity: line.quantity
			},
			...{ subtotal: money(line.subtotal), subtotal_tax: money(taxOf(order, line.subtotal)) },
			...{ total: money(line.total), total_tax: money(taxOf(order, line.total)), sku: line.sku },
			meta_data: metaShown(line.reduced > 0 ? [{ key: '_reduced_stock', value: String(line.reduced) }] : [])
		})),
		shipping_lines:
			order.shipping > 0
				? [{ id: 1, total: money(order.shipping), total_tax: money(taxOf(order, order.shipping)) }]
				: [],
		fee_lines: order.fees.map(({ id, name, total, meta }) => ({
			...{ id, name, tax_status: 'none', total: money(total), total_tax: money(0), meta_data: metaShown(meta) }
		})),
		refunds: order.refunds.map(({ id, reason, amount }) => ({ id, reason, total: `-${money(amount)}` })).toReversed()
	};
}

export const refundShown = (order: StoreOrder, { id, at, amount, reason, paid, lines }: StoreRefund) => ({
	...{ id, date_created_gmt: at, amount: decimal(order, amount), reason, refunded_by: 1, refunded_payment: paid },
	line_items: lines.map(({ line, quantity }) => ({
		...{ id: id + line, quantity: -quantity },
		meta_data: metaShown([{ key: '_refunded_item_id', value: String(line) }])
	}))
});

const metaShown = (meta: Meta) => meta.map(({ key, value }, at) => ({ id: at + 1, key, value }));
