import { m } from '$lib/paraglide/messages';
import { TENDER_NAMES } from '../../orders/tenders/tender-names';
import { ORIGINS } from '../../settings/origins';
import { REASONS } from '../../settings/reasons';
import { daysFilter, several } from '../filter-parts';
import { chipOf, filterWords } from '../queue/filter-words';
import { originWord } from '../wording/label-words';
import { unfiltered, type QueueAsk } from '../queue/queue-ask';
import { AGES, CHOICES, DUES, type Choice } from '../queue/queue-choices';
import type { QueueOptions } from '../queue/queue-options';
import { reasonWord, tenderWord } from '../words';
import { queueHref } from './queue/queue-address';
import { ageWord, channelWord, chipsOf, dueWord, filterWord } from './queue/queue-words';

type Option = { readonly value: string; readonly label: string };

/** The bar of filters, in words: its page shows it as it is, so that the words of every filter stay on the server. */
export const queueFilters = (ask: QueueAsk, options: QueueOptions, locale: string) => ({
	label: m.queue_filter_label(),
	// What has no menu of its own stays in the address while a menu asks anew.
	kept: {
		...{ tab: ask.tab, q: ask.q, sort: ask.sort === 'due' ? undefined : ask.sort },
		...{ sku: ask.sku, stands: ask.stands }
	},
	filters: menusOf(ask, options, locale),
	chips: chipsOf(ask, options, locale).map(({ name, value, rest }) => chipOf(filterWord(name), value, queueHref(rest))),
	clearHref: queueHref(unfiltered(ask)),
	words: filterWords()
});

const menusOf = (ask: QueueAsk, options: QueueOptions, locale: string) => [
	...severalOf(ask, options),
	one(
		'age',
		ask.age,
		optionsOf(AGES, (days) => ageWord(days, locale))
	),
	daysFilter(filterWord('asked'), ask),
	one('due', ask.due, optionsOf(DUES, dueWord)),
	one('assignee', ask.assignee, [
		{ value: 'me', label: m.queue_filter_mine() },
		{ value: 'none', label: m.queue_filter_nobody() },
		...named(options.staff)
	]),
	one('auto', ask.auto, [{ value: 'yes', label: m.queue_auto_yes() }]),
	{
		...{ kind: 'fields' as const, label: filterWord('amount') },
		fields: [
			{
				...{ name: 'currency', label: m.queue_filter_currency(), value: ask.currency, loose: true },
				options: optionsOf(options.currencies, (code) => code)
			},
			{ name: 'least', label: m.queue_filter_least(), inputmode: 'decimal' as const, value: ask.least },
			{ name: 'most', label: m.queue_filter_most(), inputmode: 'decimal' as const, value: ask.most }
		]
	}
];

function severalOf(ask: QueueAsk, options: QueueOptions) {
	const choices: Record<Choice, readonly Option[]> = {
		by: optionsOf(ORIGINS, originWord),
		reason: optionsOf(REASONS, reasonWord),
		tender: optionsOf(TENDER_NAMES, tenderWord),
		channel: optionsOf(options.channels, channelWord),
		supplier: named(options.suppliers)
	};
	return CHOICES.map((name) => several(name, { label: filterWord(name), options: choices[name], chosen: ask[name] }));
}

const optionsOf = <Value extends string>(values: readonly Value[], word: (value: Value) => string): Option[] =>
	values.map((value) => ({ value, label: word(value) }));
const named = (rows: QueueOptions['staff']): Option[] => rows.map(({ id, name }) => ({ value: id, label: name }));

type One = 'age' | 'due' | 'assignee' | 'auto';
const one = (name: One, value: string | undefined, options: readonly Option[]) => ({
	...{ kind: 'one' as const, name, label: filterWord(name), options, value }
});
/** The bar as its page gets it. */
export type QueueFilterBar = ReturnType<typeof queueFilters>;
