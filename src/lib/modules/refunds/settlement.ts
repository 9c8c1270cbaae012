import type { Receipt } from '$lib/modules/payments/gateway';
import type { RefundIntent, RefundState } from './status';

/**
 * What a gateway's answer means for a refund in that state. It only ever moves on: a repeated, late or overtaken answer
 * has no row here and changes nothing.
 */
const MEANING: Record<Receipt['state'], Partial<Record<RefundState, RefundIntent>>> = {
	pending: { submitted: 'wait' },
	succeeded: { submitted: 'succeed', pending: 'succeed' },
	failed: { submitted: 'fail', pending: 'fail', succeeded: 'bounce' },
	blocked_by_dispute: { submitted: 'block' }
};

/** The step this answer asks for; none when there is nothing new in it. */
export const settlementStep = (state: RefundState, answer: Receipt['state']): RefundIntent | undefined =>
	MEANING[answer][state];
