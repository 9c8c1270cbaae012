import { sum } from '$lib/core/money';
import { cellsIn, localeOf, roundedIn, type Cells } from './cells';
import { COUNTRIES } from './countries.data';
import type { Kind } from './kinds';
import { cell, type Mapping, type Placement, type Row } from './mapping';
import { momentOf } from './moments';

const CURRENCY = 'GBP';
const SHOP_REGION = 'GB';

/**
 * The "Online Retail" data set: one row per line of an invoice. An invoice that names a customer is an order, paid in
 * full when it was placed and not shipped. Its times are taken as UTC. Rows of `C…` invoices are cancellations of earlier
 * goods, which `npm run replay` plays.
 */
export const onlineRetail: Mapping = {
	columns: ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
	place(row): Placement {
		const order = cell(row, 'InvoiceNo');
		const keptOut = whyNot(row, order);
		return keptOut === undefined ? { order } : { keptOut };
	},
	read(rows) {
		const [first] = rows;
		const cells = cellsIn(CURRENCY);
		const line_items = rows.map((row) => toLine(row, cells));
		const customer = customerOf(first);
		const placed_at = momentOf(cell(first, 'InvoiceDate'), 'UTC');
		const trouble = cells.trouble();
		if (trouble) return trouble;
		if (placed_at === undefined) return { keptOut: 'date_unreadable', found: cell(first, 'InvoiceDate') };
		const region = COUNTRIES[cell(first, 'Country')] ?? SHOP_REGION;
		const captured = sum(line_items.map(({ quantity, unit_price }) => quantity * unit_price));
		return {
			order: {
				number: cell(first, 'InvoiceNo'),
				email: `${customer}@online-retail.invalid`,
				name: `Customer ${customer}`,
				currency: CURRENCY,
				placed_at,
				region,
				locale: localeOf(region),
				line_items,
				tenders: [{ kind: 'card', gateway: 'sandbox', captured }]
			},
			notices: roundedIn(cells)
		};
	}
};

function whyNot(row: Row, invoice: string): Kind | undefined {
	if (invoice === '') return 'no_order_number';
	if (invoice.startsWith('C')) return 'cancellation';
	if (customerOf(row) === '') return 'no_customer';
	if (!/^-?\d{1,9}(\.0+)?$/.test(cell(row, 'Quantity'))) return 'quantity_unreadable';
	if (Number(cell(row, 'Quantity')) <= 0) return 'quantity_not_positive';
	if (cell(row, 'UnitPrice').startsWith('-')) return 'negative_price';
	return undefined;
}

/** Written as a decimal, `17850.0`, where the file was once a spreadsheet. */
export const customerOf = (row: Row): string => cell(row, 'CustomerID').replace(/\.0+$/, '');

function toLine(row: Row, cells: Cells) {
	const sku = cell(row, 'StockCode');
	return {
		sku,
		title: cell(row, 'Description') || sku,
		quantity: cells.quantity(cell(row, 'Quantity')),
		unit_price: cells.amount(cell(row, 'UnitPrice'))
	};
}
