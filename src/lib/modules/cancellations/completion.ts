import { sum, type Minor } from '$lib/core/money';
import { IN_FLIGHT, LIVE, type RefundState } from '$lib/modules/refunds/status';

/** A refund row of the case. `external`: by a gateway, a bank or a person; not our own points, credit or gift card. */
export type SettledRefund = {
	readonly kind: 'refund' | 'void';
	readonly external: boolean;
	readonly state: RefundState;
	readonly amount: Minor;
};

export type CompletionFacts = {
	readonly due: Minor;
	/** The part of `due` that leaves us by a bank or gateway (voids count). */
	readonly externalDue: Minor;
	readonly refunds: readonly SettledRefund[];
	readonly waived: Minor;
	readonly lost: Minor;
	/** A supplier's answer, or what staff do about its no, is waited for. */
	readonly supplierAwaited: boolean;
};

export type Completion = 'wait' | 'release_stored_value' | 'complete';

/**
 * Whether a case in progress is done. External money first: none of it queued to pending, no authorization still to void.
 * Once what came back, was waived or lost and the stored value that is planned reach `due`, stored value goes back and the
 * case is canceled. A case without external money waits for the supplier's yes, or for what staff do about its no (T6); one
 * with it does not (T10): its refund waited before.
 */
export function completionOf(facts: CompletionFacts): Completion {
	const { due, externalDue, refunds, waived, lost, supplierAwaited } = facts;
	const external = refunds.filter((refund) => refund.external);
	const toVoid = refunds.some(({ kind, state }) => kind === 'void' && LIVE.includes(state));
	if (toVoid || external.some(({ state }) => IN_FLIGHT.includes(state))) return 'wait';
	if (externalDue === 0 && supplierAwaited) return 'wait';
	const stored = refunds.filter((refund) => !refund.external && LIVE.includes(refund.state));
	const accounted = paidOf(refunds) + sum(stored.map(({ amount }) => amount)) + waived + lost;
	if (accounted < due) return 'wait';
	return stored.length > 0 ? 'release_stored_value' : 'complete';
}

const paidOf = (refunds: readonly SettledRefund[]): Minor =>
	sum(refunds.filter(({ state }) => state === 'succeeded').map(({ amount }) => amount));

/** T11: what of the external due is neither paid, waived nor lost yet. Waiving over money on its way is refused. */
export function waivable({ due, externalDue, refunds, waived, lost }: CompletionFacts): Minor {
	const external = refunds.filter((refund) => refund.external);
	if (external.some(({ state }) => IN_FLIGHT.includes(state))) return 0;
	const stored = sum(refunds.filter((one) => !one.external && LIVE.includes(one.state)).map(({ amount }) => amount));
	const left = Math.min(externalDue - paidOf(external), due - paidOf(refunds) - stored);
	return Math.max(0, left - waived - lost);
}
