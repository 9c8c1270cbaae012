import { DIFFERENCE_KINDS } from '../../refunds/differences';

/** What two sides can say differently: of a movement of money, of how an order stands, or of how many units are gone. */
export const DRIFT_KINDS = [...DIFFERENCE_KINDS, 'units'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

export const DIFFERENCE_STATES = ['open', 'fixing', 'settled'] as const;
export type DifferenceState = (typeof DIFFERENCE_STATES)[number];

/** How it ended. `agreed`: all sides say the same by now. */
export const DIFFERENCE_OUTCOMES = ['booked', 'failed', 'pushed', 'dismissed', 'agreed'] as const;
export type DifferenceOutcome = (typeof DIFFERENCE_OUTCOMES)[number];

/**
 * `book`: what the other side says is booked here. `fail`: what a gateway never made has failed. `push`: what stands here
 * is sent to the store again.
 */
export const FIXES = ['book', 'fail', 'push'] as const;
export type Fix = (typeof FIXES)[number];

export const OUTCOME_OF = { book: 'booked', fail: 'failed', push: 'pushed' } as const satisfies Record<
	Fix,
	DifferenceOutcome
>;

/** What tells how a difference can be put right. */
export type Drift = {
	readonly kind: DriftKind;
	readonly tenderId: string | null;
	readonly refundId: string | null;
	readonly oursUnits: number | null;
	readonly platformUnits: number | null;
};

/** The fix for each; where there is none a person looks into it and says what they found. */
export function fixFor({ kind, tenderId, refundId, oursUnits, platformUnits }: Drift): Fix | undefined {
	if (kind === 'units') return (platformUnits ?? 0) > (oursUnits ?? 0) ? 'book' : 'push';
	if (kind === 'amount') return undefined;
	if (kind === 'state') return tenderId === null ? 'push' : 'book';
	if (kind === 'missing_here') return 'book';
	return refundId === null ? undefined : 'fail';
}
