import type { Parts } from '$lib/core/href';
import { m } from '$lib/paraglide/messages';
import { chipOf, daysWord } from './queue/filter-words';

type Choice = { readonly value: string; readonly label: string };
type Several = { readonly label: string; readonly options: readonly Choice[]; readonly chosen: readonly string[] };
type Days = { readonly from?: string | undefined; readonly to?: string | undefined };

/** Ticks: any one of the chosen values will do. */
export const several = <Name extends string>(name: Name, parts: Several) => ({
	kind: 'several' as const,
	name,
	...parts
});

/** A chip for each value that is ticked. */
export const severalChips = (filters: readonly ReturnType<typeof several>[], hrefOf: (parts: Parts) => string) =>
	filters.flatMap(({ name, label, options, chosen }) =>
		chosen.map((value) => {
			const word = options.find((one) => one.value === value)?.label ?? value;
			return chipOf(label, word, hrefOf({ [name]: chosen.filter((one) => one !== value) }));
		})
	);

/** From one day to another. */
export const daysFilter = (label: string, { from, to }: Days) => ({
	kind: 'fields' as const,
	label,
	fields: [
		{ name: 'from', label: m.lists_from(), type: 'date' as const, value: from },
		{ name: 'to', label: m.lists_to(), type: 'date' as const, value: to }
	]
});

export const daysChips = (label: string, { from, to }: Days, locale: string, hrefOf: (parts: Parts) => string) =>
	from === undefined && to === undefined
		? []
		: [chipOf(label, daysWord(from, to, locale), hrefOf({ from: undefined, to: undefined }))];
