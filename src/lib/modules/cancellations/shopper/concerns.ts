import type { EventNoun } from '$lib/core/events';

const NOUNS: readonly string[] = [
	'order',
	'balance',
	'payment',
	'fulfillment',
	'cancellation',
	'refund',
	'bank_details',
	'message'
] satisfies EventNoun[];

/** How the shop works on it, which no page of a shopper's shows. */
const INSIDE: readonly string[] = [
	'cancellation.assigned',
	'cancellation.unassigned',
	'cancellation.link_asked',
	'cancellation.release_asked',
	'refund.batched',
	'refund.unbatched',
	'refund.overdue',
	'bank_details.revealed'
];

/** Whether an event of this name changes what a shopper sees of their orders and cancellations. */
export const concernsShoppers = (name: string): boolean =>
	name === 'account.told' || (NOUNS.includes(name.split('.')[0] ?? '') && !INSIDE.includes(name));
