import { z } from 'zod';
import { no, yes, type Verdict } from '$lib/core/refusal';
import { generic } from '../formats/generic';
import { cell, type Mapping, type Row } from '../formats/mapping';
import { AMOUNT_UNITS, DECIMALS, fromMinor, plainAmount } from './amounts';
import { CELL_READERS } from './cell-readers';
import { DATE_ORDERS, plainDate } from './dates';
import { fieldWord } from './field-words';
import { fieldCalled, FIELDS, type Field } from './fields';

const perField = z.record(z.string(), z.string().trim().max(200));

/**
 * How the columns of a shop's own file become those of the generic mapping: which column a field is read from, and what
 * it is where the file leaves it empty.
 */
export const layoutInput = z.object({
	columns: perField.default({}),
	fixed: perField.default({}),
	dates: z.enum(DATE_ORDERS).default('ymd'),
	decimal: z.enum(DECIMALS).default('point'),
	amounts: z.enum(AMOUNT_UNITS).default('major')
});
export type Layout = z.output<typeof layoutInput>;

/** Without fields nobody chose anything for, and without names that are no fields. */
export const tidied = ({ columns, fixed, ...rest }: Layout): Layout => ({
	...rest,
	columns: onlyFields(columns, () => true),
	fixed: onlyFields(fixed, (field) => field.fixed === true)
});

const onlyFields = (given: Readonly<Record<string, string>>, may: (field: Field) => boolean) =>
	Object.fromEntries(
		Object.entries(given).filter(([name, value]) => {
			const field = fieldCalled(name);
			return value !== '' && field !== undefined && may(field);
		})
	);

/** What no order can do without and this layout says nothing about. */
export const missingFields = ({ columns, fixed }: Layout): Field[] =>
	FIELDS.filter(({ name, required }) => required && !columns[name] && !fixed[name]);

/** The mapping a layout makes of a file with these columns. */
export function mappingBy(layout: Layout, header: readonly string[]): Verdict<Mapping> {
	const used = [...new Set(Object.values(layout.columns))];
	const unknown = used.filter((column) => !header.includes(column));
	if (unknown.length > 0) return no('import.columns_missing', { columns: unknown.join(', ') });
	const missing = missingFields(layout);
	if (missing.length > 0) return no('import.fields_missing', { fields: missing.map(fieldWord).join(', ') });
	const translate = translator(layout);
	return yes({
		columns: used,
		place: (row) => generic.place({ number: cell(row, layout.columns['number'] ?? '') }),
		read: ([first, ...rest], store) => generic.read([translate(first), ...rest.map(translate)], store)
	});
}

/** A row of the file as a row of the generic mapping. */
function translator({ columns, fixed, dates, decimal, amounts }: Layout) {
	const wanted = FIELDS.filter(({ name }) => columns[name] || fixed[name]);
	const said = (row: Row, name: string) => cell(row, columns[name] ?? '') || (fixed[name] ?? '');
	const readAmount = (text: string, currency: string) => {
		const plain = plainAmount(text, decimal);
		return amounts === 'minor' ? fromMinor(plain, currency) : plain;
	};
	return (row: Row): Row => {
		const currency = CELL_READERS.currency(said(row, 'currency'));
		const read = ({ name, type }: Field) => {
			const text = said(row, name);
			if (text === '') return '';
			if (type === 'amount') return readAmount(text, currency);
			return type === 'date' ? plainDate(text, dates) : CELL_READERS[type](text);
		};
		return Object.fromEntries(wanted.map((field) => [field.name, read(field)]));
	};
}
