import { decimalFromMinor } from '$lib/core/decimal';
import type { Receipt } from '../../../payments/gateway';
import type { RefundAsk } from '../../connector';
import { markOf } from '../../marks';
import { orderThere, refundThere } from './answers';
import type { Client } from './client.server';
import type { Minor } from '$lib/core/money';
import { decimalOf, exactIn, payable } from '../exact';
import { feeOf } from './fee';
import { receiptFor, refundableIn } from './money';
import { markKey } from './order';
import { orderPath, readThere, refundsPath } from './read.server';
import { CANCELED_KEY, isMarkedCanceled, isOver, keyIn, type Read } from './units/standing';

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
	const no = await prepare(ask, read, { ...asked, short });
	if (no) return no;
	const { order } = asked;
	const answer = await ask(
		{ operation: 'createRefund', method: 'POST', order, path: refundsPath(order), body: bodyOf(asked) },
		refundThere
	);
	return answer.ok ? receiptFor(answer.value) : failed(answer.code, answer.words);
}

/**
 * With the last cent the store calls the order refunded: that it was canceled before must still be known then, and what it
 * came to when it was paid must be what it comes to. Made twice, it is made once.
 */
async function prepare(
	ask: Client,
	{ there }: Read,
	asked: RefundAsk & { readonly short: number }
): Promise<Receipt | undefined> {
	const { order, key, short, currency } = asked;
	const isKnown = !isOver(there) || isMarkedCanceled(there);
	if (short <= 0 && isKnown) return undefined;
	const body = {
		...(short > 0 ? { fee_lines: [feeFor(there, { key, short, currency })] } : {}),
		...(isKnown ? {} : { meta_data: [{ key: CANCELED_KEY, value: '1' }] })
	};
	const made = await ask(
		{ operation: 'prepareRefund', method: 'PUT', order, path: orderPath(order), body },
		orderThere
	);
	return made.ok ? undefined : failed(made.code, made.words);
}

type Short = { readonly key: string; readonly short: Minor; readonly currency: string };

/** One fee of ours says what is to be refunded: what is missing is put on it. */
function feeFor({ fee_lines }: Read['there'], { key, short, currency }: Short) {
	const own = fee_lines.findLast(({ meta_data }) => meta_data.some((one) => one.key.startsWith(markKey(''))));
	if (!own) return feeOf(key, short, currency);
	return { id: own.id, total: decimalOf(exactIn(own.total) + exactIn(decimalFromMinor(short, currency))) };
}

/**
 * Only an amount: with lines it would have to be theirs to the cent, and units go by their own write. That the gateway is
 * to pay and nothing comes back on the shelf is said, since left out both would be decided for us. Money of these tenders
 * is paid back by nobody else, so it is not paid twice; what went back another way is entered without the gateway.
 */
const bodyOf = ({ amount, currency, note, key, noted }: RefundAsk) => ({
	amount: decimalFromMinor(amount, currency),
	reason: `${note} ${markOf(key)}`.trim(),
	api_refund: !noted,
	api_restock: false
});

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: { code, words, retry: 'person' }
});
