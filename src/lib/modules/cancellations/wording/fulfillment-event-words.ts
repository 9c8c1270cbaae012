import type { EventName } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';
import type { Say } from '../words';

/** What happens to the goods themselves, in the words of staff. */
export const FULFILLMENT_EVENT_WORDS = {
	'fulfillment.packed': m.event_fulfillment_packed,
	'fulfillment.shipped': m.event_fulfillment_shipped,
	'fulfillment.delivered': m.event_fulfillment_delivered,
	'fulfillment.reverted': m.event_fulfillment_reverted,
	'fulfillment.stopped': m.event_fulfillment_stopped,
	'fulfillment.parcel_asked': m.parcel_event_asked,
	'fulfillment.parcel_stopped': m.parcel_event_stopped,
	'fulfillment.parcel_not_stopped': m.parcel_event_failed,
	'fulfillment.parcel_called_off': m.parcel_event_called_off,
	'return.awaited': m.goods_event_awaited,
	'return.received': m.goods_event_received,
	'return.proven': m.goods_event_proven,
	'return.goods_came': m.goods_event_came,
	'return.called_off': m.goods_event_called_off
} satisfies Partial<Record<EventName, Say>>;
