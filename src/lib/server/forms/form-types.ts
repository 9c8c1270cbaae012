import type { z } from 'zod';
import { isFields, type Fields } from './form-fields';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Part = JsonSchema | boolean | undefined;

/**
 * A browser posts text only; this makes it what the schema asks for where it can be. What can't stays text, so that the
 * schema complains about it; an empty field that need not be text counts as not given.
 */
export function typed(fields: Fields, schema: JsonSchema): Fields {
	const entries = Object.entries(fields).map(
		([key, value]) => [key, convert(value, schema.properties?.[key])] as const
	);
	const given: Fields = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
	for (const [key, part] of Object.entries(schema.properties ?? {}))
		if (!(key in given) && kindOf(part) === 'boolean') given[key] = false; // an unticked box is not posted at all
	return given;
}

function convert(value: unknown, part: Part): unknown {
	if (typeof part !== 'object') return value;
	if (Array.isArray(value) || kindOf(part) === 'array') return convertAll([value].flat(), part);
	if (isFields(value)) return typed(value, part);
	return typeof value === 'string' ? fromText(value, kindOf(part)) : value;
}

function convertAll(values: readonly unknown[], part: JsonSchema): unknown[] {
	const items = Array.isArray(part.items) ? part.items[0] : part.items;
	return values.map((value) => convert(value, items));
}

function fromText(text: string, kind: string): unknown {
	if (kind === 'string') return text;
	if (text === '') return undefined;
	if (kind === 'boolean') return text === 'on' || text === 'true';
	const number = Number(text);
	return (kind === 'number' || kind === 'integer') && Number.isFinite(number) ? number : text;
}

/** The type a part asks for, looking through "or null". */
function kindOf(part: Part): string {
	if (typeof part !== 'object') return 'unknown';
	if (typeof part.type === 'string') return part.type;
	const choice = (part.anyOf ?? []).find((option) => typeof option === 'object' && option.type !== 'null');
	return choice ? kindOf(choice) : 'unknown';
}
