import type { EventName } from '$lib/core/events';
import { settleCancellation } from '$lib/modules/cancellations/jobs.server';
import { STORED_VALUE_METHODS } from '$lib/modules/refunds/method-names';
import { payRefund } from '$lib/modules/refunds/jobs.server';
import type { Reaction } from '$lib/server/outbox';

/** A refund of a gateway's, or one tried again, is paid by a job; what staff move by hand never is. */
const pay: Reaction = ({ subject }) => payRefund.with({ subject });

/** Stored value that moved in the case's own transaction needs no second look; what came by a job does. */
const settle: Reaction = ({ cancellationId, data }) =>
	cancellationId && !(data?.['from'] === 'planned' && STORED.includes(String(data['method'])))
		? settleCancellation.with({ subject: cancellationId })
		: undefined;
const STORED: readonly string[] = STORED_VALUE_METHODS;

/** What follows from what. Read down for the story, across for its consequences. */
export const REACTIONS = {
	'order.placed': [],
	'order.payment_recorded': [],
	'fulfillment.packed': [],
	'fulfillment.shipped': [],
	'fulfillment.delivered': [],
	'fulfillment.reverted': [],
	'cancellation.requested': [],
	'cancellation.accepted': [],
	'cancellation.started': [],
	'cancellation.canceled_unpaid': [],
	'cancellation.withdrawal_received': [],
	'cancellation.late_money': [],
	'cancellation.rejected': [],
	'cancellation.shipped_first': [],
	'cancellation.withdrawn': [],
	'cancellation.shrunk': [],
	'cancellation.released': [],
	'cancellation.canceled': [],
	'cancellation.waived': [],
	'cancellation.undone': [],
	'cancellation.unaccepted': [],
	'cancellation.dropped': [],
	'cancellation.not_stopped': [],
	'cancellation.reopened': [],
	'refund.planned': [],
	'refund.queued': [pay],
	'refund.submitted': [],
	'refund.pending': [settle],
	'refund.succeeded': [settle],
	'refund.failed': [settle],
	'refund.failed_late': [settle],
	'refund.retried': [],
	'refund.held': [],
	'refund.released': [],
	'refund.blocked': [],
	'refund.unblocked': [],
	'refund.lost_to_dispute': [settle],
	'refund.canceled': [],
	'refund.taken_again': [],
	'supplier.asked': [],
	'supplier.answered': [settle],
	'supplier.asked_to_go_on': [],
	'bank_details.given': [],
	'bank_details.revealed': [],
	'message.sent': [],
	'policy.changed': []
} satisfies Record<EventName, readonly Reaction[]>;
