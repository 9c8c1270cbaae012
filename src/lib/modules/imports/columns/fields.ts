/** What a cell of each field is, which says how it is read. */
export type FieldType =
	| 'text'
	| 'email'
	| 'amount'
	| 'quantity'
	| 'date'
	| 'currency'
	| 'country'
	| 'language'
	| 'flag'
	| 'tender'
	| 'gateway';

type FieldShape = { readonly name: string; readonly type: FieldType; readonly required?: true; readonly fixed?: true };

/**
 * The fields of an order and its lines, by the names of the generic mapping. `required`: no order comes in without it;
 * `fixed`: one value may stand for all rows, or for those that leave it empty.
 */
// prettier-ignore
const PLAIN = [
	{ name: 'number',          type: 'text',     required: true },
	{ name: 'email',           type: 'email',    required: true },
	{ name: 'name',            type: 'text' },
	{ name: 'currency',        type: 'currency', required: true, fixed: true },
	{ name: 'placed_at',       type: 'date',     required: true },
	{ name: 'region',          type: 'country',  required: true, fixed: true },
	{ name: 'locale',          type: 'language', fixed: true },
	{ name: 'sku',             type: 'text',     required: true },
	{ name: 'title',           type: 'text' },
	{ name: 'quantity',        type: 'quantity', required: true },
	{ name: 'unit_price',      type: 'amount',   required: true },
	{ name: 'discount',        type: 'amount' },
	{ name: 'tax',             type: 'amount' },
	{ name: 'personalized',    type: 'flag' },
	{ name: 'supplier',        type: 'text',     fixed: true },
	{ name: 'shipping_amount', type: 'amount' },
	{ name: 'shipping_tax',    type: 'amount' },
	{ name: 'points_earned',   type: 'quantity' }
] as const satisfies readonly FieldShape[];

const TENDER = [
	{ part: 'kind', type: 'tender', fixed: true },
	{ part: 'gateway', type: 'gateway', fixed: true },
	{ part: 'reference', type: 'text' },
	{ part: 'authorized', type: 'amount' },
	{ part: 'captured', type: 'amount' }
] as const;
const DISCOUNT = [
	{ part: 'label', type: 'text', fixed: true },
	{ part: 'coupon', type: 'text' },
	{ part: 'amount', type: 'amount' }
] as const;

/** As many of each as a file may have; the page shows the first few, and those a file has. */
export const MOST_NUMBERED = 9;

/** A field of the target. `group` and `n` of what there can be several of: the second payment's amount. */
export type Field = FieldShape & {
	readonly group: 'order' | 'line' | 'charge' | 'tender' | 'discount';
	readonly part: string;
	readonly n: number;
};

const LINE: readonly string[] = [
	'sku', 'title', 'quantity', 'unit_price', 'discount', 'tax', 'personalized', 'supplier'
]; // prettier-ignore

const plain = PLAIN.map((field): Field => ({ ...field, group: groupOf(field.name), part: field.name, n: 0 }));
const numbers = Array.from({ length: MOST_NUMBERED }, (_, at) => at + 1);

/** Every field, in the order the page asks for them. */
export const FIELDS: readonly Field[] = [
	...plain,
	...numbers.flatMap((n) =>
		TENDER.map((field): Field => ({ ...field, name: `tender_${n}_${field.part}`, group: 'tender', n }))
	),
	...numbers.flatMap((n) =>
		DISCOUNT.map((field): Field => ({ ...field, name: `discount_${n}_${field.part}`, group: 'discount', n }))
	)
];

const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));
export const fieldCalled = (name: string): Field | undefined => BY_NAME.get(name);

function groupOf(name: string): Field['group'] {
	if (LINE.includes(name)) return 'line';
	return name.startsWith('shipping') ? 'charge' : 'order';
}
