import { z } from 'zod';

type Told = { readonly name: string; readonly data: unknown };
type Line = { readonly id: string; readonly title: string };
/** So many of a product that somebody wanted to cancel and keeps. */
export type Stays = { readonly title: string; readonly quantity: number };

const left = z.object({ items: z.array(z.object({ line_item: z.string(), quantity: z.int() })) });
const LEAVING = ['cancellation.shrunk', 'cancellation.dropped'];

/** What left a case because it could not be stopped, by its history: in the order's own order, each product once. */
export function notStopped(history: readonly Told[], lines: readonly Line[]): Stays[] {
	const gone = history
		.filter(({ name }) => LEAVING.includes(name))
		.flatMap(({ data }) => left.safeParse(data).data?.items ?? []);
	const countOf = (line: string) =>
		gone.filter(({ line_item }) => line_item === line).reduce((all, { quantity }) => all + quantity, 0);
	return lines.map(({ id, title }) => ({ title, quantity: countOf(id) })).filter(({ quantity }) => quantity > 0);
}
