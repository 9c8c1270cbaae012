import { sum, type Minor } from '$lib/core/money';
import type { Receipt } from '../../../payments/gateway';
import type { RefundAsk } from '../../connector';
import { markOf } from '../../marks';
import { ChannelTrouble } from '../../trouble';
import { nothing, orderThere, quoteThere, refundMade, type Quote, type RefundThere } from './answers';
import { answered, type Client } from './client.server';
import { feesWith } from './fee';
import { amountIn, ELSEWHERE, moneyIn, numberFor, receiptFor, releasedBy, voidsOn } from './money';
import { actionPath, orderPath, readThere } from './read.server';
import { setBack } from './units/finish.server';
import { isByRefund, madeSince, wasIn, wasNote, without } from './units/open';
import { isOver, keyIn, WHOLE, type Read } from './units/standing';

/**
 * Money back by the store's own providers, which took it. There is no idempotency key: what was made before is looked for
 * by our key in its reason.
 */
export async function giveBack(ask: Client, asked: RefundAsk): Promise<Receipt> {
	const read = await readThere(ask, asked.order);
	if (!read) return failed('order_gone', 'The order is not at BigCommerce any more');
	if (asked.kind === 'void') return release(ask, asked, read);
	const made = read.refunds.find((refund) => keyIn(refund) === asked.key);
	if (made) return took(ask, asked.order, made);
	const { default_currency_code: currency } = read.there;
	if (currency !== asked.currency) return failed('other_currency', `The order is in ${currency}`);
	const notes = notesFor(read, asked);
	return (await prepare(ask, read, { ...asked, notes })) ?? (await pay(ask, asked));
}

type Noted = RefundAsk & { readonly notes: string };

/**
 * What the refund would make unknown stands on the order before: that all of it was canceled, and the status that it gives
 * way to. Of refunds that were not made nothing of the kind is kept.
 */
function notesFor(read: Read, { key }: RefundAsk): string {
	const { there } = read;
	const made = madeSince(read);
	const moot = wasIn(there.staff_notes).filter((was) => !made.some((one) => one.key === was.key));
	const kept = moot.reduce((notes, was) => without(notes, wasNote(was)), there.staff_notes);
	const status = made[0]?.status ?? there.status_id;
	return [kept, isOver(read) && !kept.includes(WHOLE) ? WHOLE : '', isByRefund(status) ? '' : wasNote({ key, status })]
		.filter((note) => note !== '')
		.join('\n');
}

/**
 * What a refund can be of is what the order comes to, and lines that were lowered are off that already: as much of it as
 * we are to refund stands on the order as a fee first, so that total less refunds is what was paid for what is left. And
 * that it was canceled must still be known when the refund makes it look otherwise. Made twice, it is made once.
 */
async function prepare(ask: Client, read: Read, asked: Noted): Promise<Receipt | undefined> {
	const { there } = read;
	const { order, key, amount, held, notes } = asked;
	const short = Math.min(amount, Math.max(paidOn(read), held) - amountIn(there.total_inc_tax, asked.currency));
	const body = {
		...(short > 0 ? { fees: feesWith(there, { mark: key, amount: short }) } : {}),
		...(notes === there.staff_notes ? {} : { staff_notes: notes })
	};
	if (Object.keys(body).length === 0) return undefined;
	const asking = { operation: 'prepareRefund', method: 'PUT', order, path: orderPath(order), body } as const;
	const answer = await ask(asking, nothing);
	return answer.ok ? undefined : failed(answer.code, answer.words);
}

const paidOn = (read: Read): Minor => sum(moneyIn(read).map(({ captured }) => captured));

/** An amount alone: with units it would have to be theirs to the cent, and units go by their own write. */
async function pay(ask: Client, asked: RefundAsk): Promise<Receipt> {
	const { order, amount, currency, key, note } = asked;
	const reason = `${note} ${markOf(key)}`.trim();
	const items = [
		{ item_type: 'ORDER', item_id: Number(order), amount: numberFor(amount, currency), reason: reason.slice(-1000) }
	];
	const quote = await ask(
		{ operation: 'quoteRefund', method: 'POST', order, path: actionPath(order, 'refund_quotes'), body: { items } },
		quoteThere
	);
	if (!quote.ok) return failed(quote.code, quote.words);
	const way = wayOf(quote.value, asked);
	if (!way) return failed('no_such_way', 'The store can’t give that back the way it was paid');
	if (way.offline && !asked.noted)
		return failed('offline', way.offline_reason || 'The store did not take this payment itself');
	if (asked.noted && !way.offline) return failed('would_pay', WOULD_PAY);
	const offline = asked.noted ?? false;
	const payments = [{ provider_id: way.provider_id, amount: numberFor(amount, currency), offline }];
	const answer = await ask(
		{ operation: 'createRefund', method: 'POST', order, path: actionPath(order, 'refunds'), body: { items, payments } },
		refundMade
	);
	return answer.ok ? took(ask, order, answer.value.data) : failed(answer.code, answer.words);
}

const WOULD_PAY = 'BigCommerce would send this money back itself, so that the customer would have it twice';

/** The one provider that was paid, for all of the amount. Ways over several, or over store credit instead, are others'. */
const wayOf = ({ data: { refund_methods } }: Quote, { payment, amount, currency }: RefundAsk) =>
	refund_methods
		.flatMap((way) => (way.length === 1 ? way : []))
		.filter((one) => amountIn(one.amount, currency) === amount)
		.find(({ provider_id }) => provider_id === payment || (payment === ELSEWHERE && provider_id !== 'storecredit'));

/**
 * What came of it, and the status set back that it gave the order by itself. Where that can't be done now it stands on the
 * order, and whoever reads it next does it: the money is back, and that is what was asked.
 */
async function took(ask: Client, order: string, made: RefundThere): Promise<Receipt> {
	try {
		const there = answered(await ask({ operation: 'readOrder', order, path: orderPath(order) }, orderThere));
		await setBack(ask, order, { there, refunds: [made] });
	} catch (problem) {
		if (!(problem instanceof ChannelTrouble)) throw problem;
	}
	return receiptOf(made);
}

function receiptOf(made: RefundThere): Receipt {
	const [payment] = made.payments;
	return payment
		? receiptFor(made, payment)
		: { state: 'pending', reference: String(made.id), trace: null, kind: 'refund' };
}

const ONLY_WHOLE =
	'BigCommerce releases an authorization only whole. Capture there what is left of the order: that releases the rest.';

/** What was only authorized is released all at once, after a while; for a part of it never. */
async function release(ask: Client, { order, payment, amount }: RefundAsk, read: Read): Promise<Receipt> {
	const [gone] = voidsOn(read.transactions, payment);
	if (gone) return releasedBy(gone);
	const pending: Receipt = { state: 'pending', reference: `void/${order}`, trace: null, kind: 'void' };
	if (read.there.payment_status === 'void pending') return pending;
	const held = moneyIn(read).find((one) => one.payment === payment);
	if (held && amount < held.authorized) return failed('only_whole', ONLY_WHOLE);
	const answer = await ask(
		{ operation: 'voidPayment', method: 'POST', order, path: actionPath(order, 'void') },
		nothing
	);
	return answer.ok ? pending : failed(answer.code, answer.words);
}

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: { code, words: words.slice(0, 500), retry: 'person' }
});
