import { minorFromDecimal } from '$lib/core/decimal';
import { sum, type Minor } from '$lib/core/money';
import { demand } from '$lib/core/refusal';
import type { Movement, MovementKind, Receipt } from '../../../payments/gateway';
import type { ShopMoney } from '../../connector';
import { marksIn } from '../../marks';
import type { OrderThere, RefundThere, Transaction } from './answers';
import { idIn } from './ids';

type Bag = { readonly presentmentMoney: { readonly amount: string; readonly currencyCode: string } };

/** An amount as the customer was charged it. @throws Refused for a currency we don't know */
export const minorIn = ({ presentmentMoney: { amount, currencyCode } }: Bag): Minor =>
	demand(minorFromDecimal(amount, currencyCode)).minor;

export const sumOf = (bags: readonly Bag[]): Minor => sum(bags.map(minorIn));

type Known = Pick<Transaction, 'id' | 'kind' | 'status' | 'parentTransaction'>;

/** The payment a transaction belongs to: the sale or authorization it all began with. */
export function paymentOf(transaction: Known, all: readonly Known[]): string {
	const parent = all.find(({ id }) => id === transaction.parentTransaction?.id);
	return parent ? paymentOf(parent, all) : (transaction.parentTransaction?.id ?? transaction.id);
}

const PAYS = ['SALE', 'CAPTURE'];
const AUTHORIZES = ['AUTHORIZATION', 'EMV_AUTHORIZATION'];
const RETURNS = ['REFUND', 'VOID'];

type MoneyThere = Pick<OrderThere, 'transactions' | 'refunds' | 'displayFinancialStatus'>;

/** Every payment of an order that holds or held money, with what moved back on it. */
export function moneyIn({ transactions, refunds, displayFinancialStatus }: MoneyThere): ShopMoney[] {
	const roots = transactions.filter((one) => [...PAYS, ...AUTHORIZES].includes(one.kind) && isRoot(one));
	return roots.filter(worked).map((root) => {
		const own = transactions.filter((one) => paymentOf(one, transactions) === root.id);
		const paid = own.filter((one) => PAYS.includes(one.kind) && worked(one));
		return {
			payment: idIn(root.id),
			label: root.formattedGateway ?? root.gateway ?? '',
			authorized: minorIn(root.amountSet),
			captured: sumOf(paid.map(({ amountSet }) => amountSet)),
			movements: [...movementsIn(own, refunds), ...ranOut(root, { displayFinancialStatus, transactions: own })]
		};
	});
}

/** What was authorized and not captured in time is held no more, and no transaction there says so. */
function ranOut(root: Transaction, there: Ended): Movement[] {
	if (!hasRunOut(there)) return [];
	const [amount, currency] = [minorIn(root.amountSet), root.amountSet.presentmentMoney.currencyCode];
	const receipt = ranOutAs(idIn(root.id));
	return [{ key: null, kind: 'void', amount, currency, at: new Date(root.createdAt), receipt }];
}

type Ended = {
	readonly displayFinancialStatus: string | null;
	readonly transactions: readonly Pick<Transaction, 'kind' | 'status'>[];
};

/** `transactions`: those of one payment. */
export const hasRunOut = ({ displayFinancialStatus, transactions }: Ended): boolean =>
	displayFinancialStatus === 'EXPIRED' &&
	!transactions.some((one) => worked(one) && [...PAYS, ...RETURNS].includes(one.kind));

/** Nothing is there any more that could be released. */
export const ranOutAs = (payment: string): Receipt & { readonly reference: string } => ({
	...{ state: 'succeeded', reference: `expired/${payment}`, trace: null, kind: 'void' }
});

const isRoot = ({ parentTransaction }: Transaction) => parentTransaction === null;
const worked = ({ status }: Pick<Transaction, 'status'>) => status === 'SUCCESS';

/** What moved back on one payment: the transactions of one refund are one movement. */
function movementsIn(own: readonly Transaction[], refunds: readonly RefundThere[]): Movement[] {
	const groups = new Map<string, Transaction[]>();
	for (const one of own.filter(({ kind }) => RETURNS.includes(kind))) {
		const of = refunds.find(({ transactions }) => transactions.nodes.some(({ id }) => id === one.id))?.id ?? one.id;
		groups.set(of, [...(groups.get(of) ?? []), one]);
	}
	return [...groups].flatMap(([of, made]) =>
		movementOf(
			made,
			refunds.find(({ id }) => id === of)
		)
	);
}

function movementOf(made: readonly Transaction[], refund: RefundThere | undefined): Movement[] {
	const [first] = made;
	if (!first) return [];
	const kind: MovementKind = first.kind === 'VOID' ? 'void' : 'refund';
	return [
		{
			key: marksIn(refund?.note ?? null).find((mark) => mark.startsWith('rfd_')) ?? null,
			kind,
			amount: sumOf(made.map(({ amountSet }) => amountSet)),
			currency: first.amountSet.presentmentMoney.currencyCode,
			at: new Date(first.createdAt),
			receipt: receiptFor(made, kind),
			...(made.every(({ manualPaymentGateway }) => manualPaymentGateway) ? ({ noted: true } as const) : {})
		}
	];
}

type Made = Pick<Transaction, 'id' | 'status' | 'errorCode'>;

/** What came of money that was sent back: not before all of it arrived is it a yes, and one that failed is a no. */
export function receiptFor(made: readonly Made[], kind: MovementKind): Receipt & { readonly reference: string } {
	const reference = idIn(made[0]?.id ?? '');
	const bad = made.find(({ status }) => status === 'FAILURE' || status === 'ERROR');
	if (bad) {
		const code = bad.errorCode ?? bad.status;
		return { state: 'failed', reference, failure: { code, words: `Shopify: ${code}`, retry: 'person' } };
	}
	return { state: made.every(worked) ? 'succeeded' : 'pending', reference, trace: null, kind };
}
