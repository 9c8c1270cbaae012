import type { Booked, Payment } from './books';

/** An answer as it goes over the wire. */
export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export const ok = (body: Answer['body']): Answer => ({ status: 200, body });

export const refuse = (status: number, type: string, code: string, message: string): Answer => ({
	status,
	body: { error: { type, code, message, doc_url: `https://stripe.com/docs/error-codes/${code}` } }
});

export const invalid = (code: string, message: string, status = 400): Answer =>
	refuse(status, 'invalid_request_error', code, message);

/** An error of the provider's own. */
export const BROKEN = refuse(500, 'api_error', 'internal', 'An unknown error occurred');

export const refundObject = ({ id, payment, amount, created, metadata, status }: Booked) => ({
	id,
	object: 'refund',
	amount,
	currency: payment.currency,
	charge: payment.charge,
	payment_intent: payment.id,
	created,
	metadata,
	status,
	reason: null,
	...(status === 'failed' ? { failure_reason: 'declined' } : {}),
	...(status === 'succeeded' ? { destination_details: { type: 'card', card: cardDetails(id) } } : {})
});

const cardDetails = (id: string) => ({
	reference: id.replace(/\D/g, '').padStart(23, '7'),
	reference_status: 'available',
	reference_type: 'acquirer_reference_number',
	type: 'refund'
});

export const intentObject = ({
	id,
	charge,
	currency,
	amount,
	created,
	received,
	held,
	canceled,
	metadata
}: Payment) => ({
	id,
	object: 'payment_intent',
	amount,
	amount_received: received,
	amount_capturable: held,
	currency,
	created,
	canceled_at: canceled ? created : null,
	latest_charge: charge,
	metadata,
	status: canceled ? 'canceled' : held > 0 ? 'requires_capture' : 'succeeded'
});

/** `metadata[refund_id]=rfd_1&amount=5` as names and values; one level of brackets is all that is used. */
export function readForm(text: string) {
	const fields = new Map<string, string>();
	const metadata: Record<string, string> = {};
	for (const [name, value] of new URLSearchParams(text)) {
		const inner = /^metadata\[(.+)\]$/.exec(name)?.[1];
		if (inner === undefined) fields.set(name, value);
		else metadata[inner] = value;
	}
	return { fields, metadata };
}
export type Form = ReturnType<typeof readForm>;
