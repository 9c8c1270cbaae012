import { m } from '$lib/paraglide/messages';
import type { AskedEffect } from './undo-answers';
import { UNDO_ANSWERS } from './undo-answers';
import type { Say } from '../words';

/** What is asked of staff before an undo, and what they can answer. */

const QUESTIONS: Readonly<Record<AskedEffect, Say>> = {
	gateway_refunded: m.undo_question_gateway_refunded,
	deposit_paid: m.undo_question_deposit_paid,
	stock_returned: m.undo_question_stock_returned,
	supplier_asked: m.undo_question_supplier_asked,
	intercept_asked: m.undo_question_intercept_asked
};
export const questionWord = (effect: string): string =>
	Object.entries(QUESTIONS).find(([asked]) => asked === effect)?.[1]() ?? '';

type Answer = { [Effect in AskedEffect]: keyof (typeof UNDO_ANSWERS)[Effect] }[AskedEffect];

const ANSWERS: Readonly<Record<Answer, { readonly label: Say; readonly hint: Say }>> = {
	recaptured: { label: m.undo_answer_recaptured, hint: m.undo_answer_recaptured_hint },
	balance_due: { label: m.undo_answer_balance_due, hint: m.undo_answer_balance_due_hint },
	paid_again: { label: m.undo_answer_paid_again, hint: m.undo_answer_paid_again_hint },
	back_order: { label: m.undo_answer_back_order, hint: m.undo_answer_back_order_hint },
	confirmed: { label: m.undo_answer_confirmed, hint: m.undo_answer_confirmed_hint },
	called_off: { label: m.undo_answer_called_off, hint: m.undo_answer_called_off_hint }
};

/** An answer and what follows from it. */
export function answerWords(effect: string, answer: string): { readonly label: string; readonly hint: string } {
	const words = Object.entries(ANSWERS).find(([name]) => name === answer)?.[1];
	if (!words) return { label: answer, hint: '' };
	const label = effect === 'deposit_paid' && answer === 'balance_due' ? m.undo_answer_not_yet() : words.label();
	return { label, hint: words.hint() };
}
