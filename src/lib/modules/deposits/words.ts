import { m } from '$lib/paraglide/messages';
import type { RefundState } from '../refunds/status';
import { isTrouble, type Finding } from './result/result';
import type { Batch } from './batch';

type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
type Word = { readonly tone: Tone; readonly text: string };
type Standing = Pick<Batch, 'state' | 'exports' | 'paid' | 'failed'>;

/** How far a batch has come: made, with the bank, or how it ended. */
export function batchWord({ state, exports, paid, failed }: Standing): Word {
	if (state === 'open')
		return exports === 0
			? { tone: 'neutral', text: m.batch_state_new() }
			: { tone: 'info', text: m.batch_state_at_bank() };
	if (state === 'paid' && failed === 0) return { tone: 'success', text: m.batch_state_paid() };
	if (state === 'paid' && paid > 0) return { tone: 'warning', text: m.batch_state_part() };
	if (state === 'failed' || state === 'paid') return { tone: 'danger', text: m.batch_state_failed() };
	return { tone: 'neutral', text: m.batch_state_canceled() };
}

/** What became of one deposit of a batch. */
export function itemWord(state: RefundState, { exports }: Pick<Batch, 'exports'>): Word {
	if (state === 'succeeded') return { tone: 'success', text: m.batch_item_paid() };
	if (state === 'failed') return { tone: 'danger', text: m.batch_item_failed() };
	if (exports === 0) return { tone: 'neutral', text: m.batch_item_new() };
	return { tone: 'info', text: m.batch_item_waiting() };
}

const FINDINGS: Readonly<Record<Finding, (said: { readonly word: string }) => string>> = {
	fails: m.batch_finding_fails,
	fails_late: m.batch_finding_fails_late,
	known: m.batch_finding_known,
	paid: m.batch_finding_paid,
	open: m.batch_finding_open,
	unknown: m.batch_finding_unknown,
	twice: m.batch_finding_twice,
	unreadable: m.batch_finding_unreadable,
	amount_differs: m.batch_finding_amount_differs,
	not_in_bank: m.batch_finding_not_in_bank
};

/** What a line of the bank's answer means. */
export function findingWord({ finding, word }: { readonly finding: Finding; readonly word: string }): Word {
	const failed = finding === 'fails' || finding === 'fails_late';
	const tone = isTrouble({ finding }) ? 'danger' : failed ? 'warning' : finding === 'paid' ? 'success' : 'neutral';
	return { tone, text: FINDINGS[finding]({ word }) };
}
