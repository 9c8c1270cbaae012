import { decimalFromMinor } from '$lib/core/decimal';
import type { Receipt } from '../../../payments/gateway';
import type { RefundAsk } from '../../connector';
import { markOf } from '../../marks';
import { orderThere, refundThere } from './answers';
import type { Client } from './client.server';
import { receiptFor, refundableIn } from './money';
import { feeOf } from './fee';
import { exactIn, payable } from './exact';
import { orderPath, readThere, refundsPath } from './read.server';
import { keyIn } from './units/standing';

/**
 * Money back by the store's own gateway, which took it. There is no idempotency key: what was made before is looked for by
 * our key in its reason, which the store keeps before any money moves.
 */
export async function giveBack(ask: Client, asked: RefundAsk): Promise<Receipt> {
	if (asked.kind === 'void') return failed('nothing_held', 'WooCommerce holds nothing that was only authorized');
	const read = await readThere(ask, asked.order);
	if (!read) return failed('order_gone', 'The order is not at WooCommerce any more');
	const made = read.refunds.find((refund) => keyIn(refund) === asked.key);
	if (made) return receiptFor(made);
	if (read.there.currency !== asked.currency) return failed('other_currency', `The order is in ${read.there.currency}`);
	const short = asked.held - payable(exactIn(read.there.total), asked.currency);
	if (refundableIn(read) + Math.max(0, short) < asked.amount)
		return failed('above_refundable', 'Less than that is left to refund there');
	const order = asked.order;
	if (short > 0) {
		const body = { fee_lines: [feeOf(asked.key, short, asked.currency)] };
		const raised = await ask({ operation: 'raise', method: 'PUT', order, path: orderPath(order), body }, orderThere);
		if (!raised.ok) return failed(raised.code, raised.words);
	}
	const answer = await ask(
		{ operation: 'createRefund', method: 'POST', order, path: refundsPath(order), body: bodyOf(asked) },
		refundThere
	);
	return answer.ok ? receiptFor(answer.value) : failed(answer.code, answer.words);
}

/**
 * Only an amount: with lines it would have to be theirs to the cent, and units go by their own write. That the gateway is
 * to pay and nothing comes back on the shelf is said, since left out both would be decided for us. Money of these tenders
 * is paid back by nobody else, so it is not paid twice.
 */
const bodyOf = ({ amount, currency, note, key }: RefundAsk) => ({
	amount: decimalFromMinor(amount, currency),
	reason: `${note} ${markOf(key)}`.trim(),
	api_refund: true,
	api_restock: false
});

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: { code, words, retry: 'person' }
});
