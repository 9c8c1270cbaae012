import { hrefWith } from '$lib/core/href';
import { partsOf, type QueueAsk } from '../../queue/queue-ask';

export const QUEUE_PATH = '/admin/cancellations';

/** Where exactly this is asked for. */
export const queueHref = (ask: QueueAsk): string => hrefWith(QUEUE_PATH, partsOf(ask));

/** Where a view that is kept asks for it. */
export const viewHref = ({ query }: { readonly query: string }): string =>
	query === '' ? QUEUE_PATH : `${QUEUE_PATH}?${query}`;

/** The page of a case, which leads back to where it was opened from. */
export const caseHref = (number: string, ask: QueueAsk): string => hrefWith(`${QUEUE_PATH}/${number}`, partsOf(ask));

/** The same place with another page's own parts left out: an action's name, say. */
export const listPart = (search: string): string => {
	const kept = new URLSearchParams(search);
	for (const name of [...kept.keys()]) if (name.startsWith('/')) kept.delete(name);
	return kept.size > 0 ? `?${kept}` : '';
};

/** The address of a form's action on a page that keeps its place in the list. */
export const actionAt = (action: string, search: string): string => {
	const kept = listPart(search);
	return kept === '' ? action : `${action}&${kept.slice(1)}`;
};
