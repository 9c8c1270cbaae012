import { decimalFromMinor } from '$lib/core/decimal';
import { sum, type Minor } from '$lib/core/money';
import type { Movement, Receipt } from '../../../payments/gateway';
import type { KnownOrder, ShopMoney } from '../../connector';
import { exactIn, payable } from '../exact';
import type { RefundPayment, RefundThere, Transaction } from './answers';
import { OVER, UNPAID } from './statuses';
import { keyIn, type Read } from './units/standing';

/** The payment of an order whose store keeps no transactions of it: it was made elsewhere, or by hand. */
export const ELSEWHERE = 'payment';
const CREDIT = 'storecredit';
const GIFT = 'giftcertificate';

/** Amounts are numbers in its newer API; the shortest decimal of one is what was meant. */
export const amountIn = (amount: string, currency: string): Minor => payable(exactIn(amount), currency);
export const numberFor = (amount: Minor, currency: string): number => Number(decimalFromMinor(amount, currency));

const PAYS = ['purchase', 'capture'];
const worked = ({ status }: Transaction) => status !== 'error';

/** Each provider that holds or held money of the order, by its name there. */
export function moneyIn(read: Read, known?: KnownOrder): ShopMoney[] {
	const names = new Set(read.transactions.filter(worked).filter(holds).map(nameOf));
	const { store_credit_amount, gift_certificate_amount } = read.there;
	if (isAbove(store_credit_amount)) names.add(CREDIT);
	if (isAbove(gift_certificate_amount)) names.add(GIFT);
	const money = [...names].map((name) => heldBy(read, name));
	return money.length > 0 ? money : elsewhere(read, known);
}

const isAbove = (amount: string) => exactIn(amount) > 0n;
const holds = ({ event }: Transaction) => [...PAYS, 'authorization'].includes(event);
const nameOf = ({ gateway }: Transaction) => gateway;

function heldBy(read: Read, payment: string): ShopMoney {
	const { there, transactions } = read;
	const own = transactions.filter((one) => worked(one) && one.gateway === payment);
	const of = (events: readonly string[]) =>
		sum(own.filter(({ event }) => events.includes(event)).map(({ amount }) => amountOf(amount)));
	const amountOf = (amount: string) => amountIn(amount, there.default_currency_code);
	const stored = { [CREDIT]: there.store_credit_amount, [GIFT]: there.gift_certificate_amount }[payment];
	const captured = of(PAYS) || (stored === undefined ? 0 : amountOf(stored));
	const authorized = of(['authorization']) || captured;
	const label = stored === undefined ? there.payment_method || payment : payment;
	return { payment, label: label.slice(0, 200), authorized, captured, movements: movementsOn(read, payment) };
}

/** What was paid is what the order came to when it was paid: whoever changes it later changes the total, not the payment. */
function elsewhere(read: Read, known: KnownOrder | undefined): ShopMoney[] {
	const { there } = read;
	const isPaid = ![...UNPAID, ...OVER].includes(there.status_id);
	const captured = known?.held[ELSEWHERE] || (isPaid ? amountIn(there.total_inc_tax, there.default_currency_code) : 0);
	if (captured <= 0) return [];
	const label = there.payment_method.slice(0, 200);
	return [{ payment: ELSEWHERE, label, authorized: captured, captured, movements: movementsOn(read, ELSEWHERE) }];
}

function movementsOn({ there, refunds, transactions }: Read, payment: string): Movement[] {
	const currency = there.default_currency_code;
	const back = refunds.flatMap((refund) =>
		refund.payments
			.filter(({ provider_id }) => payment === ELSEWHERE || provider_id === payment)
			.map((one): Movement => {
				const [amount, at] = [amountIn(one.amount, currency), new Date(refund.created)];
				const noted = one.offline ? ({ noted: true } as const) : {};
				return { key: keyIn(refund), kind: 'refund', amount, currency, at, receipt: receiptFor(refund, one), ...noted };
			})
	);
	const released = voidsOn(transactions, payment).map((one): Movement => {
		const [amount, at] = [amountIn(one.amount, currency), new Date(one.date_created)];
		return { key: null, kind: 'void', amount, currency, at, receipt: releasedBy(one) };
	});
	return [...back.toSorted((a, b) => a.at.getTime() - b.at.getTime()), ...released];
}

export const voidsOn = (transactions: readonly Transaction[], payment: string): Transaction[] =>
	transactions.filter((one) => worked(one) && one.event === 'void' && one.gateway === payment);

export const releasedBy = ({ id }: Pick<Transaction, 'id'>): Receipt & { readonly reference: string } => ({
	...{ state: 'succeeded', reference: `void/${id}`, trace: null, kind: 'void' }
});

/** A refund that was booked can have been declined all the same. */
export function receiptFor(
	{ id }: Pick<RefundThere, 'id'>,
	{ id: part, is_declined, declined_message }: RefundPayment
): Receipt & { readonly reference: string } {
	const reference = `${id}/${part}`;
	if (!is_declined) return { state: 'succeeded', reference, trace: null, kind: 'refund' };
	const words = declined_message || 'The payment provider declined it';
	return { state: 'failed', reference, failure: { code: 'declined', words, retry: 'person' } };
}
