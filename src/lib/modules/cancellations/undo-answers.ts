/** What staff found out about one effect, as `POST …/undo` takes it. Without `refund` it counts for all of that effect. */
export type UndoAnswer = {
	readonly effect: string;
	readonly refund?: string | undefined;
	readonly answer?: string | undefined;
	readonly amount?: number | undefined;
	readonly date?: string | undefined;
	readonly reference?: string | undefined;
};

/**
 * What each effect can be answered with. `recaptured` needs the provider's reference; `paid_again` what came, when and
 * under which reference; `confirmed`: the supplier goes on; `back_order`: a manager lets the order wait for stock.
 */
export const UNDO_ANSWERS = {
	gateway_refunded: ['recaptured', 'balance_due'],
	deposit_paid: ['paid_again', 'balance_due'],
	stock_returned: ['back_order'],
	supplier_asked: ['confirmed']
} as const;

const COMPLETE: Readonly<Record<string, (answer: UndoAnswer) => boolean>> = {
	recaptured: ({ reference }) => Boolean(reference),
	paid_again: ({ amount, date, reference }) => amount !== undefined && Boolean(date) && Boolean(reference),
	balance_due: () => true,
	back_order: () => true,
	confirmed: () => true
};

/** The complete answer to an effect, if one was given. */
export function answerTo(
	answers: readonly UndoAnswer[],
	effect: keyof typeof UNDO_ANSWERS,
	about: string
): UndoAnswer | null {
	const choices: readonly string[] = UNDO_ANSWERS[effect];
	const fits = ({ effect: named, refund, answer = '' }: UndoAnswer) =>
		named === effect && (refund === undefined || refund === about) && choices.includes(answer);
	return answers.find((given) => fits(given) && COMPLETE[given.answer ?? '']?.(given)) ?? null;
}
