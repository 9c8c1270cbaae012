import { createHash } from 'node:crypto';
import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { derive, type Secrets } from '$lib/server/config/secrets';
import {
	DISPUTE_STATES,
	type AskedPayment,
	type Gateway,
	type Notice,
	type Receipt,
	type Secured
} from '../../gateway';
import { closeAsked, openAsked } from '../../repository/sandbox-payments.server';
import { findMovement, findSecured, movementsOf, referencesMovedSince } from '../../repository/sandbox.server';
import { move, type Answer } from './movement.server';
import { movementIn, receiptOf } from './receipt';
import { isSigned, SIGNATURE_HEADER } from './signature';

/**
 * A payment provider of our own for demo and tests. It keeps its own books, in its own transactions and by the real clock,
 * as any provider would, and answers by a script.
 */
export const sandbox = ({ db, secrets, now }: Pick<Ctx, 'db' | 'secrets' | 'now'>): Gateway => ({
	refund: (ask) => answer(() => db.transaction((tx) => move(tx, ask, 'refund'))),
	void: (ask) => answer(() => db.transaction((tx) => move(tx, ask, 'void'))),
	async find({ key }) {
		const movement = await findMovement(db, key);
		return movement && receiptOf(movement);
	},
	async movements(reference) {
		const [payment, moved] = await Promise.all([findSecured(db, reference), movementsOf(db, reference)]);
		return payment && moved.map((movement) => movementIn(payment.currency, movement));
	},
	movedSince: (from) => referencesMovedSince(db, from),
	secures: (reference) => securedOn(db, reference),
	async openPayment({ key, amount, currency }) {
		const reference = `sbp_${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
		await openAsked(db, { now }, { reference, currency, asked: amount });
		return { reference, secret: null };
	},
	asked: (reference) => askedOn(db, reference),
	async closePayment(reference) {
		await closeAsked(db, reference);
		return securedOn(db, reference);
	},
	verifyWebhook: (rawBody, headers) => verify({ secrets, now }, rawBody, headers)
});

/** What the sandbox signs its webhooks with. */
export const webhookSecret = (secrets: Secrets): string => derive(secrets, 'sandbox-webhook', 'v1');

/** Keeps silent after its books are written, so that a lost answer is lost for good. */
async function answer(moving: () => Promise<Answer>): Promise<Receipt> {
	const said = await moving();
	if ('silent' in said) throw new Error('The sandbox gateway did not answer in time');
	return said.receipt;
}

async function securedOn(tx: Tx, reference: string): Promise<Secured | undefined> {
	const payment = await findSecured(tx, reference);
	return payment && { authorized: payment.authorized, captured: payment.captured };
}

async function askedOn(tx: Tx, reference: string): Promise<AskedPayment | undefined> {
	const payment = await findSecured(tx, reference);
	if (!payment) return undefined;
	const { authorized, captured, asked, currency } = payment;
	const state = captured > 0 ? 'paid' : asked > 0 ? 'open' : 'closed';
	return { state, held: { authorized, captured }, currency, secret: null, failure: null };
}

const onPayment = z.object({ id: z.string(), reference: z.string() });
const told = z.union([
	onPayment.extend({ key: z.string(), status: z.string() }),
	onPayment.extend({
		dispute: z.object({ amount: z.int(), currency: z.string(), state: z.enum(DISPUTE_STATES), reason: z.string() })
	})
]);

function verify({ secrets, now }: Pick<Ctx, 'secrets' | 'now'>, rawBody: string, headers: Headers): Verdict<Notice> {
	const header = headers.get(SIGNATURE_HEADER) ?? '';
	if (!isSigned(webhookSecret(secrets), rawBody, { header, now: now.getTime() })) return no('webhook.signature_wrong');
	const parsed = told.safeParse(jsonIn(rawBody));
	return parsed.success ? yes(noticeOf(parsed.data)) : no('request.malformed');
}

function noticeOf(said: z.infer<typeof told>): Notice {
	const { id, reference } = said;
	if ('dispute' in said) {
		const dispute = { reference: id, ...said.dispute };
		const kind = `dispute.${dispute.state}`;
		return { id: `${id}.${dispute.state}`, kind, references: [reference], key: null, dispute };
	}
	const { key, status } = said;
	return { id: `${id}.${status}`, kind: `movement.${status}`, references: [reference], key, dispute: null };
}
