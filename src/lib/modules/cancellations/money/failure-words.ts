import { m } from '$lib/paraglide/messages';

/** Why a refund did not go through and what to do about it, where the gateway's code is one we know. */
const WORDS: ReadonlyMap<string, () => string> = new Map([
	['lost_or_stolen_card', m.stripe_failure_card_gone],
	['expired_or_canceled_card', m.stripe_failure_card_gone],
	['declined', m.stripe_failure_declined],
	['insufficient_funds', m.stripe_failure_balance],
	['charge_for_pending_refund_disputed', m.stripe_failure_disputed],
	['charge_already_refunded', m.stripe_failure_already],
	['resource_missing', m.stripe_failure_unknown_payment],
	['key_refused', m.stripe_failure_key],
	['key_not_allowed', m.stripe_failure_key],
	['key_used', m.stripe_failure_key_used],
	['answer_lost', m.stripe_failure_answer_lost],
	['canceled', m.stripe_failure_canceled],
	['bank_rejected', m.batch_failure_rejected]
]);

export const failureWord = (code: string | null): string | undefined => WORDS.get(code ?? '')?.();
