import type Stripe from 'stripe';
import { z } from 'zod';
import { SECOND } from '$lib/core/time';
import type { Movement, MovementKind, Receipt, TraceKind } from '../../gateway';
import { fromStripe } from './amounts';
import { failureFor } from './failures';

/** What our refunds carry at Stripe, so that they are found again and people know them in its console. */
export const KEY_FIELD = 'refund_id';
/** The same on a payment of which we released the rest. */
export const RELEASE_FIELD = 'release_id';

/** What Stripe says of a refund, whenever it is asked. */
export function receiptOf(refund: Stripe.Refund): Receipt & { readonly reference: string } {
	const { id: reference, status } = refund;
	if (status === 'failed') return { state: 'failed', reference, failure: failedBecause(refund) };
	if (status === 'canceled') return { state: 'failed', reference, failure: failureFor('canceled', CANCELED) };
	const state = status === 'succeeded' ? 'succeeded' : 'pending'; // one it does not name yet may still be anything
	return { state, reference, ...traceOf(refund), needsShopper: status === 'requires_action' };
}

const CANCELED = 'The refund was canceled';

const failedBecause = ({ failure_reason: reason }: Stripe.Refund) =>
	failureFor(reason ?? 'unknown', `Stripe says: ${(reason ?? 'unknown').replaceAll('_', ' ')}`);

const withReference = z.object({ reference: z.string(), reference_type: z.string().optional() });

/** The number the shopper's bank finds it by, once Stripe has it. */
function traceOf({ destination_details: details }: Stripe.Refund) {
	for (const one of Object.values(details ?? {})) {
		const found = withReference.safeParse(one);
		if (found.success) return { trace: found.data.reference, traceKind: kindOf(found.data.reference_type) };
	}
	return { trace: null, traceKind: null };
}

const kindOf = (type: string | undefined): TraceKind | null => KINDS.get(type ?? '') ?? null;

const KINDS: ReadonlyMap<string, TraceKind> = new Map([
	['acquirer_reference_number', 'arn'],
	['retrieval_reference_number', 'rrn'],
	['system_trace_audit_number', 'stan']
]);

/** A refund as a movement in Stripe's books. An authorization that ran out stands there as a refund too. */
export const movementOf = (refund: Stripe.Refund): Movement => ({
	key: refund.metadata?.[KEY_FIELD] ?? null,
	kind: kindIn(refund),
	amount: fromStripe(refund.amount, refund.currency),
	currency: refund.currency.toUpperCase(),
	at: new Date(refund.created * SECOND),
	receipt: receiptOf(refund)
});

const kindIn = ({ reason }: Stripe.Refund): MovementKind =>
	reason === 'expired_uncaptured_charge' ? 'void' : 'refund';
