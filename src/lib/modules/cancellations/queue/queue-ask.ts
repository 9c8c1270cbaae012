import type { QueueTab } from './queue';
import type { QueueAsk, QueueFilter } from './queue-asked';
import { CHOICES, QUEUE_SORTS, type Choice, type QueueSort } from './queue-choices';

export type { QueueAsk, QueueFilter };

/** The parts of the address that asks for this; what is not asked for is left out. */
export function partsOf({ least, most, sort, ...asked }: QueueAsk) {
	const amount = least === undefined && most === undefined ? undefined : `${least ?? ''}..${most ?? ''}`;
	return { ...asked, amount, sort: sort === 'due' ? undefined : sort };
}

/** The same with no filter set, from the front. */
export const unfiltered = ({ tab, q, sort }: QueueAsk): QueueAsk => ({ ...NOTHING, tab, q, sort });
const NOTHING = {
	by: [],
	reason: [],
	tender: [],
	channel: [],
	supplier: [],
	age: undefined,
	due: undefined,
	assignee: undefined,
	auto: undefined,
	from: undefined,
	to: undefined,
	sku: undefined,
	stands: undefined,
	currency: undefined,
	least: undefined,
	most: undefined
};

/** Which filters are set, in the order of the menus. */
export const FILTERS = [...CHOICES, 'age', 'asked', 'due', 'assignee', 'auto', 'amount', 'sku', 'stands'] as const;
export type FilterName = (typeof FILTERS)[number];
const isChoice = (name: FilterName): name is Choice => CHOICES.some((one) => one === name);

export const isSet = (asked: QueueFilter, name: FilterName): boolean => {
	if (name === 'amount') return asked.currency !== undefined;
	if (name === 'asked') return asked.from !== undefined || asked.to !== undefined;
	const value = asked[name];
	return Array.isArray(value) ? value.length > 0 : value !== undefined;
};

export const isFiltered = (asked: QueueFilter): boolean => FILTERS.some((name) => isSet(asked, name));

/** The same without one filter, or without one of its values. */
export function without(asked: QueueAsk, name: FilterName, value?: string): QueueAsk {
	const { at: _at, ...first } = asked;
	if (name === 'amount') return { ...first, currency: undefined, least: undefined, most: undefined };
	if (name === 'asked') return { ...first, from: undefined, to: undefined };
	if (isChoice(name))
		return { ...first, [name]: value === undefined ? [] : asked[name].filter((one) => one !== value) };
	return { ...first, [name]: undefined };
}

/** Its name and whether it is turned around. */
export const sortOf = (sort: QueueAsk['sort']): { readonly by: QueueSort; readonly turned: boolean } => {
	const by = QUEUE_SORTS.find((name) => sort === name || sort === `-${name}`) ?? 'due';
	return { by, turned: sort.startsWith('-') };
};

const NEWEST_FIRST: readonly QueueTab[] = ['canceled', 'rejected', 'all'];

/** Whether the list runs downwards. What is due next comes first; what is over, the newest; the largest amount. */
export function isDescending(sort: QueueAsk['sort'], tab: QueueTab): boolean {
	const { by, turned } = sortOf(sort);
	const usual = by === 'newest' || by === 'amount' || (by === 'due' && NEWEST_FIRST.includes(tab));
	return usual !== turned;
}
