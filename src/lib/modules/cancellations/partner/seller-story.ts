import { EVENTS, type EventName } from '$lib/core/events';
import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { eventTone, type Recorded } from '../wording/event-words';
import type { Say } from '../words';

/** What somebody who delivers is told of a case. It is neither the customer nor the shop. */
const FOR_SELLERS: Readonly<Partial<Record<EventName, Say>>> = {
	'cancellation.requested': m.seller_story_requested,
	'cancellation.accepted': m.seller_story_accepted,
	'cancellation.started': m.seller_story_started,
	'cancellation.canceled_unpaid': m.seller_story_started,
	'cancellation.withdrawal_received': m.seller_story_requested,
	'cancellation.rejected': m.seller_story_rejected,
	'cancellation.shipped_first': m.seller_story_not_stopped,
	'cancellation.withdrawn': m.seller_story_withdrawn,
	'cancellation.shrunk': m.seller_story_less,
	'cancellation.dropped': m.seller_story_less,
	'cancellation.not_stopped': m.seller_story_not_stopped,
	'cancellation.canceled': m.seller_story_canceled,
	'cancellation.waived': m.seller_story_canceled,
	'cancellation.undone': m.seller_story_undone,
	'cancellation.unaccepted': m.seller_story_unaccepted,
	'supplier.asked': m.seller_story_asked,
	'supplier.reminded': m.seller_story_reminded,
	'supplier.answered': m.seller_story_answered,
	'supplier.asked_to_go_on': m.seller_story_go_on
};

function sellerStoryWord({ name, byKind }: Pick<Recorded, 'name' | 'byKind'>): string | undefined {
	if (!isOneOf(EVENTS, name)) return undefined;
	if (name === 'cancellation.started' && byKind === 'partner') return m.partner_story_started();
	if (name === 'cancellation.requested' && byKind === 'supplier') return m.seller_story_cannot();
	return FOR_SELLERS[name]?.();
}

/** The story of a case as whoever delivers reads it, its newest line first. */
export const sellerStory = (history: readonly Recorded[]) =>
	history
		.flatMap((event) => {
			const title = sellerStoryWord(event);
			return title ? [{ at: event.at, title, tone: eventTone(event.name) }] : [];
		})
		.toReversed();
