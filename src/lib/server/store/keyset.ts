/** A place between two rows of a list: `older` goes on from there, `newer` goes back. `at` is what the list is sorted by. */
export type Keyset<At = Date> = { readonly way: 'older' | 'newer'; readonly at: At; readonly id: string };

/** One page of a list; `older` and `newer` are the cursors of the pages beside it, absent at the ends. */
export type Sheet<T> = { readonly items: readonly T[]; readonly older?: string; readonly newer?: string };

type Placed = { readonly id: string };

/** The place a cursor names in a list sorted by time; one that makes no sense names none. */
export function keysetOf(cursor: string | undefined): Keyset | undefined {
	const from = textKeysetOf(cursor);
	if (!from || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(from.at) || Number.isNaN(Date.parse(from.at))) return undefined;
	return { ...from, at: new Date(from.at) };
}

/** The same in a list that is sorted by what can be written as text. */
export function textKeysetOf(cursor: string | undefined): Keyset<string> | undefined {
	const [, way, at, id] = /^(older|newer)~([^~]*)~(\w+)$/.exec(cursor ?? '') ?? [];
	const text = at === undefined ? undefined : unescaped(at);
	if (!way || text === undefined || !id) return undefined;
	return { way: way === 'newer' ? 'newer' : 'older', at: text, id };
}

function unescaped(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

const escaped = (at: string) => at.replace(/[%~\p{C}]/gu, encodeURIComponent).replaceAll('~', '%7E');

/** The cursor of the place beside a row. */
export const cursorAt = (way: Keyset['way'], at: Date | string, id: string) =>
	`${way}~${typeof at === 'string' ? escaped(at) : at.toISOString()}~${id}`;

/** Makes a page of what was read, one row more than it shows, in the direction it was read. */
export function sheetOf<T extends Placed>(
	read: readonly T[],
	from: Keyset<unknown> | undefined,
	limit: number,
	placeOf: (row: T) => Date | string
): Sheet<T> {
	const more = read.length > limit;
	const back = from?.way === 'newer';
	const items = back ? read.slice(0, limit).toReversed() : read.slice(0, limit);
	const [first, last] = [items[0], items.at(-1)];
	return {
		items,
		...(last && (back || more) ? { older: cursorAt('older', placeOf(last), last.id) } : {}),
		...(first && (back ? more : from !== undefined) ? { newer: cursorAt('newer', placeOf(first), first.id) } : {})
	};
}
