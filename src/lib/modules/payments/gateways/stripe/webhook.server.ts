import { z } from 'zod';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Dispute, DisputeState, Notice } from '../../gateway';
import { fromStripe } from './amounts';
import type { StripeAccount } from './client.server';
import { idOf } from './payment.server';
import { KEY_FIELD } from './receipt';

const TOLERANCE_SECONDS = 300;

/** What a webhook is about, once its signature over the raw body is right and young. Stripe signs by the real clock. */
export function noticeIn(
	account: StripeAccount | undefined,
	rawBody: string,
	headers: Headers
): Verdict<Notice | undefined> {
	const signature = headers.get('stripe-signature');
	if (!account?.webhookSecret || signature === null) return no('webhook.signature_wrong');
	try {
		const { api, webhookSecret } = account;
		const parsed = event.safeParse(api.webhooks.constructEvent(rawBody, signature, webhookSecret, TOLERANCE_SECONDS));
		return parsed.success ? yes(noticeOf(parsed.data)) : no('request.malformed');
	} catch (error) {
		const unreadable = error instanceof SyntaxError || error instanceof z.ZodError;
		return no(unreadable ? 'request.malformed' : 'webhook.signature_wrong');
	}
}

const event = z.object({ id: z.string(), type: z.string(), data: z.object({ object: z.unknown() }) });

const named = z.union([z.string(), z.object({ id: z.string() })]).nullish();
const onPayment = z.object({ id: z.string(), charge: named, payment_intent: named });
const refund = onPayment.extend({ metadata: z.record(z.string(), z.string()).nullish() });
const dispute = onPayment.extend({ amount: z.int(), currency: z.string(), status: z.string(), reason: z.string() });

type Told = Pick<Notice, 'references' | 'key' | 'dispute'>;

/** What each kind of object says; of what has no row here we want to know nothing. */
const READERS: ReadonlyMap<RegExp, (object: unknown) => Told> = new Map([
	[/^charge\.dispute\./, (object) => ofDispute(dispute.parse(object))],
	[/^(refund|charge\.refund)\./, (object) => ofRefund(refund.parse(object))],
	[/^charge\.(refunded|captured|expired)$/, (object) => ofPayment(onPayment.parse(object))],
	[
		/^payment_intent\.(succeeded|processing|payment_failed|canceled|amount_capturable_updated)$/,
		(object) => ofPayment(onPayment.parse(object))
	]
]);

function noticeOf({ id, type, data }: z.infer<typeof event>): Notice | undefined {
	for (const [kinds, read] of READERS) if (kinds.test(type)) return { id, kind: type, ...read(data.object) };
	return undefined;
}

const namesOf = (...names: Parameters<typeof idOf>) => names.flatMap((name) => idOf(name) ?? []);

const ofPayment = ({ id, payment_intent }: z.infer<typeof onPayment>): Told => ({
	references: [id, ...namesOf(payment_intent)],
	key: null,
	dispute: null
});

const ofRefund = ({ charge, payment_intent, metadata }: z.infer<typeof refund>): Told => ({
	references: [...namesOf(payment_intent), ...namesOf(charge)],
	key: metadata?.[KEY_FIELD] ?? null,
	dispute: null
});

const ofDispute = (said: z.infer<typeof dispute>): Told => ({
	references: [...namesOf(said.payment_intent), ...namesOf(said.charge)],
	key: null,
	dispute: disputeOf(said)
});

const disputeOf = ({ id, amount, currency, status, reason }: z.infer<typeof dispute>): Dispute => ({
	reference: id,
	amount: fromStripe(amount, currency),
	currency: currency.toUpperCase(),
	state: stateOf(status),
	reason
});

/** An inquiry (`warning_…`) has taken no money, and a refund ends it: it blocks nothing, as one that is closed. */
function stateOf(status: string): DisputeState {
	if (status === 'lost') return 'lost';
	return status === 'won' || status === 'prevented' || status.startsWith('warning_') ? 'won' : 'open';
}
