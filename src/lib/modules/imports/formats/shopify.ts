import { splitByLargestRemainder } from '$lib/core/allocate';
import { sum, type Minor } from '$lib/core/money';
import { cellsIn, lineWorth, localeOf, roundedIn, type Cells } from './cells';
import type { Kind } from './kinds';
import { byColumn, cell, type Mapping, type Row } from './mapping';
import { momentOf } from './moments';
import { tenderCalled } from './payment-words';

/**
 * Shopify's orders export: one row per line item, the order's own cells on its first row only. Money was taken by
 * Shopify, so it is given back there by hand. What was canceled or refunded there already is history and is kept out.
 */
export const shopify: Mapping = {
	columns: ['Name', 'Email', 'Financial Status', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Subtotal'],
	place: byColumn('Name'),
	read(rows, { timeZone }) {
		const [first] = rows;
		const text = (column: string) => cell(first, column);
		const cells = cellsIn(text('Currency'));
		const over = whyOver(first, cells);
		if (over !== undefined) return { keptOut: over };
		const money = moneyOf(rows, first, cells);
		const placed_at = momentOf(text('Created at'), timeZone);
		const trouble = cells.trouble();
		if (trouble) return trouble;
		if (!money) return { keptOut: 'amounts_do_not_add_up', found: text('Total') };
		if (placed_at === undefined) return { keptOut: 'date_unreadable', found: text('Created at') };
		if (rows.some((row) => cell(row, 'Lineitem fulfillment status') === 'partial'))
			return { keptOut: 'partly_shipped_line' };
		const region = text('Shipping Country') || text('Billing Country');
		return {
			order: {
				number: text('Name'),
				email: text('Email'),
				name: text('Billing Name') || text('Shipping Name') || text('Email'),
				currency: text('Currency'),
				placed_at,
				region,
				locale: localeOf(region),
				...money,
				tenders: [tenderOf(first, cells)]
			},
			notices: roundedIn(cells)
		};
	}
};

function whyOver(row: Row, cells: Cells): Kind | undefined {
	const paid = cell(row, 'Financial Status');
	if (cell(row, 'Cancelled at') !== '' || paid === 'voided') return 'canceled_there';
	if (cells.amount(cell(row, 'Refunded Amount')) > 0 || paid.endsWith('refunded')) return 'refunded_there';
	return cell(row, 'Payment Method').includes('+') ? 'payment_split_unknown' : undefined;
}

/**
 * Prices there are with or without tax, which only the sums tell. Without, the tax is put on top of each taxed line and
 * discounts are taken off the lines first; with, the order's discount stays one.
 */
function moneyOf(rows: readonly Row[], first: Row, cells: Cells) {
	const [subtotal, shipping, taxes, total] = ['Subtotal', 'Shipping', 'Taxes', 'Total'].map((column) =>
		cells.amount(cell(first, column))
	);
	if (subtotal === undefined || shipping === undefined || taxes === undefined) return undefined;
	const lines = rows.map((row) => toLine(row, cells));
	const off = sum(lines.map(({ net }) => net)) - subtotal;
	const onTop = total === subtotal + shipping + taxes;
	if (off < 0 || (!onTop && total !== subtotal + shipping)) return undefined;
	const shares = split(
		off,
		lines.map(({ net }) => net)
	);
	const paid = lines.map(({ net }, at) => net - (shares[at] ?? 0));
	const taxed = lines.map(({ taxable }, at) => (taxable ? (paid[at] ?? 0) : 0));
	const tax = split(taxes, sum(taxed) > 0 ? taxed : paid);
	const coupon = cell(first, 'Discount Code');
	const discount = { label: coupon || 'Discount', ...(coupon ? { coupon } : {}) };
	return {
		line_items: lines.map(({ line, gross, net }, at) => ({
			...line,
			...lineWorth(line.quantity, gross + (onTop ? (tax[at] ?? 0) : 0), onTop ? (paid[at] ?? 0) + (tax[at] ?? 0) : net),
			tax: tax[at] ?? 0
		})),
		discounts: coupon || off > 0 ? [{ ...discount, amount: onTop ? 0 : off }] : [],
		charges: [{ kind: 'shipping' as const, amount: shipping }]
	};
}

const split = (total: Minor, weights: readonly Minor[]): Minor[] =>
	sum(weights) > 0 ? splitByLargestRemainder(total, weights) : weights.map(() => 0);

function toLine(row: Row, cells: Cells) {
	const quantity = cells.quantity(cell(row, 'Lineitem quantity'));
	const gross = cells.amount(cell(row, 'Lineitem price')) * quantity;
	const title = cell(row, 'Lineitem name');
	const fulfillment = cell(row, 'Lineitem fulfillment status');
	return {
		gross,
		net: gross - cells.amount(cell(row, 'Lineitem discount')),
		taxable: cell(row, 'Lineitem taxable') !== 'false',
		line: {
			sku: cell(row, 'Lineitem sku') || title,
			title,
			quantity,
			shipped: fulfillment === 'fulfilled' ? quantity : 0
		}
	};
}

function tenderOf(row: Row, cells: Cells) {
	const kind = tenderCalled(cell(row, 'Payment Method'));
	const total = cells.amount(cell(row, 'Total'));
	const reference = cell(row, 'Payment Reference') || cell(row, 'Payment ID');
	const shown = { kind, gateway: 'manual' as const, ...(reference ? { reference } : {}) };
	switch (cell(row, 'Financial Status')) {
		case 'paid':
			return { ...shown, captured: total };
		case 'authorized':
			return { ...shown, authorized: total, captured: 0 };
		case 'partially_paid':
			return { ...shown, captured: total - cells.amount(cell(row, 'Outstanding Balance')) };
		default:
			return { ...shown, captured: 0 };
	}
}
