import { m } from '$lib/paraglide/messages';

/** What happens between an undo and the last payment, as the timeline tells it. */
export const BALANCE_EVENT_WORDS = {
	'order.payment_arrived': m.event_order_payment_arrived,
	'order.again_asked': m.event_order_again_asked,
	'order.placed_again': m.event_order_placed_again,
	'balance.asked': m.event_balance_asked,
	'balance.reminded': m.event_balance_reminded,
	'balance.unpaid': m.event_balance_unpaid,
	'balance.settled': m.event_balance_settled,
	'balance.given_up': m.event_balance_given_up,
	'payment.started': m.event_payment_started,
	'payment.succeeded': m.event_payment_succeeded,
	'payment.failed': m.event_payment_failed
} as const;
