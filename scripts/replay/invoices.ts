import { createReadStream } from 'node:fs';
import { minorFromDecimal } from '../../src/lib/core/decimal';
import { cell, type Row } from '../../src/lib/modules/imports/formats/mapping';
import { momentOf } from '../../src/lib/modules/imports/formats/moments';
import { customerOf } from '../../src/lib/modules/imports/formats/online-retail';
import { openCsv, rowOf } from '../../src/lib/modules/imports/reading/csv.server';

/** So many units of a product taken back by a customer, at the price the cancellation row names. */
export type TakenBack = { readonly sku: string; readonly quantity: number; readonly price: number };

/** One cancellation invoice of a customer. */
export type Invoice = {
	readonly number: string;
	readonly email: string;
	readonly at: Date;
	readonly lines: readonly TakenBack[];
};

export type Invoices = { readonly invoices: readonly Invoice[]; readonly noCustomer: number };

/** The cancellation invoices of an "Online Retail" file, in time order, and how many of their lines name nobody. */
export async function readInvoices(path: string): Promise<Invoices> {
	const found = new Map<string, { email: string; at: Date; lines: TakenBack[] }>();
	let noCustomer = 0;
	const { columns, entries } = await openCsv(createReadStream(path));
	for await (const entry of entries) {
		const row = 'cells' in entry ? rowOf(entry.cells, columns) : undefined;
		if (!row) continue;
		const number = cell(row, 'InvoiceNo');
		const quantity = -Number(cell(row, 'Quantity'));
		if (!number.startsWith('C') || !(quantity > 0)) continue;
		if (customerOf(row) === '') noCustomer++;
		else invoiceOf(found, number, row).lines.push({ sku: cell(row, 'StockCode'), quantity, price: priceOf(row) });
	}
	const invoices = [...found].map(([number, invoice]) => ({ number, ...invoice }));
	return { invoices: invoices.toSorted((a, b) => a.at.getTime() - b.at.getTime()), noCustomer };
}

type Gathered = Map<string, { email: string; at: Date; lines: TakenBack[] }>;

function invoiceOf(found: Gathered, number: string, row: Row) {
	const moment = momentOf(cell(row, 'InvoiceDate'), 'UTC');
	if (moment === undefined) throw new Error(`Invoice ${number} has no readable date`);
	const email = `${customerOf(row)}@online-retail.invalid`;
	const invoice = found.get(number) ?? { email, at: new Date(moment), lines: [] };
	found.set(number, invoice);
	return invoice;
}

function priceOf(row: Row): number {
	const price = minorFromDecimal(cell(row, 'UnitPrice'), 'GBP');
	return price.ok ? price.value.minor : 0;
}
