import fc from 'fast-check';
import { BODIES } from '$lib/server/api/examples.data';

/** What programs send when something went wrong in them, or when somebody means it. */
// prettier-ignore
const ODD: readonly unknown[] = [
	null, true, -1, 0, 1, 0.1, 2 ** 31, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1e21, 1e308,
	'', ' ', '\u0000', 'a\u0000b', '\ud800', 'é\u202e', '%', '%00', "'; drop table orders; --", 'x'.repeat(20_000),
	'0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z', '0000-01-01', '9999-12-31', '2026-13-01',
	'ord_1', 'lin_1', 'ten_1', 'rfd_1', 'sca_1', 'qte_1', 'KRW', 'XXX', 'constructor', '__proto__',
	[], [[]], [null], {}, { toJSON: 1 }, JSON.parse('{"__proto__":{"a":1},"":0}')
];

export const odd = fc.constantFrom(...ODD);

/** Texts that are no body at all, or none of an object. */
export const noBody = fc.oneof(
	fc.constantFrom(
		'{',
		'[]',
		'null',
		'1',
		'"text"',
		'{"a":}',
		'\u0000',
		'{"a":"\\u0000"}',
		'{"a":"\\ud800"}',
		'\ufeff{'
	),
	fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !isObject(text)),
	fc.array(fc.jsonValue()).map((value) => JSON.stringify(value))
);

/** The example of an operation with one place of it made odd; `names` puts ids that exist in place of the example's. */
export const oddBody = (operation: string, more: readonly string[], names: (text: string) => string) => {
	const example: unknown = JSON.parse(names(JSON.stringify(BODIES[operation] ?? {})));
	const places = [...placesIn(example), ...more.map((name) => [name])];
	if (places.length === 0) return fc.jsonValue().map((value) => JSON.stringify({ value }));
	return fc
		.tuple(fc.constantFrom(...places), odd)
		.map(([place, value]) => JSON.stringify(withAt(example, place, value)));
};

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
	if (typeof value !== 'object' || value === null) return [at];
	const inside = Object.entries(value).flatMap(([name, part]) =>
		placesIn(part, [...at, Array.isArray(value) ? Number(name) : name])
	);
	return at.length === 0 ? inside : [at, ...inside];
}

function withAt(value: unknown, [first, ...rest]: Place, odd: unknown): unknown {
	if (first === undefined) return odd;
	if (Array.isArray(value)) return value.map((part, i) => (i === first ? withAt(part, rest, odd) : part));
	const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
	const old = parts.find(([name]) => name === first)?.[1];
	return { ...Object.fromEntries(parts), [first]: withAt(old, rest, odd) };
}

function isObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}
