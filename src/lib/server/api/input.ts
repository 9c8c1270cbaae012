import type { z } from 'zod';
import { Refused } from '$lib/core/refusal';

/** Parses one part of a request. @throws Refused with every error and where it is */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const errors = result.error.issues.map(({ path, message }) => ({ pointer: pointer(path), detail: message }));
	throw new Refused('request.invalid', { errors });
}

/** The JSON of a body; nothing at all counts as `{}`. */
export function jsonOf(text: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text, (name, value: unknown) => {
			demandText(name);
			return typeof value === 'string' ? demandText(value) : value;
		});
	} catch {
		throw new Refused('request.malformed');
	}
}

const HALF = /\p{Surrogate}/u;

/** Text as it can be kept. @throws Refused where it holds a zero or half a character, which PostgreSQL does not take */
export function demandText(text: string): string {
	if (text.includes('\0') || HALF.test(text)) throw new Refused('request.malformed');
	return text;
}

/** The questions in an address. */
export const askedOf = ({ searchParams }: URL): Readonly<Record<string, string>> =>
	Object.fromEntries([...searchParams].map(([name, value]) => [name, demandText(value)]));

/** The version a writer saw last, from `If-Match: "3"`. */
export function ifMatchOf(request: Request): { ifMatch?: number } {
	const header = request.headers.get('if-match');
	if (header === null || header === '*') return {};
	const [, version] = /^(?:W\/)?"?(\d+)"?$/.exec(header) ?? [];
	if (version === undefined) throw new Refused('request.malformed');
	return { ifMatch: Number(version) };
}

const pointer = (path: readonly PropertyKey[]) => ['#', ...path.map(String)].join('/');
