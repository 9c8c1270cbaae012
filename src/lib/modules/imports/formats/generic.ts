import { cellsIn, localeOf, roundedIn, type Cells } from './cells';
import { byColumn, cell, type KeptOut, type Mapping, type Row } from './mapping';
import { momentOf } from './moments';
import { isOneOf } from '$lib/core/one-of';
import { GATEWAYS } from '../../orders/order';
import { TENDER_NAMES } from '../../orders/tenders/tender-names';

const MOST_TENDERS = 9;
const NUMBERS = Array.from({ length: MOST_TENDERS }, (_, at) => at + 1);

/**
 * Our own columns, those of `POST /api/v1/orders`: one row per line item; what belongs to the order is read from its
 * first row. Amounts are decimals in the currency's major unit (`12.50`, `9900`). Several of a thing are numbered:
 * `discount_1_label`, `discount_1_amount`, `tender_2_kind`, `tender_2_captured`.
 */
export const generic: Mapping = {
	columns: ['number', 'email', 'currency', 'placed_at', 'sku', 'quantity', 'unit_price'],
	place: byColumn('number'),
	read(rows, { timeZone }) {
		const [first] = rows;
		const text = (column: string) => cell(first, column);
		const cells = cellsIn(text('currency'));
		const line_items = rows.map((row) => toLine(row, cells));
		const charges = chargesOf(first, cells);
		const discounts = NUMBERS.flatMap((n) => discountOf(first, `discount_${n}`, cells));
		const tenders = NUMBERS.flatMap((n) => tenderOf(first, `tender_${n}`, cells));
		const placed_at = momentOf(text('placed_at'), timeZone);
		const trouble = cells.trouble() ?? unknownTender(first);
		if (trouble) return trouble;
		if (placed_at === undefined) return { keptOut: 'date_unreadable', found: text('placed_at') };
		return {
			order: {
				number: text('number'),
				email: text('email'),
				name: text('name') || text('email'),
				currency: text('currency'),
				placed_at,
				region: text('region'),
				locale: text('locale') || localeOf(text('region')),
				line_items,
				charges,
				discounts,
				tenders,
				points_earned: Number(text('points_earned') || 0)
			},
			notices: roundedIn(cells)
		};
	}
};

const toLine = (row: Row, cells: Cells) => ({
	sku: cell(row, 'sku'),
	title: cell(row, 'title') || cell(row, 'sku'),
	quantity: cells.quantity(cell(row, 'quantity')),
	unit_price: cells.amount(cell(row, 'unit_price')),
	discount: cells.amount(cell(row, 'discount')),
	tax: cells.amount(cell(row, 'tax')),
	personalized: /^(true|yes|1)$/i.test(cell(row, 'personalized')),
	...(cell(row, 'supplier') ? { supplier: cell(row, 'supplier') } : {})
});

function chargesOf(row: Row, cells: Cells) {
	if (cell(row, 'shipping_amount') === '') return [];
	const kind = 'shipping' as const;
	return [{ kind, amount: cells.amount(cell(row, 'shipping_amount')), tax: cells.amount(cell(row, 'shipping_tax')) }];
}

function discountOf(row: Row, column: string, cells: Cells) {
	if (cell(row, `${column}_amount`) === '') return [];
	const coupon = cell(row, `${column}_coupon`);
	const label = cell(row, `${column}_label`) || coupon || 'Discount';
	return [{ label, amount: cells.amount(cell(row, `${column}_amount`)), ...(coupon ? { coupon } : {}) }];
}

function unknownTender(row: Row): KeptOut | undefined {
	for (const n of NUMBERS) {
		const kind = cell(row, `tender_${n}_kind`);
		const gateway = cell(row, `tender_${n}_gateway`);
		if (kind && !isOneOf(TENDER_NAMES, kind)) return { keptOut: 'tender_unknown', found: kind };
		if (kind && gateway && !isOneOf(GATEWAYS, gateway)) return { keptOut: 'tender_unknown', found: gateway };
	}
	return undefined;
}

function tenderOf(row: Row, column: string, cells: Cells) {
	const [kind, gateway, reference] = ['kind', 'gateway', 'reference'].map((part) => cell(row, `${column}_${part}`));
	if (!kind || !isOneOf(TENDER_NAMES, kind)) return [];
	const authorized = cell(row, `${column}_authorized`);
	const captured = cells.amount(cell(row, `${column}_captured`));
	return [
		{
			kind,
			captured,
			...(gateway && isOneOf(GATEWAYS, gateway) ? { gateway } : {}),
			...(reference ? { reference } : {}),
			...(authorized ? { authorized: cells.amount(authorized) } : {})
		}
	];
}
