import { m } from '$lib/paraglide/messages';
import type { OrderState, ShopperWord } from '../../orders/state';
import type { Place } from '../../orders/units';
import { say, type WordTone } from '../words';

/** Where units and orders stand, in words. */
export const placeWord = say<Place>({
	open: m.word_place_open,
	held: m.word_place_held,
	canceled: m.word_place_canceled,
	fulfilling: m.word_place_fulfilling,
	shipped: m.word_place_shipped,
	delivered: m.word_place_delivered
});
export const PLACE_TONES: Readonly<Record<Place, WordTone>> = {
	open: 'neutral',
	held: 'warning',
	canceled: 'neutral',
	fulfilling: 'info',
	shipped: 'info',
	delivered: 'success'
};
export const orderWord = say<ShopperWord>({
	canceled: m.word_order_canceled,
	awaiting_payment: m.word_order_awaiting_payment,
	balance_due: m.word_order_balance_due,
	cancel_requested: m.word_order_cancel_requested,
	delivered: m.word_order_delivered,
	shipped: m.word_order_shipped,
	partly_shipped: m.word_order_partly_shipped,
	preparing: m.word_order_preparing,
	partly_canceled: m.word_order_partly_canceled,
	received: m.word_order_received
});
export const ORDER_TONES: Readonly<Record<ShopperWord, WordTone>> = {
	canceled: 'neutral',
	awaiting_payment: 'warning',
	balance_due: 'warning',
	cancel_requested: 'warning',
	delivered: 'success',
	shipped: 'info',
	partly_shipped: 'info',
	preparing: 'info',
	partly_canceled: 'neutral',
	received: 'neutral'
};
/** For staff. */
export const orderStateWord = say<OrderState>({
	awaiting_payment: m.word_order_awaiting_payment,
	balance_due: m.word_order_balance_due,
	open: m.word_order_state_open,
	completed: m.word_order_state_completed,
	canceled: m.word_order_canceled
});
export const ORDER_STATE_TONES: Readonly<Record<OrderState, WordTone>> = {
	awaiting_payment: 'warning',
	balance_due: 'warning',
	open: 'info',
	completed: 'success',
	canceled: 'neutral'
};
