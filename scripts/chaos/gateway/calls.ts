import type { Booked, Books, Payment } from './books';
import type { Outcome } from './faults';
import { intentObject, invalid, ok, refundObject, type Answer, type Form } from './wire';

/** A call that moves money, once it is known to be new. `changed`: what a webhook tells of. */
export type Done = { readonly answer: Answer; readonly changed?: Booked };

const REFUND_FIELDS = new Set(['amount', 'payment_intent', 'charge', 'reason']);

export function createRefund(books: Books, { fields, metadata }: Form, outcome: Outcome): Done {
	const unknown = [...fields.keys()].find((name) => !REFUND_FIELDS.has(name));
	if (unknown) return { answer: invalid('parameter_unknown', `Received unknown parameter: ${unknown}`) };
	const payment = books.find(fields.get('payment_intent') ?? fields.get('charge') ?? '');
	if (!payment) return { answer: invalid('resource_missing', 'No such payment_intent', 404) };
	const left = books.leftOn(payment);
	if (left === 0) return { answer: invalid('charge_already_refunded', 'Charge has already been refunded.') };
	const amount = Number(fields.get('amount') ?? left);
	if (!(amount > 0))
		return { answer: invalid('parameter_invalid_integer', 'This value must be greater than or equal to 1.') };
	if (amount > left)
		return { answer: invalid('amount_too_large', `Refund amount is greater than unrefunded amount ${left}`) };
	const changed = books.refund(payment, { amount, metadata }, outcome);
	return { answer: ok(refundObject(changed)), changed };
}

export const cancelIntent = (payment: Payment): Done =>
	changeHeld(payment, () => {
		payment.held = 0;
		payment.canceled = true;
	});

export const captureIntent = (payment: Payment, { fields, metadata }: Form): Done =>
	changeHeld(payment, () => {
		payment.received = Math.min(Number(fields.get('amount_to_capture') ?? payment.held), payment.held);
		payment.held = 0;
		payment.metadata = { ...payment.metadata, ...metadata };
	});

function changeHeld(payment: Payment, change: () => void): Done {
	if (payment.held === 0)
		return { answer: invalid('payment_intent_unexpected_state', 'This PaymentIntent is not in a state for that.') };
	change();
	return { answer: ok(intentObject(payment)) };
}

/** Reads, which never meet an idempotency key. */
export function read(books: Books, path: string, query: URLSearchParams): Answer {
	const [, what, id = ''] = /^\/v1\/(refunds|payment_intents)(?:\/([\w-]+))?$/.exec(path) ?? [];
	const payment = books.find(id || (query.get('payment_intent') ?? query.get('charge') ?? ''));
	if (what === undefined) return invalid('url_invalid', `Unrecognized request URL ${path}`, 404);
	if (!payment) return invalid('resource_missing', `No such ${what}`, 404);
	if (what === 'payment_intents') return ok(intentObject(payment));
	return ok(page(books.refundsOn(payment).toReversed().map(refundObject), query));
}

/** Newest first, so many at a time, as their list says. */
function page(all: readonly { readonly id: string }[], query: URLSearchParams) {
	const limit = Number(query.get('limit') ?? 10);
	const after = query.get('starting_after');
	const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
	return {
		object: 'list',
		url: '/v1/refunds',
		data: all.slice(from, from + limit),
		has_more: from + limit < all.length
	};
}
