import { sum } from '$lib/core/money';
import { cellsIn, lineWorth, localeOf, roundedIn, type Cells } from './cells';
import type { Kind } from './kinds';
import { byColumn, cell, type Mapping, type Row } from './mapping';
import { momentOf } from './moments';
import { tenderCalled } from './payment-words';

/** What WooCommerce's states mean to us; one that is not listed is kept out under its name. */
const STATES: Readonly<Record<string, { readonly paid: boolean; readonly shipped: boolean }>> = {
	pending: { paid: false, shipped: false },
	'on-hold': { paid: false, shipped: false },
	processing: { paid: true, shipped: false },
	completed: { paid: true, shipped: true }
};
const OVER: Readonly<Record<string, Kind>> = { cancelled: 'canceled_there', refunded: 'refunded_there' };

/**
 * WooCommerce's order export with one row per item; the order's cells are repeated on each. `item_subtotal` is before
 * discounts, `item_total` after, both without tax, which stands beside them. Times are the store's own.
 */
export const woocommerce: Mapping = {
	columns: ['order_id', 'status', 'order_total', 'order_currency', 'item_name', 'item_quantity', 'item_total'],
	place: byColumn('order_number_formatted', 'order_number', 'order_id'),
	read(rows, { timeZone }) {
		const [first] = rows;
		const text = (column: string) => cell(first, column);
		const cells = cellsIn(text('order_currency'));
		const status = text('status').replace(/^wc-/, '');
		const state = STATES[status];
		if (!state) return { keptOut: OVER[status] ?? 'state_unknown', found: status };
		if (cells.amount(text('refunded_total')) !== 0) return { keptOut: 'refunded_there' };
		const line_items = rows.map((row) => toLine(row, state.shipped, cells));
		const charges = [chargeOf(first, 'shipping', cells), chargeOf(first, 'fee', cells)].filter(
			({ amount }) => amount > 0
		);
		const total = cells.amount(text('order_total'));
		const paid = sum(line_items.map(({ quantity, unit_price, discount }) => quantity * unit_price - discount));
		const adds = paid + sum(charges.map(({ amount }) => amount)) === total;
		const placed_at = momentOf(text('order_date'), timeZone);
		const trouble = cells.trouble();
		if (trouble) return trouble;
		if (!adds) return { keptOut: 'amounts_do_not_add_up', found: text('order_total') };
		if (placed_at === undefined) return { keptOut: 'date_unreadable', found: text('order_date') };
		return {
			order: {
				number: text('order_number_formatted') || text('order_number') || text('order_id'),
				email: text('billing_email'),
				name: nameOf(first),
				currency: text('order_currency'),
				placed_at,
				region: text('shipping_country') || text('billing_country'),
				locale: localeOf(text('billing_country')),
				line_items,
				charges,
				discounts: couponsOf(first),
				tenders: [tenderOf(first, state.paid ? total : 0)]
			},
			notices: roundedIn(cells)
		};
	}
};

function toLine(row: Row, shipped: boolean, cells: Cells) {
	const amount = (column: string) => cells.amount(cell(row, column));
	const quantity = cells.quantity(cell(row, 'item_quantity'));
	const tax = amount('item_total_tax');
	const title = cell(row, 'item_name');
	const gross = amount('item_subtotal') + amount('item_subtotal_tax');
	return {
		sku: cell(row, 'item_sku') || cell(row, 'item_product_id') || title,
		title,
		quantity,
		...lineWorth(quantity, gross, amount('item_total') + tax),
		tax,
		shipped: shipped ? quantity : 0
	};
}

function chargeOf(row: Row, kind: 'shipping' | 'fee', cells: Cells) {
	const tax = cells.amount(cell(row, `${kind}_tax_total`));
	return { kind, amount: cells.amount(cell(row, `${kind}_total`)) + tax, tax };
}

/** Written family name first where that is the custom, as the shop's export has it in one cell. */
const nameOf = (row: Row): string =>
	cell(row, 'billing_full_name') ||
	[cell(row, 'billing_first_name'), cell(row, 'billing_last_name')].filter(Boolean).join(' ') ||
	cell(row, 'billing_email');

/** Coupons by name only: what they took off is in the lines' totals already. */
const couponsOf = (row: Row) =>
	[...cell(row, 'coupon_items').matchAll(/code:([^|;]+)/g)].flatMap(([, code]) =>
		code ? [{ label: code, amount: 0, coupon: code }] : []
	);

function tenderOf(row: Row, paid: number) {
	const kind = tenderCalled(cell(row, 'payment_method'));
	const captured = kind === 'cash_on_delivery' && cell(row, 'status').endsWith('processing') ? 0 : paid;
	const reference = cell(row, 'transaction_id');
	return { kind, gateway: 'manual' as const, captured, ...(reference ? { reference } : {}) };
}
