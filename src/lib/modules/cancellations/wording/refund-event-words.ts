import type { EventName } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';
import type { Say } from '../words';

/** What happens to money on its way back, as staff read it. */
export const REFUND_EVENT_WORDS = {
	'refund.planned': m.event_refund_planned,
	'refund.queued': m.event_refund_queued,
	'refund.submitted': m.event_refund_submitted,
	'refund.pending': m.event_refund_pending,
	'refund.succeeded': m.event_refund_succeeded,
	'refund.failed': m.event_refund_failed,
	'refund.failed_late': m.event_refund_failed_late,
	'refund.retried': m.event_refund_retried,
	'cancellation.release_asked': m.release_event_asked,
	'refund.held': m.event_refund_held,
	'refund.released': m.event_refund_released,
	'refund.blocked': m.event_refund_blocked,
	'refund.unblocked': m.event_refund_unblocked,
	'refund.lost_to_dispute': m.event_refund_lost_to_dispute,
	'refund.canceled': m.event_refund_canceled,
	'refund.taken_again': m.event_refund_taken_again,
	'refund.overdue': m.event_refund_overdue,
	'refund.route_asked': m.event_refund_route_asked,
	'refund.route_agreed': m.event_refund_route_agreed,
	'refund.rerouted': m.event_refund_rerouted,
	'refund.traced': m.event_refund_traced,
	'refund.batched': m.event_refund_batched,
	'refund.unbatched': m.event_refund_unbatched
} satisfies Partial<Record<EventName, Say>>;
