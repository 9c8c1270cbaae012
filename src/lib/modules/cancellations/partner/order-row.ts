import { m } from '$lib/paraglide/messages';
import type { OrderSummary } from '../../orders/order';
import { lineStatus, type OrderState } from '../../orders/state';
import { ORDER_STATE_TONES, orderStateWord, placeWord } from '../wording/order-words';
import { sideOf } from './side';

/** One order in a partner's list. What a seller is told of has no money in it. */
export type PartnerOrderRow = ReturnType<typeof partnerOrderRow>;

export function partnerOrderRow(order: OrderSummary & { readonly state: OrderState }, partner: string) {
	const { number, placedAt, name, state, units, firstTitle, lineCount, total, currency } = order;
	const side = sideOf(order, partner);
	return {
		number,
		placedAt,
		name,
		side,
		sideWord: side === 'buyer' ? m.partner_side_buyer() : m.partner_side_seller(),
		state: { tone: ORDER_STATE_TONES[state], text: orderStateWord(state) },
		items: lineCount > 1 ? m.partner_order_items_more({ title: firstTitle, more: lineCount - 1 }) : firstTitle,
		units: lineStatus(units)
			.map(({ code, quantity }) => m.orders_units({ count: quantity, place: placeWord(code) }))
			.join(' · '),
		total: side === 'buyer' ? { amount: total, currency } : null
	};
}
