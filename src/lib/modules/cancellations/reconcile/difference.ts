import type { DifferenceKind } from '../../refunds/differences';

export const DIFFERENCE_STATES = ['open', 'fixing', 'settled'] as const;
export type DifferenceState = (typeof DIFFERENCE_STATES)[number];

/** How it ended. `agreed`: both sides say the same by now. */
export const DIFFERENCE_OUTCOMES = ['booked', 'failed', 'dismissed', 'agreed'] as const;
export type DifferenceOutcome = (typeof DIFFERENCE_OUTCOMES)[number];

/** `book`: what the gateway says is booked here. `fail`: what the gateway never made has failed. */
export const FIXES = ['book', 'fail'] as const;
export type Fix = (typeof FIXES)[number];

/** The fix for each; where there is none a person looks into it and says what they found. */
export const FIX_FOR: Readonly<Record<DifferenceKind, Fix | undefined>> = {
	missing_here: 'book',
	missing_there: 'fail',
	state: 'book',
	amount: undefined
};
