import { createHash } from 'node:crypto';
import { z } from 'zod';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { derive, type Secrets } from '$lib/server/secrets';
import { sandboxRefunds } from '../../tables.server';
import type { Ask, Failure, Gateway, Notice, Receipt } from '../../gateway';
import {
	findMovement,
	lockPayment,
	movedOn,
	nextOutcome,
	receiptOf,
	type Movement,
	type Payment
} from './books.server';
import type { Outcome } from './outcomes';
import { isSigned, SIGNATURE_HEADER } from './signature';

/**
 * A payment provider of our own for demo and tests. It keeps its own books, in its own transactions and by the real clock,
 * as any provider would, and answers by a script.
 */
export const sandbox = ({ db, secrets }: Pick<Ctx, 'db' | 'secrets'>): Gateway => ({
	refund: (ask) => answer(() => db.transaction((tx) => move(tx, ask, 'refund'))),
	void: (ask) => answer(() => db.transaction((tx) => move(tx, ask, 'void'))),
	async find({ key }) {
		const movement = await findMovement(db, key);
		return movement && receiptOf(movement);
	},
	secures: (reference) => findSecured(db, reference),
	verifyWebhook: (rawBody, headers) => verify(secrets, rawBody, headers)
});

/** What the sandbox signs its webhooks with. */
export const webhookSecret = (secrets: Secrets): string => derive(secrets, 'sandbox-webhook', 'v1');

type Answer = { readonly receipt: Receipt } | { readonly silent: true };

/** Keeps silent after its books are written, so that a lost answer is lost for good. */
async function answer(moving: () => Promise<Answer>): Promise<Receipt> {
	const said = await moving();
	if ('silent' in said) throw new Error('The sandbox gateway did not answer in time');
	return said.receipt;
}

async function move(tx: Tx, ask: Ask, kind: Movement['kind']): Promise<Answer> {
	const payment = await lockPayment(tx, ask.reference);
	if (!payment) return refuse('unknown_payment', `There is no payment ${ask.reference}`);
	const before = await findMovement(tx, ask.key);
	if (before) return repeat(before, ask, kind);
	const room = securedBy(payment, kind) - (await movedOn(tx, ask.reference));
	if (payment.currency !== ask.currency) return refuse('wrong_currency', `The payment is in ${payment.currency}`);
	if (ask.amount > room) return refuse('amount_too_large', `Only ${room} of the payment is left`);
	const { outcome, afterMs } = await nextOutcome(tx);
	if (outcome === 'timeout') return { silent: true };
	const movement = movementOf(ask, { kind, outcome, afterMs });
	await tx.insert(sandboxRefunds).values(movement);
	return outcome === 'timeout_after_success' ? { silent: true } : { receipt: receiptOf(movement) };
}

const securedBy = ({ capturedMinor, authorizedMinor }: Payment, kind: Movement['kind']) =>
	kind === 'void' ? Math.max(authorizedMinor, capturedMinor) : capturedMinor;

const repeat = (before: Movement, ask: Ask, kind: Movement['kind']): Answer =>
	before.amountMinor === ask.amount && before.reference === ask.reference && before.kind === kind
		? { receipt: receiptOf(before) }
		: refuse('key_conflict', 'This key was used for something else');

const refuse = (code: string, words: string): Answer => {
	const failure: Failure = { code, words, retry: 'person' };
	return { receipt: { state: 'failed', reference: null, failure } };
};

type Scripted = { readonly kind: Movement['kind']; readonly outcome: Outcome; readonly afterMs: number };

const movementOf = ({ reference, key, amount }: Ask, { kind, outcome, afterMs }: Scripted): Movement => ({
	id: `sbr_${createHash('sha256').update(key).digest('hex').slice(0, 20)}`,
	reference,
	kind,
	key,
	amountMinor: amount,
	status: outcome === 'pending' ? 'pending' : outcome === 'declined' ? 'failed' : 'succeeded',
	outcome,
	settlesAt: outcome === 'pending' || outcome === 'late_failure' ? new Date(Date.now() + afterMs) : null,
	toldAt: null
});

const notice = z.object({ id: z.string(), reference: z.string(), key: z.string() });

function verify(secrets: Secrets, rawBody: string, headers: Headers): Verdict<Notice> {
	const header = headers.get(SIGNATURE_HEADER) ?? '';
	if (!isSigned(webhookSecret(secrets), rawBody, { header, now: Date.now() })) return no('webhook.signature_wrong');
	const parsed = notice.safeParse(jsonIn(rawBody));
	return parsed.success ? yes(parsed.data) : no('request.malformed');
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
