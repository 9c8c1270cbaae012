export { hrefWith as listHref } from '$lib/core/href';
import { COUNTED_UP_TO } from '$lib/modules/cancellations/queue/queue';
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

/** A count that was not taken to its end: “1,000+”. */
export const countWords = (count: number, locale: string): string => formatCount(count, COUNTED_UP_TO, locale);
