import { z } from 'zod';

export const described = z.looseObject({ description: z.string().optional() });
type Schema = z.infer<typeof described>;

const shaped = z.looseObject({
	$ref: z.string().optional(),
	type: z.union([z.string(), z.array(z.string())]).optional(),
	enum: z.array(z.unknown()).optional(),
	const: z.unknown().optional(),
	format: z.string().optional(),
	items: described.optional(),
	anyOf: z.array(described).optional(),
	properties: z.record(z.string(), described).optional(),
	required: z.array(z.string()).default([]),
	default: z.unknown().optional()
});

/** One field of what is sent or answered; what is inside of others is named by its way there. */
export type ManualField = {
	readonly name: string;
	readonly type: string;
	readonly required: boolean;
	readonly text: string;
	/** The schema it is one of, where that has a name. */
	readonly schema: string | null;
};

/** Every field of a schema, down to where another schema with a name begins. */
export function fieldsOf(schema: Schema, before = ''): ManualField[] {
	const { properties = {}, required, items, anyOf } = shaped.parse(schema);
	if (items && before !== '') return fieldsOf(items, `${before}[]`);
	if (anyOf && before !== '') return anyOf.flatMap((one) => fieldsOf(one, before));
	return Object.entries(properties).flatMap(([name, part]) => {
		const way = before === '' ? name : `${before}.${name}`;
		const own = { name: way, type: typeOf(part), required: required.includes(name), text: textOf(part) };
		return [{ ...own, schema: nameOf(part) }, ...(nameOf(part) ? [] : fieldsOf(part, way))];
	});
}

/** What a field means: what is said of it, what it can be, what it is when it is left out. */
export function textOf(schema: Schema): string {
	const { enum: values, default: given } = shaped.parse(schema);
	const one = (values ?? []).map((value) => `\`${String(value)}\``).join(' ');
	const unsaid = given === undefined ? '' : `Default: \`${JSON.stringify(given)}\``;
	return [schema.description ?? '', one, unsaid].filter(Boolean).join(' · ');
}

/** The name of a schema, or of what a list of it holds. */
export function nameOf(schema: Schema): string | null {
	const { $ref, items } = shaped.parse(schema);
	return $ref?.split('/').at(-1) ?? (items ? nameOf(items) : null);
}

export function typeOf(schema: Schema): string {
	const { $ref, type, format, items, anyOf, const: only } = shaped.parse(schema);
	if ($ref) return nameOf(schema) ?? '';
	if (items) return `${typeOf(items)}[]`;
	if (only !== undefined) return JSON.stringify(only);
	if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' | ');
	const base = Array.isArray(type) ? type.join(' | ') : (type ?? 'any');
	return format && base === 'string' ? format : base;
}
