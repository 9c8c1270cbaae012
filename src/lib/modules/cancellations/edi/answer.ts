import type { AnswerLine, EdiAnswer, EdiChange } from '../../channels/edi/message';

/** What became of a change: done, or refused whole with the reason. Nothing is done by halves. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly why: string };

/** What is said back to a change. `day`: today, `YYYYMMDD`. */
export function answerTo({ number, whole, lines }: EdiChange, outcome: Outcome, day: string): EdiAnswer {
	const answer = { kind: 'answer', to: 'change', number, day } as const;
	if (!outcome.done) return { ...answer, answer: 'rejected', note: outcome.why, lines: [] };
	const said = lines.map(({ line, sku, action, quantity }): AnswerLine => {
		return { line, sku, answer: action === 'delete' ? 'deleted' : 'accepted', quantity: quantity ?? 0 };
	});
	return { ...answer, answer: 'accepted', note: '', lines: whole ? [] : said };
}
