import { EVENTS, type EventName, type EventNoun } from '$lib/core/events';

/** What staff can be alerted of in a channel of theirs. */
export const ALERTS = [
	'refund.failed',
	'refund.failed_late',
	'refund.overdue',
	'cancellation.release_asked',
	'dispute.opened',
	'cancellation.unanswered',
	'order.withdrawal_unmatched',
	'supplier.silent',
	'supplier.access_lost',
	'connection.unreached',
	'product.often_canceled'
] as const satisfies readonly EventName[];
export type Alert = (typeof ALERTS)[number];

/** What other programs can be told about. Accounts, staff, mails, bank details and the desk's own work are nobody's. */
const NOUNS: readonly EventNoun[] = [
	'order',
	'balance',
	'payment',
	'fulfillment',
	'cancellation',
	'refund',
	'dispute',
	'supplier',
	'product',
	'return',
	'wallet',
	'policy'
];

/** Who looks after a case, and how somebody gets at it, is the house's own. */
const OWN: readonly EventName[] = [
	'order.link_asked',
	'order.email_corrected',
	'cancellation.assigned',
	'cancellation.unassigned',
	'cancellation.link_asked',
	'supplier.added',
	'supplier.changed',
	'supplier.item_linked',
	'supplier.item_unlinked',
	'supplier.letter_written',
	'supplier.link_given',
	'supplier.not_asked',
	'supplier.links_closed'
];

export const nounOf = (name: EventName): string => name.slice(0, name.indexOf('.'));

/** Every event another program can be told of. */
export const OFFERED: readonly EventName[] = EVENTS.filter(
	(name) => NOUNS.some((noun) => noun === nounOf(name)) && !OWN.includes(name)
);

/** What a supplier's own program is told: what it is asked, and nothing else. */
export const FOR_SUPPLIERS: readonly EventName[] = ['supplier.asked', 'supplier.reminded', 'supplier.asked_to_go_on'];

/**
 * What a buyer's own program can be told of: what becomes of the orders it places. Named one by one, so that an event made
 * later is told to no outsider unseen.
 */
export const FOR_BUYERS: readonly EventName[] = [
	'order.placed',
	'balance.asked',
	'balance.settled',
	'balance.given_up',
	'fulfillment.packed',
	'fulfillment.shipped',
	'fulfillment.delivered',
	'fulfillment.reverted',
	'cancellation.requested',
	'cancellation.accepted',
	'cancellation.started',
	'cancellation.canceled_unpaid',
	'cancellation.withdrawal_received',
	'cancellation.rejected',
	'cancellation.shipped_first',
	'cancellation.withdrawn',
	'cancellation.gave_way',
	'cancellation.shrunk',
	'cancellation.released',
	'cancellation.canceled',
	'cancellation.waived',
	'cancellation.undone',
	'cancellation.unaccepted',
	'cancellation.dropped',
	'cancellation.not_stopped',
	'cancellation.reopened',
	'refund.pending',
	'refund.succeeded',
	'refund.failed',
	'refund.failed_late',
	'return.awaited',
	'return.received',
	'return.proven',
	'return.called_off'
];

/** Those that most programs want, ticked at first. */
export const USUAL: readonly EventName[] = [
	'cancellation.requested',
	'cancellation.accepted',
	'cancellation.rejected',
	'cancellation.withdrawn',
	'cancellation.canceled',
	'cancellation.undone',
	'refund.succeeded',
	'refund.failed',
	'refund.failed_late'
];
