import { m } from '$lib/paraglide/messages';
import type { TenderName } from '../../orders/tenders/tender-names';
import { walletOf, type MethodName } from '../../refunds/method-names';
import type { RefundState } from '../../refunds/status';
import type { RefundFacts } from '../case';
import type { Said, Say } from '../words';

const BY_WAY: Readonly<Record<Exclude<MethodName, 'original_payment'>, Say>> = {
	bank_deposit: m.word_to_bank,
	points: m.word_to_points,
	store_credit: m.word_to_store_credit,
	gift_card: m.word_to_gift_card,
	manual: m.word_to_you
};
const BY_TENDER: Said<TenderName> = {
	card: m.word_to_card,
	bank_deposit: m.word_to_bank,
	virtual_account: m.word_to_bank,
	points: m.word_to_points,
	store_credit: m.word_to_store_credit,
	gift_card: m.word_to_gift_card,
	cash_on_delivery: m.word_to_you
};
const MONEY: Readonly<Record<RefundState, (inputs: { to: string }) => string>> = {
	planned: m.word_money_planned,
	queued: m.word_money_queued,
	submitted: m.word_money_submitted,
	pending: m.word_money_pending,
	succeeded: m.word_money_succeeded,
	failed: m.word_money_failed,
	canceled: m.word_money_canceled,
	on_hold: m.word_money_on_hold,
	blocked_by_dispute: m.word_money_blocked_by_dispute
};

type Moved = Pick<RefundFacts, 'state' | 'method' | 'kind'> & { readonly tender: TenderName };

/** Where a refund's money is, for the shopper: “On its way to your card”. */
export function moneyWords({ state, method, kind, tender }: Moved): string {
	const to = method === 'original_payment' ? BY_TENDER[tender]() : BY_WAY[method]();
	if (kind === 'void') return m.word_money_void({ to });
	return state === 'succeeded' && walletOf(method) ? m.word_money_given_back({ to }) : MONEY[state]({ to });
}
