import { z } from 'zod';
import type { Minor } from '$lib/core/money';
import type { UndoAnswer } from '../../undo/undo-answers';
import { amountIn, caseForm } from '../forms';
import { readAmount } from '../refunds/refund-lines';

const words = z.string().trim().max(200).default('');

/** One effect's answer; an empty one is none. `refund` is what the effect is about: a refund, an article, a supplier. */
const answer = z.object({
	effect: z.string(),
	refund: words,
	answer: words,
	amount: words,
	date: words,
	reference: words
});
type TypedAnswer = z.output<typeof answer>;

export const undoForm = caseForm.extend({
	number: z.string().regex(/^C-\d+$/),
	currency: z.string().regex(/^[A-Z]{3}$/),
	answers: z.array(answer).default([]),
	accept_loss: words
});
type UndoTyped = Pick<z.output<typeof undoForm>, 'answers' | 'accept_loss' | 'currency'>;

/** What the form says, for the action. @throws Refused `order.amount_unreadable` */
export const undoAnswersOf = (form: UndoTyped) => answersBy(form, amountIn);

/** The same while it is being typed: what can't be read yet counts as nothing. */
export const answersSoFar = (form: UndoTyped) => answersBy(form, readAmount);

function answersBy({ answers, accept_loss, currency }: UndoTyped, read: (text: string, currency: string) => Minor) {
	const given = answers
		.filter(({ answer }) => answer !== '')
		.map((one) => answerOf(one, (text) => read(text, currency)));
	return { answers: given, ...(accept_loss === '' ? {} : { accept_loss: read(accept_loss, currency) }) };
}

const answerOf = ({ effect, refund, answer, ...rest }: TypedAnswer, read: (text: string) => Minor): UndoAnswer => ({
	effect,
	answer,
	...(refund === '' ? {} : { refund }),
	...(rest.amount === '' ? {} : { amount: read(rest.amount) }),
	...(rest.date === '' ? {} : { date: rest.date }),
	...(rest.reference === '' ? {} : { reference: rest.reference })
});

/** What stands in the page's form now. */
export function typedIn(form: FormData, count: number, currency: string): UndoTyped {
	const field = (name: string) => String(form.get(name) ?? '').trim();
	const answers = Array.from({ length: count }, (_, at) => ({
		effect: field(`answers[${at}].effect`),
		refund: field(`answers[${at}].refund`),
		answer: field(`answers[${at}].answer`),
		amount: field(`answers[${at}].amount`),
		date: field(`answers[${at}].date`),
		reference: field(`answers[${at}].reference`)
	}));
	return { answers, accept_loss: field('accept_loss'), currency };
}
