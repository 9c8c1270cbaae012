import { COUNTED_UP_TO } from '$lib/modules/cancellations/queue';
import { formatCount } from '$lib/core/format';

/** Rows of one page: what a laptop shows without much scrolling. */
export const PAGE_ROWS = 25;

/** What a list's address says: which tab, what is searched for, from where on. */
export function listed<Tab extends string>({ searchParams }: URL, tabs: readonly Tab[], first: Tab) {
	const search = (searchParams.get('q') ?? '').trim().slice(0, 320);
	const asked = searchParams.get('tab');
	const tab = tabs.find((one) => one === asked) ?? first;
	return { tab, search, cursor: searchParams.get('at') ?? undefined };
}

/** The address of a list; empty parts are left out. */
export function listHref(path: string, parts: Readonly<Record<string, string | undefined>>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
	return query.size > 0 ? `${path}?${query}` : path;
}

/** A count that was not taken to its end: “1,000+”. */
export const countWords = (count: number, locale: string): string => formatCount(count, COUNTED_UP_TO, locale);
