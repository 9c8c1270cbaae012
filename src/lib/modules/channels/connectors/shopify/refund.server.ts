import { decimalFromMinor } from '$lib/core/decimal';
import { sum } from '$lib/core/money';
import type { Receipt } from '../../../payments/gateway';
import type { RefundAsk } from '../../connector';
import { markOf } from '../../marks';
import { refunded, suggestion, voided, type Problem, type Suggestion } from './answers';
import type { Client } from './client.server';
import { gid, idIn } from './ids';
import { hasRunOut, minorIn, paymentOf, ranOutAs, receiptFor } from './money';
import { demandReach } from './read.server';

/**
 * Money back through the transactions Shopify suggests, and no others: the key moves it once. What was paid by a manual
 * way it only notes, and says of that that it succeeded: nothing of it would leave.
 */
export async function giveBack(ask: Client, asked: RefundAsk): Promise<Receipt> {
	const { order } = await ask('suggestRefund', { id: gid('Order', asked.order) }, suggestion, asked.order);
	if (!order) return notShown(ask);
	return asked.kind === 'void' ? release(ask, asked, order) : refund(ask, asked, order);
}

async function notShown(ask: Client): Promise<Receipt> {
	await demandReach(ask);
	return failed('order_gone', 'The order is not at Shopify any more');
}

async function refund(ask: Client, asked: RefundAsk, order: Suggestion): Promise<Receipt> {
	const parts = partsOf(asked, order);
	if (!parts) return failed('above_refundable', 'Less than that can be refunded at Shopify on this payment');
	const isOffline = parts.every(({ manual }) => manual);
	if (isOffline && !asked.noted) return failed('offline', 'Shopify did not take this payment itself');
	if (asked.noted && !isOffline) return failed('would_pay', WOULD_PAY);
	const input = {
		...{ orderId: gid('Order', asked.order), currency: asked.currency, notify: false },
		note: `${asked.note} ${markOf(asked.key)}`,
		transactions: parts.map(({ parentId, gateway, amount }) => ({
			...{ orderId: gid('Order', asked.order), kind: 'REFUND', parentId, gateway },
			amount: decimalFromMinor(amount, asked.currency)
		})),
		...(isTheRest(asked, order) ? { shipping: { fullRefund: true } } : {})
	};
	const { refundCreate } = await ask('createRefund', { input, key: asked.key }, refunded, asked.order);
	const made = refundCreate?.refund?.transactions.nodes ?? [];
	if (made.length > 0) return receiptFor(made, 'refund');
	return refusedBy(refundCreate?.userErrors);
}

const WOULD_PAY = 'Shopify would send this money back itself, so that the customer would have it twice';

/** With it everything is given back, so shipping is too. */
const isTheRest = ({ amount }: RefundAsk, { suggestedRefund }: Suggestion) =>
	suggestedRefund !== null && minorIn(suggestedRefund.maximumRefundableSet) === amount;

/** `manual`: by a way of paying where the merchant takes the money, and Shopify moves none. */
type Part = {
	readonly parentId: string;
	readonly gateway: string;
	readonly amount: number;
	readonly manual: boolean;
};

/** The amount over what can be refunded on the payment's captures, in their order; nothing where it does not fit. */
function partsOf({ payment, amount }: RefundAsk, order: Suggestion): Part[] | undefined {
	let left = amount;
	const parts: Part[] = [];
	for (const { gateway, parentTransaction, maximumRefundableSet } of order.suggestedRefund?.suggestedTransactions ??
		[]) {
		const parent = order.transactions.find(({ id }) => id === parentTransaction?.id);
		if (!parent || !maximumRefundableSet || idIn(paymentOf(parent, order.transactions)) !== payment) continue;
		const part = Math.min(left, minorIn(maximumRefundableSet));
		const { id: parentId, manualPaymentGateway: manual } = parent;
		if (part > 0) parts.push({ parentId, gateway: gateway ?? '', amount: part, manual });
		left -= part;
	}
	return left === 0 && sum(parts.map((part) => part.amount)) === amount ? parts : undefined;
}

const ONLY_WHOLE =
	'Shopify releases an authorization only whole. Capture there what is left of the order: that releases the rest.';

/** What was only authorized is released; a canceled order's was released with it, and what ran out holds nothing. */
async function release(ask: Client, asked: RefundAsk, order: Suggestion): Promise<Receipt> {
	const own = order.transactions.filter((one) => idIn(paymentOf(one, order.transactions)) === asked.payment);
	const gone = own.find(({ kind, status }) => kind === 'VOID' && status === 'SUCCESS');
	if (gone) return receiptFor([{ ...gone, errorCode: null }], 'void');
	if (hasRunOut({ ...order, transactions: own })) return ranOutAs(asked.payment);
	const held = own.find(({ id }) => idIn(id) === asked.payment);
	if (held && asked.amount < minorIn(held.amountSet)) return failed('only_whole', ONLY_WHOLE);
	const { transactionVoid } = await ask(
		'voidTransaction',
		{ id: gid('OrderTransaction', asked.payment) },
		voided,
		asked.order
	);
	const made = transactionVoid?.transaction;
	return made ? receiptFor([{ ...made, errorCode: null }], 'void') : refusedBy(transactionVoid?.userErrors);
}

const refusedBy = (problems: readonly Problem[] | undefined): Receipt =>
	failed(
		problems?.[0]?.code ?? problems?.[0]?.field?.join('.') ?? 'refused',
		problems?.[0]?.message ?? 'Shopify made no transaction'
	);

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: { code: code.toLowerCase(), words, retry: 'person' }
});
