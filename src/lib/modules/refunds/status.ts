import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Right } from '$lib/core/actor';

export const REFUND_STATES = [
	'planned',
	'queued',
	'submitted',
	'pending',
	'succeeded',
	'failed',
	'canceled',
	'on_hold',
	'blocked_by_dispute'
] as const;
export type RefundState = (typeof REFUND_STATES)[number];

type StepShape = {
	intent: string;
	from: readonly (RefundState | 'none')[];
	to: RefundState;
	rights: readonly Right[];
	event: `refund.${string}`;
};

/**
 * The life of one refund. `book`: money a channel already moved. `settle`: stored value, and a deposit a person marks as
 * paid, never leave for a gateway. `retry` leaves the failed row as it is: the new try is a new row with a key of its own.
 * `batch`: a deposit goes to the bank in a file with others; only those come back by `unbatch`.
 * `hold`: by a person, or by the policy until a person lets it go. `lose`: the dispute paid the shopper. `bounce`: a success that failed after all (T12).
 */
// prettier-ignore
export const REFUND_STEPS = [
	{ intent: 'plan',    from: ['none'],                                              to: 'planned',            rights: ['system', 'decide'], event: 'refund.planned' },
	{ intent: 'book',    from: ['none'],                                              to: 'succeeded',          rights: ['system'],           event: 'refund.succeeded' },
	{ intent: 'queue',   from: ['planned'],                                           to: 'queued',             rights: ['system', 'pay'],    event: 'refund.queued' },
	{ intent: 'batch',   from: ['planned'],                                           to: 'submitted',          rights: ['pay'],              event: 'refund.batched' },
	{ intent: 'unbatch', from: ['submitted'],                                         to: 'planned',            rights: ['pay'],              event: 'refund.unbatched' },
	{ intent: 'submit',  from: ['queued'],                                            to: 'submitted',          rights: ['system'],           event: 'refund.submitted' },
	{ intent: 'wait',    from: ['submitted'],                                         to: 'pending',            rights: ['system'],           event: 'refund.pending' },
	{ intent: 'succeed', from: ['submitted', 'pending'],                              to: 'succeeded',          rights: ['system'],           event: 'refund.succeeded' },
	{ intent: 'settle',  from: ['planned', 'queued'],                                 to: 'succeeded',          rights: ['system', 'pay'],    event: 'refund.succeeded' },
	{ intent: 'fail',    from: ['submitted', 'pending'],                              to: 'failed',             rights: ['system'],           event: 'refund.failed' },
	{ intent: 'bounce',  from: ['succeeded'],                                         to: 'failed',             rights: ['system'],           event: 'refund.failed_late' },
	{ intent: 'retry',   from: ['failed'],                                            to: 'failed',             rights: ['pay'],              event: 'refund.retried' },
	{ intent: 'hold',    from: ['planned', 'queued'],                                 to: 'on_hold',            rights: ['system', 'pay'],    event: 'refund.held' },
	{ intent: 'release', from: ['on_hold'],                                           to: 'queued',             rights: ['pay'],              event: 'refund.released' },
	{ intent: 'block',   from: ['planned', 'queued', 'submitted', 'on_hold'],         to: 'blocked_by_dispute', rights: ['system'],           event: 'refund.blocked' },
	{ intent: 'unblock', from: ['blocked_by_dispute'],                                to: 'queued',             rights: ['system'],           event: 'refund.unblocked' },
	{ intent: 'lose',    from: ['blocked_by_dispute'],                                to: 'canceled',           rights: ['system'],           event: 'refund.lost_to_dispute' },
	{ intent: 'cancel',  from: ['planned', 'queued', 'on_hold', 'blocked_by_dispute'], to: 'canceled',          rights: ['system', 'decide', 'manage'], event: 'refund.canceled' }
] as const satisfies readonly StepShape[];

export type RefundStep = (typeof REFUND_STEPS)[number];
export type RefundIntent = RefundStep['intent'];
export type RefundEvent = RefundStep['event'];
export const REFUND_INTENTS: readonly RefundIntent[] = REFUND_STEPS.map(({ intent }) => intent);

const holds = (list: readonly string[], one: string) => list.includes(one);

/** The row of the table, or a refusal that says the state and what is possible instead. */
export function refundStepFor(
	from: RefundState | 'none',
	intent: RefundIntent,
	rights: ReadonlySet<Right>
): Verdict<RefundStep> {
	const step = REFUND_STEPS.find((row) => row.intent === intent && holds(row.from, from));
	if (!step) return no('refund.wrong_status', { state: from, possible: refundIntentsFrom(from, rights) });
	return step.rights.some((right) => rights.has(right)) ? yes(step) : no('auth.forbidden', { intent });
}

/** What this person can do with a refund in that state. */
export const refundIntentsFrom = (from: RefundState | 'none', rights: ReadonlySet<Right>): RefundIntent[] =>
	REFUND_STEPS.filter((row) => holds(row.from, from) && row.rights.some((right) => rights.has(right))).map(
		({ intent }) => intent
	);

/** States that keep their amount reserved on the tender; at most one such refund per tender and cancellation. */
export const LIVE: readonly RefundState[] = [
	'planned',
	'queued',
	'submitted',
	'pending',
	'on_hold',
	'blocked_by_dispute'
];
/** On its way: nobody may waive, undo or complete over it. */
export const IN_FLIGHT: readonly RefundState[] = ['queued', 'submitted', 'pending'];
/** A gateway may have it already. */
export const OUTSIDE: readonly RefundState[] = ['submitted', 'pending'];
