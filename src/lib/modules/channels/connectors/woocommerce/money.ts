import { sum, type Minor } from '$lib/core/money';
import type { Movement, Receipt } from '../../../payments/gateway';
import type { KnownOrder, ShopMoney } from '../../connector';
import { momentIn, type RefundThere } from './answers';
import { exactIn, payable } from '../exact';
import { keyIn, type Read } from './units/standing';

/** An order there has one payment, and it has no name that is always there. */
export const PAYMENT = 'payment';

/** What was paid is what the order came to when it was paid: whoever changes it later changes the total, not the payment. */
export function moneyIn(read: Read, known?: KnownOrder): ShopMoney[] {
	const { there } = read;
	const captured = known?.held[PAYMENT] || payable(exactIn(there.total), there.currency);
	if (there.date_paid_gmt === null || captured <= 0) return [];
	const movements = movementsIn(read);
	return [
		{ payment: PAYMENT, label: there.payment_method_title.slice(0, 200), authorized: captured, captured, movements }
	];
}

const movementsIn = ({ there: { currency }, refunds }: Read): Movement[] =>
	refunds
		.map((refund) => ({ refund, amount: amountOf(refund, currency) }))
		.filter(({ amount }) => amount > 0) // one of nothing only puts units back
		.map(({ refund, amount }): Movement => {
			const at = momentIn(refund.date_created_gmt);
			const noted = refund.refunded_payment ? {} : ({ noted: true } as const);
			return { key: keyIn(refund), kind: 'refund', amount, currency, at, receipt: receiptFor(refund), ...noted };
		})
		.toReversed(); // it lists the newest first

const amountOf = ({ amount }: RefundThere, currency: string): Minor => payable(exactIn(amount), currency);

/** What the store can still book as given back. */
export const refundableIn = ({ there: { total, currency }, refunds }: Read): Minor =>
	payable(exactIn(total), currency) - sum(refunds.map((refund) => amountOf(refund, currency)));

/**
 * A refund of ours is asked of the store's own gateway, so it arrived once the store says that this paid it. One that was
 * made there is what the store says it is: whoever paid by hand said so by booking it.
 */
export function receiptFor(refund: RefundThere): Receipt & { readonly reference: string } {
	const isPaid = refund.refunded_payment || keyIn(refund) === null;
	return { state: isPaid ? 'succeeded' : 'pending', reference: String(refund.id), trace: null, kind: 'refund' };
}
