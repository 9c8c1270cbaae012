import type { AnswerLine, EdiAnswer } from '../../channels/edi/message';
import type { Case } from '../case';
import type { Meaning } from './items';
import { numberOf, type EdiLine } from './lines';

export type Decision = 'accepted' | 'rejected';

/** What is decided and may be told: an acceptance once its grace is over. */
export function decisionOn({ state, releasedAt, graceUntil }: Pick<Case, 'state' | 'releasedAt' | 'graceUntil'>) {
	if (state === 'rejected') return 'rejected';
	const isOver = releasedAt !== null || graceUntil === null;
	return (state === 'in_progress' || state === 'canceled') && isOver ? 'accepted' : undefined;
}

type Items = Pick<Case, 'items'>;
type Told = { readonly number: string; readonly day: string; readonly meaning: Meaning; readonly why: string };

/** The answer to what a buyer asked for. A whole order is answered without lines, as it is asked for. */
export function outcomeOf({ items }: Items, lines: readonly EdiLine[], told: Told & { decision: Decision }): EdiAnswer {
	const { number, day, why, decision } = told;
	const head = { kind: 'answer', to: 'change', number, day } as const;
	if (decision === 'rejected') return { ...head, answer: 'rejected', note: why.slice(0, 250), lines: [] };
	return { ...head, answer: 'accepted', note: '', lines: isWhole(items, lines) ? [] : said(items, lines, told) };
}

/** What a buyer is told of a cancellation that is ours. */
export const noticeOf = ({ items }: Items, lines: readonly EdiLine[], told: Told): EdiAnswer => ({
	...{ kind: 'answer', to: 'change', number: told.number, day: told.day, answer: 'changed', note: told.why },
	lines: said(items, lines, told)
});

/**
 * What a buyer is told when units left after all that it heard were canceled: how the case stands now, and which lines come
 * again. `before`: what it was told first.
 */
export function correctedOf(
	{ items }: Items,
	lines: readonly EdiLine[],
	told: Told & { before: EdiAnswer }
): EdiAnswer {
	const { number, day, why, before } = told;
	const kept = said(items, lines, told);
	const back = lines.flatMap((line): AnswerLine[] => {
		const [named, of] = [numberOf(line), { sku: line.sku, answer: 'rejected' as const }];
		const was = before.lines.length === 0 || before.lines.some((one) => one.line === named);
		if (!was || kept.some((one) => one.line === named)) return [];
		return [{ line: named, ...of, quantity: line.quantity - line.units.canceled }];
	});
	return { kind: 'answer', to: 'change', number, day, answer: 'changed', note: why, lines: [...kept, ...back] };
}

const isWhole = (items: Case['items'], lines: readonly EdiLine[]) =>
	lines.every(({ id, quantity }) => items.find(({ lineItemId }) => lineItemId === id)?.quantity === quantity);

const said = (items: Case['items'], lines: readonly EdiLine[], { meaning }: Pick<Told, 'meaning'>): AnswerLine[] =>
	items.flatMap(({ lineItemId, quantity }): AnswerLine[] => {
		const line = lines.find(({ id }) => id === lineItemId);
		if (!line) return [];
		const left = line.quantity - line.units.canceled;
		const of = { line: numberOf(line), sku: line.sku };
		if (left === 0) return [{ ...of, answer: 'deleted', quantity }];
		return [{ ...of, answer: 'accepted', quantity: meaning === 'left' ? left : quantity }];
	});
