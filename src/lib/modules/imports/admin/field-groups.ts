import { m } from '$lib/paraglide/messages';
import { FIELDS, type Field } from '../columns/fields';
import type { Layout } from '../columns/layout';

/** Fields that are asked for together. `more`: few files have them, so they wait to be opened. */
export type FieldGroup = { readonly title: string; readonly fields: readonly Field[]; readonly more: boolean };

/** As many payments and discounts as most files have; more are shown where a file has them. */
const SHOWN = { tender: 2, discount: 1 };

/** The fields of the form, in groups. */
export function fieldGroups(layout: Layout): FieldGroup[] {
	const numbered = (group: 'tender' | 'discount', title: (about: { n: number }) => string) =>
		Array.from({ length: shownOf(group, layout) }, (_, at) => at + 1).map((n) => ({
			title: title({ n }),
			fields: FIELDS.filter((field) => field.group === group && field.n === n),
			more: !(group === 'tender' && n === 1) && !isUsed(group, n, layout)
		}));
	const plain = (group: Field['group'], title: string) => ({
		title,
		fields: FIELDS.filter((field) => field.group === group),
		more: false
	});
	return [
		plain('order', m.import_group_order()),
		plain('line', m.import_group_line()),
		plain('charge', m.import_group_charge()),
		...numbered('tender', m.import_group_tender),
		...numbered('discount', m.import_group_discount)
	];
}

const isUsed = (group: Field['group'], n: number, { columns, fixed }: Layout) =>
	FIELDS.some((field) => field.group === group && field.n === n && (columns[field.name] ?? fixed[field.name]));

const shownOf = (group: 'tender' | 'discount', layout: Layout) =>
	FIELDS.reduce(
		(most, field) => (field.group === group && isUsed(group, field.n, layout) ? Math.max(most, field.n) : most),
		SHOWN[group]
	);
