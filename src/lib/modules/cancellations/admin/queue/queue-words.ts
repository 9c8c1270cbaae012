import { formatNumber } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';
import { amountsWord, daysWord } from '../../queue/filter-words';
import { FILTERS, isSet, without, type FilterName, type QueueAsk } from '../../queue/queue-ask';
import { CHOICES, type Choice, type DueWhen } from '../../queue/queue-choices';
import type { QueueOptions } from '../../queue/queue-options';
import type { Reason } from '../../../settings/reasons';
import { originWord } from '../../wording/label-words';
import { reasonWord, say, tenderWord } from '../../words';

export const filterWord = say<FilterName>({
	by: m.queue_filter_by,
	reason: m.queue_filter_reason,
	tender: m.queue_filter_tender,
	channel: m.queue_filter_channel,
	supplier: m.queue_filter_supplier,
	age: m.queue_filter_age,
	asked: m.queue_filter_asked,
	due: m.queue_filter_due,
	assignee: m.queue_filter_assignee,
	auto: m.queue_filter_auto,
	amount: m.queue_filter_amount,
	sku: m.queue_filter_sku,
	stands: m.queue_filter_stands
});
/** A reason, or that none was given. */
export const whyWord = (reason: Reason | 'none'): string => reasonWord(reason === 'none' ? null : reason);

const CHANNELS: Readonly<Record<string, () => string>> = { api: m.queue_channel_api, import: m.queue_channel_import };
export const channelWord = (channel: string): string => CHANNELS[channel]?.() ?? channel;

export const ageWord = (days: string, locale: string): string =>
	m.queue_filter_older({ days: formatNumber(Number(days), locale) });

export const dueWord = (due: DueWhen): string => (due === 'today' ? m.dash_due_today() : m.dash_overdue());

export function assigneeWord(assignee: string, { staff }: QueueOptions): string {
	if (assignee === 'me') return m.queue_filter_mine();
	if (assignee === 'none') return m.queue_filter_nobody();
	return staff.find(({ id }) => id === assignee)?.name ?? assignee;
}

/** A filter that is set, in words, and what is asked for without it. */
export type Chip = { readonly name: FilterName; readonly value: string; readonly rest: QueueAsk };

/** One chip for each value that is set, in the order of the menus. */
export function chipsOf(ask: QueueAsk, options: QueueOptions, locale: string): Chip[] {
	const words = {
		by: ask.by.map((one) => [one, originWord(one)] as const),
		reason: ask.reason.map((one) => [one, whyWord(one)] as const),
		tender: ask.tender.map((one) => [one, tenderWord(one)] as const),
		channel: ask.channel.map((one) => [one, channelWord(one)] as const),
		supplier: ask.supplier.map((one) => [one, supplierWord(one, options)] as const)
	};
	return FILTERS.filter((name) => isSet(ask, name)).flatMap((name): Chip[] =>
		isChoice(name)
			? words[name].map(([value, word]) => ({ name, value: word, rest: without(ask, name, value) }))
			: [{ name, value: singleWord(ask, name, { options, locale }), rest: without(ask, name) }]
	);
}

const isChoice = (name: FilterName): name is Choice => CHOICES.some((one) => one === name);
const supplierWord = (id: string, { suppliers }: QueueOptions) =>
	id === 'none' ? m.insight_own_stock() : (suppliers.find((one) => one.id === id)?.name ?? id);

type Telling = { readonly options: QueueOptions; readonly locale: string };

function singleWord(ask: QueueAsk, name: Exclude<FilterName, Choice>, { options, locale }: Telling): string {
	switch (name) {
		case 'age':
			return ageWord(ask.age ?? '', locale);
		case 'asked':
			return daysWord(ask.from, ask.to, locale);
		case 'due':
			return ask.due ? dueWord(ask.due) : '';
		case 'assignee':
			return assigneeWord(ask.assignee ?? '', options);
		case 'amount':
			return amountsWord(ask, locale);
		case 'sku':
			return ask.sku ?? '';
		case 'auto':
			return m.queue_auto_yes();
		case 'stands':
			return m.queue_stands_yes();
	}
}
