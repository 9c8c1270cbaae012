import { isOneOf } from '$lib/core/one-of';
import { freezeOrder, type FrozenOrder } from '../../orders/freeze';
import { orderInput, type OrderInput } from '../../orders/schema';
import { KINDS, type Kind } from '../formats/kinds';
import type { Mapping, Store } from '../formats/mapping';
import type { Gathered, NumberedRow } from './gathering';

/** A line that is kept out and why: `field` of the order that is wrong, and what is `found` there, where that is known. */
export type Trouble = {
	readonly line: number;
	readonly kind: Kind;
	readonly order?: string;
	readonly field?: string;
	readonly found?: string;
	/** What the schema says about it; for the command line. */
	readonly why?: string;
};

/** The rows of one number: an order whose money adds up, or why it is none. */
export type ReadGroup = { readonly number: string; readonly lines: readonly number[] } & (
	| {
			readonly input: OrderInput;
			readonly frozen: FrozenOrder;
			readonly notices: Readonly<Record<string, number>>;
	  }
	| { readonly troubles: readonly Trouble[] }
);
export type ReadableGroup = Extract<ReadGroup, { input: OrderInput }>;

const MOST_FOUND = 100;

/** Reads the rows of one order. */
export function readOrder(mapping: Mapping, store: Store, { number, rows, spoiled }: Gathered): ReadGroup {
	const lines = rows.map(({ line }) => line);
	const [first, ...rest] = rows.map(({ row }) => row);
	if (!first) throw new Error(`${number} was gathered without a row`);
	const out = (trouble: Omit<Trouble, 'line' | 'order'>) => ({
		...{ number, lines },
		troubles: lines.map((line) => ({ line, order: number, ...trouble }))
	});
	if (spoiled) return { number, lines, troubles: rows.map(spoiledRow(number)) };
	const result = mapping.read([first, ...rest], store);
	if ('keptOut' in result) return out(shortened(result.keptOut, result.found));
	const input = orderInput.safeParse(result.order);
	if (!input.success) return out(invalid(result.order, input.error.issues[0]));
	const frozen = freezeOrder(input.data);
	if (!frozen.ok) return out({ kind: kindOf(frozen.code.replace('order.', '')) });
	return { number, lines, input: input.data, frozen: frozen.value, notices: result.notices };
}

const spoiledRow =
	(order: string) =>
	({ line, malformed }: NumberedRow): Trouble => ({ line, order, kind: malformed ? 'malformed' : 'sibling_malformed' });

/** The troubles of all lines of a group. */
export const troublesOf = (group: ReadGroup): readonly Trouble[] => ('troubles' in group ? group.troubles : []);

/** Rows of an order that was complete long before: by themselves, they would be a second order of that number. */
export const tooLate = ({ number, lines }: ReadGroup): Trouble[] =>
	lines.map((line) => ({ line, kind: 'rows_far_apart', order: number }));

const shortened = (kind: Kind, found: string | undefined) =>
	found ? { kind, found: found.slice(0, MOST_FOUND) } : { kind };

const kindOf = (code: string): Kind => (isOneOf(KINDS, code) ? code : 'invalid');

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function invalid(order: unknown, issue: Issue | undefined) {
	const path = issue?.path.map(String) ?? [];
	const field = path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
	return {
		...shortened('invalid', textAt(order, path)),
		field,
		why: `${path.join('.')}: ${issue?.message ?? ''}`
	};
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
	let here = value;
	for (const step of path) {
		if (typeof here !== 'object' || here === null) return undefined;
		here = Object.entries(here).find(([key]) => key === step)?.[1];
	}
	return typeof here === 'string' || typeof here === 'number' ? String(here) : undefined;
}

export const isReadable = (group: ReadGroup): group is ReadableGroup => 'input' in group;

/** Orders that came from a file, whoever brought it. */
export const newOrderOf = ({ input, frozen }: ReadableGroup) => ({ channel: 'import', partner: null, input, frozen });
