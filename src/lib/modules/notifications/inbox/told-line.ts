import { isOneOf } from '$lib/core/one-of';
import type { Locale } from '$lib/paraglide/runtime';
import { m } from '$lib/paraglide/messages';
import type { Block, Letter } from '../block';
import type { Writing } from '../message';
import { MESSAGES } from '../messages';
import { NAMES, PAYMENT_MESSAGES } from '../names';

type Told = {
	readonly id: string;
	readonly message: string;
	readonly content: unknown;
	readonly at: Date;
	readonly readAt: Date | null;
	readonly order: string;
	readonly case: string | null;
};

/** What was told, as a list shows it: the letter's subject, and what it says first. */
export type ToldLine = {
	readonly id: string;
	readonly title: string;
	readonly text: string;
	readonly at: Date;
	readonly unread: boolean;
	/** What it is about, by its number. */
	readonly about: string;
};

/** The same words as the mail's, in the language they are read in now. */
export function toldLine(told: Told, to: Writing): ToldLine {
	const { id, at, order } = told;
	const letter = letterOf(told, to);
	const title = letter?.subject ?? m.inbox_news({ order }, { locale: to.locale });
	const text = letter ? firstWords(letter) : '';
	return { id, title, text, at, unread: told.readAt === null, about: aboutWords(told, to.locale) };
}

const aboutWords = ({ order, case: number }: Told, locale: Locale) =>
	number === null ? m.mine_order({ number: order }, { locale }) : m.case_title({ number }, { locale });

/** None for what an older version of us told in another form. */
function letterOf({ message, content }: Told, to: Writing): Letter | undefined {
	if (!isOneOf(NAMES, message)) return undefined;
	const { payload, compose } = MESSAGES[message];
	return payload.safeParse(content).success ? compose(content, to) : undefined;
}

/** What somebody wrote; else what stands after the greeting. */
function firstWords({ blocks }: Letter): string {
	const quote = blocks.find(isQuote);
	const [, said] = blocks.filter(isText);
	return (quote ?? said)?.text ?? '';
}

type Said = Extract<Block, { readonly text: string }>;
const isQuote = (block: Block): block is Said => block.kind === 'quote';
const isText = (block: Block): block is Said => block.kind === 'text';

/** Where it leads: what is to be paid is found with the order. */
export const toldPath = ({ message, order, case: number }: Pick<Told, 'message' | 'order' | 'case'>): string =>
	number === null || (message !== 'order-again' && isOneOf(PAYMENT_MESSAGES, message))
		? `/account/orders/${encodeURIComponent(order)}`
		: `/account/cancellations/${encodeURIComponent(number)}`;
