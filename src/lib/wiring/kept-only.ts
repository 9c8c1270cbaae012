import type { EventName } from '$lib/core/events';

/** What is only kept, for whoever reads the history: nothing follows from it. */
export const KEPT_ONLY = {
	'fulfillment.parcel_asked': [],
	'fulfillment.parcel_stopped': [],
	'fulfillment.parcel_called_off': [],
	'order.withdrawal_closed': [],
	'mail.delayed': [],
	'mail.delivered': [],
	'mail.suppressed': [],
	'mail.failed': [],
	'mail.bounced': [],
	'mail.complained': [],
	'export.completed': [],
	'export.failed': [],
	'export.downloaded': [],
	'export.canceled': [],
	'export.deleted': [],
	'cancellation.evidence_taken': [],
	'turns.changed': [],
	'turns.paused': [],
	'turns.resumed': [],
	'view.saved': [],
	'view.changed': [],
	'view.removed': [],
	'connection.added': [],
	'connection.changed': [],
	'connection.paused': [],
	'connection.resumed': [],
	'connection.tested': [],
	'connection.read_again': [],
	'connection.sent_again': []
} satisfies Partial<Record<EventName, readonly never[]>>;
