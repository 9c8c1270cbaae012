import type { Minor } from '$lib/core/money';
import type { Verdict } from '$lib/core/refusal';
import type { BankDetails } from './bank-details';

/** Whether trying again can help: by itself after a while, never, or once a person has done something. */
export type Retry = 'later' | 'never' | 'person';

/** Why a gateway said no: its own code and words, kept as they came. */
export type Failure = { readonly code: string; readonly words: string; readonly retry: Retry };

/** What sort of number a bank looks a refund up by: acquirer or retrieval reference, or system trace audit number. */
export const TRACE_KINDS = ['arn', 'rrn', 'stan'] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** Money goes back as a refund; what was only authorized is released. */
export type MovementKind = 'refund' | 'void';

/**
 * What a gateway answered. `reference`: its own id of the movement; `trace`: what the shopper's bank finds it by, often
 * known days later; `arrivesAt`: when the gateway says it is there; `needsShopper`: it waits for something they must do;
 * `kind`: what was done in the end, where that is not what was asked (the payment was captured meanwhile).
 */
export type Receipt =
	| {
			readonly state: 'succeeded' | 'pending';
			readonly reference: string;
			readonly trace: string | null;
			readonly traceKind?: TraceKind | null;
			readonly arrivesAt?: Date | null;
			readonly needsShopper?: boolean;
			readonly kind?: MovementKind;
	  }
	| { readonly state: 'failed'; readonly reference: string | null; readonly failure: Failure }
	| { readonly state: 'blocked_by_dispute'; readonly reference: string | null };

/** What helps people recognize our order in the provider's console. */
export type AskFacts = { readonly order: string; readonly cancellation: string };

/**
 * One movement asked for. `reference` names the payment; the same `key` twice moves money once, for ever. `account`: where
 * to, of a payment that came from no account or card the gateway could send it back to.
 */
export type Ask = {
	readonly reference: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly key: string;
	readonly facts: AskFacts;
	readonly account?: BankDetails | undefined;
};

/** A movement that may have been made: `kind` is what was asked for. */
export type Sought = Pick<Ask, 'reference' | 'key'> & { readonly kind: MovementKind };

/**
 * A movement in the gateway's own books; `key` is ours, where it was made by us. `noted`: it moved no money there, somebody
 * only entered it.
 */
export type Movement = {
	readonly key: string | null;
	readonly kind: MovementKind;
	readonly amount: Minor;
	readonly currency: string;
	readonly at: Date;
	readonly receipt: Receipt & { readonly reference: string };
	readonly noted?: true;
};

/** Money a payment holds at its gateway. */
export type Secured = { readonly authorized: Minor; readonly captured: Minor };

/** A payment somebody is asked for on a pay page. The same `key` twice opens one payment. */
export type PaymentAsk = {
	readonly amount: Minor;
	readonly currency: string;
	readonly key: string;
	readonly email: string | null;
	readonly facts: { readonly order: string };
};

/** An open payment. `reference` is what it is asked by; `secret` lets the payer's own browser pay it. */
export type OpenedPayment = { readonly reference: string; readonly secret: string | null };

/**
 * How a payment somebody is asked for stands: still to be paid, at the bank, paid, or nobody can pay it any more.
 * `failure`: why the last try of its payer came to nothing.
 */
export type AskedPayment = {
	readonly state: 'open' | 'on_its_way' | 'paid' | 'closed';
	readonly held: Secured;
	readonly currency: string;
	readonly secret: string | null;
	readonly failure: string | null;
};

export const DISPUTE_STATES = ['open', 'won', 'lost'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** The shopper's bank took money back, or may. While it is open nothing can be refunded on the payment. */
export type Dispute = {
	readonly reference: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly state: DisputeState;
	readonly reason: string;
};

/**
 * What a webhook is about. `id`: the same when it is told again; `references`: the names of the payment, none where it only
 * names a movement; `key`: our refund it is about, where it says so; `movement`: the gateway's own id of it. Of a movement its content is never believed, the payment is read again; a dispute, which
 * only moves on, is taken as it was signed.
 */
export type Notice = {
	readonly id: string;
	readonly kind: string;
	readonly references: readonly string[];
	readonly key: string | null;
	readonly movement?: string;
	readonly dispute: Dispute | null;
};

/**
 * What a payment provider must do for us. Whatever it throws means *unknown outcome*: nobody may say failed, and the
 * next try asks `find` before anything else.
 */
export interface Gateway {
	/** Gives back part or all of what was captured. */
	refund(ask: Ask): Promise<Receipt>;
	/** Releases part or all of what was only authorized. What was captured meanwhile is refunded, and the receipt says so. */
	void(ask: Ask): Promise<Receipt>;
	/** What became of the movement with that key; nothing where the gateway never made it. */
	find(sought: Sought): Promise<Receipt | undefined>;
	/** Every movement on the payment, oldest first; nothing where the gateway does not know the payment. */
	movements(reference: string): Promise<readonly Movement[] | undefined>;
	/** Payments on which something moved since then, where the gateway can say so: what was done in its console is found by it. */
	movedSince(from: Date): Promise<readonly string[]>;
	/** What the payment holds by now; nothing where the gateway does not know it. Asked before an unpaid order is closed. */
	secures(reference: string): Promise<Secured | undefined>;
	/** Opens a payment for a pay page; nothing where payments can't be asked for by code. */
	openPayment(ask: PaymentAsk): Promise<OpenedPayment | undefined>;
	/** How a payment stands that was asked for; nothing where the gateway does not know it, or asks for none. */
	asked(reference: string): Promise<AskedPayment | undefined>;
	/** Sees to it that nobody pays it any more. Answers what it holds all the same: money may have been faster. */
	closePayment(reference: string): Promise<Secured | undefined>;
	/** Nothing for what does not concern us. */
	verifyWebhook(rawBody: string, headers: Headers): Verdict<Notice | undefined>;
}
