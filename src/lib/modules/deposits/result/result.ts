import { minorFromDecimal } from '$lib/core/decimal';
import type { BatchItem } from '../batch';
import { idFromReference } from '../reference';

/** What a bank says of one transfer. `open`: it has it, and has not decided yet. */
export type Told = 'failed' | 'paid' | 'open';

/** One line of a bank's answer. `told` is missing where its word for it is one nobody knows. */
export type ResultLine = {
	readonly line: number;
	readonly reference: string;
	readonly told?: Told | undefined;
	readonly word: string;
	readonly reason: string;
	readonly amount?: string | undefined;
};

/** A whole answer. `all`: what it says of every transfer that it does not name. */
export type BankResult = { readonly lines: readonly ResultLine[]; readonly all?: Omit<ResultLine, 'reference'> };

/** What would follow: the refund fails, fails although it was booked as paid, or nothing new. */
export const FOLLOWS = ['fails', 'fails_late', 'known', 'paid', 'open'] as const;
/** Why a line can't be taken: the batch has no such refund, or has it twice in the file, … */
export const TROUBLES = ['unknown', 'twice', 'unreadable', 'amount_differs', 'not_in_bank'] as const;
export type Finding = (typeof FOLLOWS)[number] | (typeof TROUBLES)[number];

/** One line beside the refund it is about. */
export type Compared = {
	readonly line: number;
	readonly reference: string;
	readonly finding: Finding;
	readonly reason: string;
	readonly word: string;
	readonly item?: BatchItem | undefined;
};

/** What a bank's answer would change in a batch, line by line. Changes nothing. */
export function compare({ lines, all }: BankResult, items: readonly BatchItem[], currency: string): Compared[] {
	const named = lines.map((line, at) => findingOf(line, at, { lines, items, currency }));
	if (!all) return named;
	const mentioned = new Set(named.map(({ item }) => item?.id));
	const rest = items.filter(({ id }) => !mentioned.has(id));
	return [...named, ...rest.map((item) => ({ ...all, reference: item.id, item, finding: followOf(all.told, item) }))];
}

type Around = {
	readonly lines: readonly ResultLine[];
	readonly items: readonly BatchItem[];
	readonly currency: string;
};

function findingOf(line: ResultLine, at: number, { lines, items, currency }: Around): Compared {
	const id = idFromReference(line.reference);
	const item = items.find((one) => one.id === id);
	const seen = lines.slice(0, at).some((other) => idFromReference(other.reference) === id);
	const finding = seen ? 'twice' : troubleOf(line, item, currency);
	return { line: line.line, reference: line.reference, reason: line.reason, word: line.word, item, finding };
}

function troubleOf({ told, amount }: ResultLine, item: BatchItem | undefined, currency: string): Finding {
	if (!item) return 'unknown';
	if (told === undefined) return 'unreadable';
	if (amount !== undefined && !isSame(amount, item, currency)) return 'amount_differs';
	return followOf(told, item);
}

function isSame(amount: string, item: BatchItem, currency: string): boolean {
	const read = minorFromDecimal(amount, currency);
	return read.ok && !read.value.rounded && read.value.minor === item.amount;
}

function followOf(told: Told | undefined, { state }: BatchItem): Finding {
	if (told !== 'failed') return told ?? 'unreadable';
	if (state === 'submitted') return 'fails';
	if (state === 'succeeded') return 'fails_late';
	return state === 'failed' ? 'known' : 'not_in_bank';
}

export const isTrouble = ({ finding }: Pick<Compared, 'finding'>): boolean =>
	TROUBLES.some((trouble) => trouble === finding);

/** What would fail by it. */
export const failuresIn = (compared: readonly Compared[]): { refund: string; reason: string }[] =>
	compared.flatMap(({ finding, item, reason, word }) =>
		item && (finding === 'fails' || finding === 'fails_late') ? [{ refund: item.id, reason: reason || word }] : []
	);
