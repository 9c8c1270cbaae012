import { m } from '$lib/paraglide/messages';
import type { GatewayChoice, RefundDue } from './refund-choices';
import type { MethodName } from '../../refunds/method-names';
import type { RefundState } from '../../refunds/status';
import { say, type WordTone } from '../words';

export const methodWord = say<MethodName>({
	original_payment: m.word_method_original_payment,
	bank_deposit: m.word_method_bank_deposit,
	points: m.word_method_points,
	store_credit: m.word_method_store_credit,
	gift_card: m.word_method_gift_card,
	manual: m.word_method_manual
});
export const refundStateWord = say<RefundState>({
	planned: m.word_refund_planned,
	queued: m.word_refund_queued,
	submitted: m.word_refund_submitted,
	pending: m.word_refund_pending,
	succeeded: m.word_refund_succeeded,
	failed: m.word_refund_failed,
	canceled: m.word_refund_canceled,
	on_hold: m.word_refund_on_hold,
	blocked_by_dispute: m.word_refund_blocked_by_dispute
});
type Stands = { readonly kind: 'refund' | 'void'; readonly state: RefundState; readonly needsRelease: boolean };
/** Where it stands; an authorization that was given up is released, since nothing had been paid. */
export function refundStandsWord({ kind, state, needsRelease }: Stands): string {
	if (needsRelease) return m.release_word_waits();
	return kind === 'void' && state === 'succeeded' ? m.stripe_released() : refundStateWord(state);
}
export const REFUND_TONES: Readonly<Record<RefundState, WordTone>> = {
	planned: 'neutral',
	queued: 'info',
	submitted: 'info',
	pending: 'info',
	succeeded: 'success',
	failed: 'danger',
	canceled: 'neutral',
	on_hold: 'warning',
	blocked_by_dispute: 'warning'
};

const GATEWAY_WORDS = {
	sandbox: m.lists_gateway_sandbox,
	stripe: m.lists_gateway_stripe,
	toss: m.lists_gateway_toss,
	channel: m.channels_gateway,
	manual: m.lists_gateway_manual,
	none: m.lists_gateway_none
};
export const gatewayWord = say<GatewayChoice>(GATEWAY_WORDS);

export const dueWord = say<RefundDue>({
	overdue: m.later_due_overdue,
	today: m.later_due_today,
	week: m.later_due_week
});
