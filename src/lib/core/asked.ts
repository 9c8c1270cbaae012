import { z } from 'zod';
import { isDay } from './days';

/** How the parts of an address are read: what makes sense counts, the rest is as if it were not there. */

const MOST_CHOSEN = 50;
const LONGEST_SEARCH = 320;

/** Values of one name, each once. */
export const someOf = <T>(one: z.ZodType<T>) =>
	z.array(z.unknown()).transform((values) => {
		const read = values.flatMap((value) => one.safeParse(value).data ?? []);
		return [...new Set(read)].slice(0, MOST_CHOSEN);
	});

/** A value, or none. */
export const perhaps = <T>(one: z.ZodType<T>) => one.optional().catch(undefined);

/** A calendar day. */
export const day = perhaps(z.string().refine(isDay));

/** `1,200.50` as people type it; never below nothing. */
export const decimal = perhaps(
	z
		.string()
		.transform((text) => text.replace(/[\s,]/g, ''))
		.pipe(z.string().regex(/^\d{1,15}(\.\d{0,4})?$/))
);

/** What was typed into a search field. */
export const searched = z.preprocess(printable, z.string());

function printable(text: unknown): string {
	return typeof text === 'string'
		? text
				.replace(/\p{Cc}/gu, ' ')
				.trim()
				.slice(0, LONGEST_SEARCH)
		: '';
}

/** What an address says under these names: of the first the last value, of the others every value. */
export const partsIn = (params: URLSearchParams, single: readonly string[], several: readonly string[]) => ({
	...Object.fromEntries(
		single.flatMap((name) => {
			const value = params.get(name);
			return value ? [[name, value]] : [];
		})
	),
	...Object.fromEntries(several.map((name) => [name, params.getAll(name)]))
});
