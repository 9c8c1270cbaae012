/** Everything that can happen, in the past tense. What follows from each stands in wiring's REACTIONS. */
// prettier-ignore
export const EVENTS = [
	'order.placed', 'order.payment_recorded',
	'fulfillment.packed', 'fulfillment.shipped', 'fulfillment.delivered', 'fulfillment.reverted',
	'cancellation.requested', 'cancellation.accepted', 'cancellation.started', 'cancellation.rejected',
	'cancellation.withdrawn', 'cancellation.released', 'cancellation.canceled', 'cancellation.waived',
	'cancellation.undone', 'cancellation.unaccepted', 'cancellation.shrunk', 'cancellation.reopened',
	'cancellation.assigned',
	'refund.planned', 'refund.queued', 'refund.submitted', 'refund.pending', 'refund.succeeded', 'refund.failed',
	'refund.held', 'refund.let_go', 'refund.canceled', 'refund.taken_again',
	'supplier.asked', 'supplier.answered', 'supplier.asked_to_go_on',
	'bank_details.given', 'message.sent', 'policy.changed'
] as const;

export type EventName = (typeof EVENTS)[number];

/** A change as it is recorded. `subject` is the id of the thing that changed; `data` holds before, after and why. */
export type NewEvent = {
	readonly name: EventName;
	readonly subject: string;
	readonly orderId?: string;
	readonly cancellationId?: string;
	readonly data?: Readonly<Record<string, unknown>>;
};
