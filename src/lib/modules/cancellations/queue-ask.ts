import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { TENDER_NAMES } from '../orders/tender-names';
import { ORIGINS } from '../settings/origins';
import { REASONS } from '../settings/reasons';
import { QUEUE_TABS, type QueueTab } from './queue';

/** What the queue can be sorted by; a minus before it turns it around. Each has an index of its own. */
export const QUEUE_SORTS = ['due', 'newest', 'amount', 'customer'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
const TURNED = ['-due', '-newest', '-amount', '-customer'] as const;

/** Cases older than so many days. */
export const AGES = ['1', '3', '7', '14', '30'] as const;
/** What should have been done by now, and what has to be done before the reader's midnight. */
export const DUES = ['overdue', 'today'] as const;
export type DueWhen = (typeof DUES)[number];
/** Filters of which several values may be chosen: any one of them will do. */
export const CHOICES = ['by', 'reason', 'tender', 'channel', 'supplier'] as const;
export type Choice = (typeof CHOICES)[number];

const LONGEST_SEARCH = 320;
const MOST_CHOSEN = 50;

/** What makes sense of the values in the address, each once; the rest is as if it were not there. */
const someOf = <T>(one: z.ZodType<T>) =>
	z.array(z.unknown()).transform((values) => {
		const read = values.flatMap((value) => one.safeParse(value).data ?? []);
		return [...new Set(read)].slice(0, MOST_CHOSEN);
	});
const perhaps = <T>(one: z.ZodType<T>) => one.optional().catch(undefined);
/** `1,200.50` as people type it; never below nothing. */
const decimal = perhaps(
	z
		.string()
		.transform((text) => text.replace(/[\s,]/g, ''))
		.pipe(z.string().regex(/^\d{1,15}(\.\d{0,4})?$/))
);

const filters = z.object({
	by: someOf(z.enum(ORIGINS)),
	reason: someOf(z.enum(REASONS)),
	tender: someOf(z.enum(TENDER_NAMES)),
	channel: someOf(z.string().min(1).max(200)),
	supplier: someOf(idOf('sup')),
	age: perhaps(z.enum(AGES)),
	due: perhaps(z.enum(DUES)),
	assignee: perhaps(z.union([z.enum(['me', 'none']), idOf('stf')])),
	currency: perhaps(z.string().regex(/^[A-Z]{3}$/)),
	least: decimal,
	most: decimal
});

/** All that an address of the queue can ask for: which cases, in which order, from where on. */
export const queueAsk = filters
	.extend({
		tab: z.enum(QUEUE_TABS).catch('requested'),
		q: z.preprocess(printable, z.string()),
		sort: z.enum([...QUEUE_SORTS, ...TURNED]).catch('due'),
		at: perhaps(z.string().max(2000))
	})
	.transform(withoutLooseAmount);
export type QueueAsk = z.output<typeof queueAsk>;
export type QueueFilter = z.output<typeof filters>;

function printable(text: unknown): string {
	return typeof text === 'string'
		? text
				.replace(/\p{Cc}/gu, ' ')
				.trim()
				.slice(0, LONGEST_SEARCH)
		: '';
}

/** Amounts compare within one currency only, so without one there is no range, and without a range no currency. */
function withoutLooseAmount<T extends QueueFilter>(asked: T): T {
	const { currency, least, most } = asked;
	const whole = currency !== undefined && (least !== undefined || most !== undefined);
	return whole ? asked : { ...asked, currency: undefined, least: undefined, most: undefined };
}

/** What an address asks for. The amount is `min..max`, or two fields of a form that was sent without JavaScript. */
export function askedIn(params: URLSearchParams): QueueAsk {
	const [least, most] = (params.get('amount') ?? '').split('..');
	const single = Object.fromEntries(
		['age', 'due', 'assignee', 'currency', 'tab', 'q', 'sort', 'at'].flatMap((name) => {
			const value = params.get(name);
			return value ? [[name, value]] : [];
		})
	);
	return queueAsk.parse({
		...single,
		...Object.fromEntries(CHOICES.map((name) => [name, params.getAll(name)])),
		least: params.get('least') || least || undefined,
		most: params.get('most') || most || undefined
	});
}

/** The parts of the address that asks for this; what is not asked for is left out. */
export function partsOf({ least, most, sort, ...asked }: QueueAsk) {
	const amount = least === undefined && most === undefined ? undefined : `${least ?? ''}..${most ?? ''}`;
	return { ...asked, amount, sort: sort === 'due' ? undefined : sort };
}

/** The same with no filter set, from the front. */
export const unfiltered = ({ tab, q, sort }: QueueAsk): QueueAsk => queueAsk.parse({ ...NOTHING, tab, q, sort });
const NOTHING = { by: [], reason: [], tender: [], channel: [], supplier: [] };

/** Which filters are set, in the order of the menus. */
export const FILTERS = [...CHOICES, 'age', 'due', 'assignee', 'amount'] as const;
export type FilterName = (typeof FILTERS)[number];

export const isSet = (asked: QueueFilter, name: FilterName): boolean => {
	if (name === 'amount') return asked.currency !== undefined;
	const value = asked[name];
	return Array.isArray(value) ? value.length > 0 : value !== undefined;
};

export const isFiltered = (asked: QueueFilter): boolean => FILTERS.some((name) => isSet(asked, name));

/** The same without one filter, or without one of its values. */
export function without(asked: QueueAsk, name: FilterName, value?: string): QueueAsk {
	const { at: _at, ...first } = asked;
	if (name === 'amount') return { ...first, currency: undefined, least: undefined, most: undefined };
	if (name === 'age' || name === 'due' || name === 'assignee') return { ...first, [name]: undefined };
	return { ...first, [name]: value === undefined ? [] : asked[name].filter((one) => one !== value) };
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
