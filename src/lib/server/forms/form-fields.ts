/** What a form says, by name. */
export type Fields = Record<string, unknown>;

const OWN = '__superform_';
const NEVER = new Set(['__proto__', 'constructor', 'prototype']);

/** `lines[0].quantity=2` and the like as nested objects and lists; a name given twice is a list. */
export function fieldsOf(data: FormData): Fields {
	const fields: Fields = {};
	for (const name of new Set(data.keys())) {
		if (name.startsWith(OWN)) continue;
		const values = data.getAll(name).filter((value) => !(value instanceof File)); // those are read apart
		if (values.length === 0) continue;
		put(fields, pathOf(name), values.length > 1 ? values : values[0]);
	}
	return compact(fields);
}

const pathOf = (name: string) => name.split(/[.[\]]+/).filter((part) => part !== '');

function put(at: Fields, [key, ...rest]: readonly string[], value: unknown): void {
	if (key === undefined || NEVER.has(key)) return;
	if (rest.length === 0) {
		at[key] = value;
		return;
	}
	const inner = at[key];
	const next: Fields = isFields(inner) ? inner : {};
	at[key] = next;
	put(next, rest, value);
}

/** Objects whose keys are all numbers are lists; gaps in them (lines left out) close. */
function compact(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([key, value]) => [key, isFields(value) ? listed(value) : value])
	);
}

function listed(value: Fields): unknown {
	const keys = Object.keys(value);
	const inner = compact(value);
	if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return inner;
	return keys.sort((a, b) => Number(a) - Number(b)).map((key) => inner[key]);
}

/** Whether this is a group of fields, not a value of one. */
export const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
