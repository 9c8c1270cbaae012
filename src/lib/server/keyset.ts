/** A place between two rows of a list: `older` goes on from there, `newer` goes back. */
export type Keyset = { readonly way: 'older' | 'newer'; readonly at: Date; readonly id: string };

/** One page of a list; `older` and `newer` are the cursors of the pages beside it, absent at the ends. */
export type Sheet<T> = { readonly items: readonly T[]; readonly older?: string; readonly newer?: string };

type Placed = { readonly id: string };

/** The place a cursor names; one that makes no sense names none. */
export function keysetOf(cursor: string | undefined): Keyset | undefined {
	const [, way, at, id] = /^(older|newer)~(\d{4}-\d\d-\d\dT[\d:.]+Z)~(\w+)$/.exec(cursor ?? '') ?? [];
	if (!way || !at || !id || Number.isNaN(Date.parse(at))) return undefined;
	return { way: way === 'newer' ? 'newer' : 'older', at: new Date(at), id };
}

const cursorAt = (way: Keyset['way'], at: Date, id: string) => `${way}~${at.toISOString()}~${id}`;

/** Makes a page of what was read, one row more than it shows, in the direction it was read. */
export function sheetOf<T extends Placed>(
	read: readonly T[],
	from: Keyset | undefined,
	limit: number,
	placeOf: (row: T) => Date
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
