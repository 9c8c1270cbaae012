import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { REFUND_STATES } from '../../refunds/status';
import type { DifferenceKind } from '../../refunds/differences';
import { refundStateWord } from '../money/refund-words';
import { say } from '../words';
import type { DifferenceOutcome } from './difference';

export const differenceWord = say<DifferenceKind>({
	missing_here: m.reconcile_missing_here,
	missing_there: m.reconcile_missing_there,
	amount: m.reconcile_amount,
	state: m.reconcile_state
});

/** What stands behind it, and what the fix does. */
export const fixHint = say<DifferenceKind>({
	missing_here: m.reconcile_hint_missing_here,
	missing_there: m.reconcile_hint_missing_there,
	amount: m.reconcile_hint_amount,
	state: m.reconcile_hint_state
});

export const fixWord = say<DifferenceKind>({
	missing_here: m.reconcile_fix_book,
	missing_there: m.reconcile_fix_fail,
	amount: m.reconcile_dismiss,
	state: m.reconcile_fix_take_over
});

const OUTCOMES = say<DifferenceOutcome>({
	booked: m.reconcile_outcome_booked,
	failed: m.reconcile_outcome_failed,
	dismissed: m.reconcile_outcome_dismissed,
	agreed: m.reconcile_outcome_agreed
});
export const outcomeWord = (outcome: DifferenceOutcome | null): string => (outcome === null ? '' : OUTCOMES(outcome));

/** A state of ours, or of a gateway's that is called the same. */
export const sideWord = (state: string): string => (isOneOf(REFUND_STATES, state) ? refundStateWord(state) : state);
