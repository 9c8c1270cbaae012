import { no, yes, type Verdict } from '$lib/core/refusal';
import type { UndoFacts } from './undo-facts';

/**
 * What staff found out about one effect, as `POST …/undo` takes it. Without `refund` it counts for all of that effect; money
 * that came again only where that is one.
 */
export type UndoAnswer = {
	readonly effect: string;
	readonly refund?: string | undefined;
	readonly answer?: string | undefined;
	readonly amount?: number | undefined;
	readonly date?: string | undefined;
	readonly reference?: string | undefined;
};

/** What an answer has to say besides. */
export type AnswerField = 'amount' | 'date' | 'reference';

/**
 * The questions: what each effect can be answered with, and what makes that answer complete. `recaptured` needs the
 * provider's reference; `paid_again` what came, when and under which reference; `confirmed`: the supplier goes on;
 * `back_order`: a manager lets the order wait for stock; `called_off`: the carrier does not stop the parcel any more.
 */
export const UNDO_ANSWERS = {
	gateway_refunded: { recaptured: ['reference'], balance_due: [] },
	deposit_paid: { paid_again: ['amount', 'date', 'reference'], balance_due: [] },
	stock_returned: { back_order: [] },
	supplier_asked: { confirmed: [] },
	intercept_asked: { called_off: [] }
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly AnswerField[]>>>>;
export type AskedEffect = keyof typeof UNDO_ANSWERS;

/** The answers an effect can have, with what each must say; none where nothing is asked. */
export const answersFor = (effect: string): readonly (readonly [answer: string, fields: readonly AnswerField[]])[] =>
	Object.entries(UNDO_ANSWERS).flatMap(([asked, answers]) => (asked === effect ? Object.entries(answers) : []));

/** The complete answer to an effect, if one was given. */
export function answerTo(answers: readonly UndoAnswer[], effect: AskedEffect, about: string): UndoAnswer | null {
	const choices = new Map(answersFor(effect));
	const isComplete = ({ effect: named, refund, answer = '', ...said }: UndoAnswer) =>
		named === effect &&
		(refund === undefined || refund === about) &&
		(choices.get(answer)?.every((field) => Boolean(said[field])) ?? false);
	return answers.find(isComplete) ?? null;
}

/** What can't be true of an answer, before anything is made of it: more than was paid out, or a day that is still to come. */
export function checkAnswers({ refunds, today }: UndoFacts, answers: readonly UndoAnswer[]): Verdict {
	for (const { answer, refund, amount = 0, date = '' } of answers) {
		if (answer !== 'paid_again') continue;
		if (date > today) return no('payment.date_ahead', { date, today });
		const most = refunds.find(({ id }) => id === refund)?.amount ?? Math.max(0, ...refunds.map((one) => one.amount));
		if (amount > most) return no('undo.paid_too_much', { amount, most });
	}
	return yes(undefined);
}
