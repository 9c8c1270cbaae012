import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Notice } from '../../gateway';
import { keyIn } from './payment';

const TRANSMISSION = 'tosspayments-webhook-transmission-id';

const canceled = z.object({ cancelReason: z.string(), transactionKey: z.string().optional() });
const told = z.discriminatedUnion('eventType', [
	z.object({
		eventType: z.literal('PAYMENT_STATUS_CHANGED'),
		data: z.object({ paymentKey: z.string(), cancels: z.array(canceled).nullish() })
	}),
	z.object({ eventType: z.literal('CANCEL_STATUS_CHANGED'), data: canceled })
]);
const any = z.object({ eventType: z.string().optional() });

/**
 * What a webhook is about. Toss signs none about payments, so anybody can send one: it is only a hint to read the payment
 * again (decision 24). One about deposits says nothing the payment's own does not.
 */
export function noticeIn(rawBody: string, headers: Headers): Verdict<Notice | undefined> {
	const id = headers.get(TRANSMISSION);
	if (id === null) return no('webhook.signature_wrong');
	const body = jsonIn(rawBody);
	if (!any.safeParse(body).success) return no('request.malformed');
	const parsed = told.safeParse(body);
	if (!parsed.success) return yes(undefined);
	return yes({ id, kind: parsed.data.eventType, dispute: null, ...aboutOf(parsed.data) });
}

/** Of what was paid abroad only the cancellation is named, not the payment: it is found by our refund. */
function aboutOf(said: z.infer<typeof told>): Pick<Notice, 'references' | 'key' | 'movement'> {
	if (said.eventType === 'CANCEL_STATUS_CHANGED') {
		const { cancelReason, transactionKey } = said.data;
		return { references: [], key: keyIn(cancelReason), ...(transactionKey ? { movement: transactionKey } : {}) };
	}
	const last = said.data.cancels?.at(-1);
	return { references: [said.data.paymentKey], key: last ? keyIn(last.cancelReason) : null };
}
