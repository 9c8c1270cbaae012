import type { Minor } from '$lib/core/money';
import { isStoredValue, securedBy, type TenderMoney } from './tenders/tender-names';
import { PLACES, quantityOf, type Place, type Units } from './units';

export const ORDER_STATES = ['awaiting_payment', 'balance_due', 'open', 'completed', 'canceled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type OrderStateFacts = {
	readonly total: Minor;
	readonly owed: Minor;
	readonly lines: readonly Units[];
	readonly tenders: readonly TenderMoney[];
	/** A payment was started and its outcome is not known yet. */
	readonly paymentInFlight: boolean;
};

/** The state is derived, never set. Units decide before money: what is all shipped or canceled is over. */
export function orderState(facts: OrderStateFacts): OrderState {
	const all = totalUnits(facts.lines);
	const quantity = quantityOf(all);
	if (quantity > 0 && all.canceled === quantity) return 'canceled';
	if (quantity > 0 && all.canceled + all.shipped + all.delivered === quantity) return 'completed';
	if (isAwaitingPayment(facts)) return 'awaiting_payment';
	return facts.owed > 0 && !facts.tenders.some(isCashOnDelivery) ? 'balance_due' : 'open';
}

/**
 * T2's condition: something is owed and nothing external was captured, is authorized or in flight, nor is it cash on
 * delivery. An order its stored value once paid in full is not it, though an undo left a balance: that is `balance_due`.
 */
export function isAwaitingPayment({ total, owed, tenders, paymentInFlight }: OrderStateFacts): boolean {
	if (owed <= 0 || paymentInFlight) return false;
	const everPaid = tenders.reduce((paid, tender) => paid + securedBy(tender), 0);
	return everPaid < total && !tenders.some((t) => isCashOnDelivery(t) || (!isStoredValue(t.kind) && securedBy(t) > 0));
}

const isCashOnDelivery = ({ kind }: TenderMoney) => kind === 'cash_on_delivery';

/** All lines' units together. */
export const totalUnits = (lines: readonly Units[]): Units => ({
	open: lines.reduce((all, { open }) => all + open, 0),
	held: lines.reduce((all, { held }) => all + held, 0),
	canceled: lines.reduce((all, { canceled }) => all + canceled, 0),
	fulfilling: lines.reduce((all, { fulfilling }) => all + fulfilling, 0),
	shipped: lines.reduce((all, { shipped }) => all + shipped, 0),
	delivered: lines.reduce((all, { delivered }) => all + delivered, 0)
});

/** Codes of what a line's units are up to, with how many each; one entry means the whole line. */
export const lineStatus = (units: Units): { readonly code: Place; readonly quantity: number }[] =>
	PLACES.filter((place) => units[place] > 0).map((code) => ({ code, quantity: units[code] }));

export const SHOPPER_WORDS = [
	'canceled',
	'awaiting_payment',
	'balance_due',
	'cancel_requested',
	'delivered',
	'shipped',
	'partly_shipped',
	'preparing',
	'partly_canceled',
	'received'
] as const;
export type ShopperWord = (typeof SHOPPER_WORDS)[number];

/** The one code that tells a shopper where the order stands. */
export function shopperWord(state: OrderState, lines: readonly Units[]): ShopperWord {
	if (state === 'canceled' || state === 'awaiting_payment' || state === 'balance_due') return state;
	const all = totalUnits(lines);
	if (all.held > 0) return 'cancel_requested';
	if (state === 'completed') return all.shipped > 0 ? 'shipped' : 'delivered';
	if (all.shipped + all.delivered > 0) return 'partly_shipped';
	if (all.fulfilling > 0) return 'preparing';
	return all.canceled > 0 ? 'partly_canceled' : 'received';
}
