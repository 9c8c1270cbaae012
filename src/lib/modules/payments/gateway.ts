import type { Minor } from '$lib/core/money';
import type { Verdict } from '$lib/core/refusal';

/** Whether trying again can help: by itself after a while, never, or once a person has done something. */
export type Retry = 'later' | 'never' | 'person';

/** Why a gateway said no: its own code and words, kept as they came. */
export type Failure = { readonly code: string; readonly words: string; readonly retry: Retry };

/** What a gateway answered. `reference`: its own id of the movement; `trace`: what the shopper's bank finds it by. */
export type Receipt =
	| { readonly state: 'succeeded' | 'pending'; readonly reference: string; readonly trace: string | null }
	| { readonly state: 'failed'; readonly reference: string | null; readonly failure: Failure }
	| { readonly state: 'blocked_by_dispute'; readonly reference: string | null };

/** One movement asked for. `reference` names the payment; the same `key` twice moves money once. */
export type Ask = {
	readonly reference: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly key: string;
	/** What helps people recognize it in the provider's console. */
	readonly facts: { readonly order: string; readonly cancellation: string };
};

/** Money a payment holds at its gateway. */
export type Secured = { readonly authorized: Minor; readonly captured: Minor };

/** What a webhook is about. Its content is never believed: the movement with that key is read again. */
export type Notice = { readonly id: string; readonly reference: string; readonly key: string };

/**
 * What a payment provider must do for us. Whatever it throws means *unknown outcome*: nobody may say failed, and the
 * next try asks `find` before anything else.
 */
export interface Gateway {
	refund(ask: Ask): Promise<Receipt>;
	void(ask: Ask): Promise<Receipt>;
	find(what: Pick<Ask, 'reference' | 'key'>): Promise<Receipt | undefined>;
	/** What the payment holds by now; nothing where the gateway does not know it. Asked before an unpaid order is closed. */
	secures(reference: string): Promise<Secured | undefined>;
	verifyWebhook(rawBody: string, headers: Headers): Verdict<Notice>;
}
