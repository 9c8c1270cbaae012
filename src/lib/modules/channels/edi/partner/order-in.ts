import { minorFromDecimal } from '$lib/core/decimal';
import { no, yes, type Verdict } from '$lib/core/refusal';
import { orderInput, type OrderInput } from '../../../orders/schema';
import type { EdiAnswer, EdiOrder } from '../message';
import { namelessGoods, ourNumber, type EdiPartner } from './terms';

/** An order as it is taken in: for what was agreed where it says nothing, and to be paid by invoice. */
export function orderFrom(order: EdiOrder, { name, terms }: EdiPartner, now: Date): Verdict<OrderInput> {
	const currency = order.currency || terms.currency;
	const lines = [];
	for (const { line, sku, title, quantity, price } of order.lines) {
		const amount = minorFromDecimal(price || '0', currency);
		if (!amount.ok) return amount;
		if (amount.value.rounded) return no('order.amount_unreadable', { text: price });
		const item = sku || namelessGoods(line);
		lines.push({ sku: item, title: title || item, quantity, unit_price: amount.value.minor });
	}
	const read = orderInput.safeParse({
		...{ number: ourNumber(terms, order.number), email: order.email || terms.email, name: order.buyer || name },
		...{ currency, placed_at: placedAt(order.day, now), region: terms.region, locale: terms.locale, line_items: lines },
		tenders: [{ kind: 'cash_on_delivery', label: 'Invoice', captured: 0 }]
	});
	return read.success ? yes(read.data) : no('request.invalid', { errors: [] });
}

/** The day it names, unless that is none or still to come. */
function placedAt(day: string, now: Date): string {
	const named = /^\d{8}$/.test(day) ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00.000Z` : '';
	const at = Date.parse(named);
	return Number.isNaN(at) || at > now.getTime() ? now.toISOString() : named;
}

/** What is said to an order that was taken in as it is. */
export const acceptedOrder = ({ number, lines }: EdiOrder, day: string): EdiAnswer => ({
	...{ kind: 'answer', to: 'order', number, day, answer: 'accepted', note: '' },
	lines: lines.map(({ line, sku, quantity }) => ({ line, sku, answer: 'accepted', quantity }))
});

/** What is said to an order or a change that is not taken, with the reason. */
export const refusedEdi = (to: 'order' | 'change', number: string, day: string, why: string): EdiAnswer => ({
	...{ kind: 'answer', to, number, day, answer: 'rejected', note: why.slice(0, 250), lines: [] }
});
