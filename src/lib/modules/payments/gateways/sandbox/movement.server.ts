import { createHash } from 'node:crypto';
import type { Tx } from '$lib/server/db';
import type { Ask, Receipt } from '../../gateway';
import {
	findMovement,
	insertMovement,
	lockPayment,
	movedOn,
	nextOutcome,
	type Movement,
	type NewMovement,
	type Payment
} from '../../repository/sandbox.server';
import { isDisputed } from '../../repository/sandbox-console.server';
import type { Outcome } from './outcomes';
import { receiptOf } from './receipt';

/** What the caller hears; `silent`: nothing, whatever happened. */
export type Answer = { readonly receipt: Receipt } | { readonly silent: true };

/** Moves money back on a payment, as the script says. The same key is answered as it was before. */
export async function move(tx: Tx, ask: Ask, kind: Movement['kind']): Promise<Answer> {
	const payment = await lockPayment(tx, ask.reference);
	if (!payment) return refuse('unknown_payment', `There is no payment ${ask.reference}`);
	const before = await findMovement(tx, ask.key);
	if (before) return repeat(before, ask, kind);
	if (await isDisputed(tx, ask.reference)) return { receipt: { state: 'blocked_by_dispute', reference: null } };
	const room = securedBy(payment, kind) - (await movedOn(tx, ask.reference));
	if (payment.currency !== ask.currency) return refuse('wrong_currency', `The payment is in ${payment.currency}`);
	if (ask.amount > room) return refuse('amount_too_large', `Only ${room} of the payment is left`);
	const { outcome, afterMs } = await nextOutcome(tx);
	if (outcome === 'timeout') return { silent: true };
	const movement = await insertMovement(tx, movementOf(ask, { kind, outcome, afterMs }));
	return outcome === 'timeout_after_success' ? { silent: true } : { receipt: receiptOf(movement) };
}

const securedBy = ({ capturedMinor, authorizedMinor }: Payment, kind: Movement['kind']) =>
	kind === 'void' ? Math.max(authorizedMinor, capturedMinor) : capturedMinor;

const repeat = (before: Movement, ask: Ask, kind: Movement['kind']): Answer =>
	before.amountMinor === ask.amount && before.reference === ask.reference && before.kind === kind
		? { receipt: receiptOf(before) }
		: refuse('key_conflict', 'This key was used for something else');

const refuse = (code: string, words: string): Answer => {
	const failure = { code, words, retry: 'person' } as const;
	return { receipt: { state: 'failed', reference: null, failure } };
};

type Scripted = { readonly kind: Movement['kind']; readonly outcome: Outcome; readonly afterMs: number };

const movementOf = ({ reference, key, amount }: Ask, { kind, outcome, afterMs }: Scripted): NewMovement => ({
	id: `sbr_${createHash('sha256').update(key).digest('hex').slice(0, 20)}`,
	reference,
	kind,
	key,
	amountMinor: amount,
	status: FIRST_STATUS[outcome],
	outcome,
	settlesInMs: CHANGES_LATER.includes(outcome) ? afterMs : null
});

const FIRST_STATUS = {
	succeeded: 'succeeded',
	pending: 'pending',
	declined: 'failed',
	timeout: 'failed', // never written
	timeout_after_success: 'succeeded',
	late_failure: 'succeeded'
} as const satisfies Record<Outcome, Movement['status']>;

const CHANGES_LATER: readonly Outcome[] = ['pending', 'late_failure'];
