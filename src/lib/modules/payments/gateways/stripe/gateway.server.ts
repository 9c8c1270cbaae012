import Stripe from 'stripe';
import type { Ask, Gateway, Receipt, Sought } from '../../gateway';
import { toStripe } from './amounts';
import { closePayment, openPayment, readAsked } from './asked.server';
import { findStripe, getStripe } from './client.server';
import { failureFor, meaningOf, type Meaning } from './failures';
import { listRefundedSince, listRefunds, paidBy, readPayment, releaseOf, securedBy } from './payment.server';
import { KEY_FIELD, movementOf, receiptOf } from './receipt';
import { asRefund, release } from './release.server';
import { noticeIn } from './webhook.server';

/** Stripe, by its own library. Our refund's id is the idempotency key, and stands in the refund's metadata too. */
export const stripe = (): Gateway => ({
	refund: (ask) => answerTo({ ...ask, kind: 'refund' }, (api) => create(api, ask)),
	void: (ask) => answerTo({ ...ask, kind: 'void' }, (api) => release(api, ask, () => create(api, ask))),
	find: (sought) => find(getStripe().api, sought),
	async movements(reference) {
		const { api } = getStripe();
		const [payment, refunds] = await Promise.all([readPayment(api, reference), listRefunds(api, reference)]);
		if (!payment || !refunds) return undefined;
		const rest = releaseOf(payment);
		const nothingTaken = rest !== undefined && securedBy(payment).captured === 0;
		const moved = nothingTaken ? [] : refunds.map(movementOf); // a canceled authorization may be listed as a refund too
		return [...moved, ...(rest ? [rest] : [])].toSorted((a, b) => a.at.getTime() - b.at.getTime());
	},
	movedSince: (from) => listRefundedSince(getStripe().api, from),
	async secures(reference) {
		const payment = await readPayment(getStripe().api, reference);
		return payment && securedBy(payment);
	},
	openPayment: (ask) => openPayment(getStripe().api, ask),
	asked: (reference) => readAsked(getStripe().api, reference),
	closePayment: (reference) => closePayment(getStripe().api, reference),
	verifyWebhook: (rawBody, headers) => noticeIn(findStripe(), rawBody, headers)
});

async function create(api: Stripe, { reference, amount, currency, key, facts }: Ask): Promise<Receipt> {
	const whole = toStripe(amount, currency);
	if (whole === undefined) return failed('amount_not_possible', `Stripe can’t move ${amount} ${currency}`);
	const metadata = { [KEY_FIELD]: key, cancellation_id: facts.cancellation, order_number: facts.order };
	return receiptOf(
		await api.refunds.create({ ...paidBy(reference), amount: whole, metadata }, { idempotencyKey: key })
	);
}

/** Reads the payment's books for the key: an idempotency key of Stripe's lives for a day only, its metadata for ever. */
async function find(api: Stripe, { reference, key, kind }: Sought): Promise<Receipt | undefined> {
	const refund = (await listRefunds(api, reference))?.find(({ metadata }) => metadata?.[KEY_FIELD] === key);
	if (refund) return kind === 'void' ? asRefund(receiptOf(refund)) : receiptOf(refund);
	if (kind === 'refund') return undefined;
	const payment = await readPayment(api, reference);
	const rest = payment && releaseOf(payment);
	return rest && (rest.key === key || rest.key === null) ? rest.receipt : undefined;
}

async function answerTo(sought: Sought, call: (api: Stripe) => Promise<Receipt>): Promise<Receipt> {
	const { api } = getStripe();
	try {
		return await call(api);
	} catch (error) {
		if (!(error instanceof Stripe.errors.StripeError)) throw error;
		const meaning = meaningIn(error);
		if (meaning === 'unknown') throw error;
		if (meaning === 'disputed') return { state: 'blocked_by_dispute', reference: null };
		if (typeof meaning === 'object') return { state: 'failed', reference: null, failure: meaning };
		return (await find(api, sought)) ?? NOTHING_FOUND[meaning];
	}
}

const meaningIn = ({ statusCode, code, type, message, headers }: Stripe.errors.StripeError): Meaning =>
	meaningOf({ statusCode, code, type, message, replayed: headers?.['idempotent-replayed'] === 'true' });

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: failureFor(code, words)
});

const NOTHING_FOUND = {
	lost: failed('answer_lost', 'Stripe had an error of its own and made no refund'),
	used: failed('key_used', 'Stripe knows this key from something else')
} as const;
