import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { REFUND_STATES } from '../../refunds/status';
import { refundStateWord } from '../money/refund-words';
import { say } from '../words';
import { fixFor, type DifferenceOutcome, type DriftKind } from './difference';
import type { DifferenceRow } from './view';

type Shown = DifferenceRow['difference'];

/** Where a movement, or the whole order, is missing tells which side that is. */
export const differenceWord = (one: Shown): string =>
	one.kind === 'missing_there' && one.connectionId !== null ? m.reconcile_missing_store() : KINDS(one.kind);

const KINDS = say<DriftKind>({
	missing_here: m.reconcile_missing_here,
	missing_there: m.reconcile_missing_there,
	amount: m.reconcile_amount,
	state: m.reconcile_state,
	units: m.reconcile_units
});

/** What stands behind it, and what the fix does. */
export function fixHint(one: Shown): string {
	const fix = fixFor(one);
	if (one.kind === 'units') return fix === 'book' ? m.reconcile_hint_units_book() : m.reconcile_hint_units_push();
	if (one.connectionId === null) return HINTS(one.kind);
	if (one.kind === 'state' && fix === 'push') return m.reconcile_hint_state_push();
	return one.kind === 'missing_there' && fix === undefined ? m.reconcile_hint_order_gone() : STORE_HINTS(one.kind);
}

const HINTS = say<Exclude<DriftKind, 'units'>>({
	missing_here: m.reconcile_hint_missing_here,
	missing_there: m.reconcile_hint_missing_there,
	amount: m.reconcile_hint_amount,
	state: m.reconcile_hint_state
});

const STORE_HINTS = say<Exclude<DriftKind, 'units'>>({
	missing_here: m.reconcile_hint_store_missing_here,
	missing_there: m.reconcile_hint_store_missing_there,
	amount: m.reconcile_hint_amount,
	state: m.reconcile_hint_store_state
});

export function fixWord(one: Shown): string {
	const fix = fixFor(one);
	if (fix === 'push') return m.reconcile_fix_push();
	if (fix === 'fail') return m.reconcile_fix_fail();
	if (one.kind !== 'state') return m.reconcile_fix_book();
	return one.connectionId === null ? m.reconcile_fix_take_over() : m.reconcile_fix_take_over_store();
}

const OUTCOMES = say<DifferenceOutcome>({
	booked: m.reconcile_outcome_booked,
	failed: m.reconcile_outcome_failed,
	pushed: m.reconcile_outcome_pushed,
	dismissed: m.reconcile_outcome_dismissed,
	agreed: m.reconcile_outcome_agreed
});
export const outcomeWord = (outcome: DifferenceOutcome | null): string => (outcome === null ? '' : OUTCOMES(outcome));

const ORDER_STATES = { open: m.reconcile_order_open, closed: m.reconcile_order_closed } as const;

/** A state of ours, or of the other side's that is called the same; or how an order stands. */
export const sideWord = (state: string): string => {
	if (state === 'open' || state === 'closed') return ORDER_STATES[state]();
	return isOneOf(REFUND_STATES, state) ? refundStateWord(state) : state;
};
