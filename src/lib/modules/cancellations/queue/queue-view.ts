import { hrefWith } from '$lib/core/href';
import { partsOf, type QueueAsk } from './queue-ask';

/** Filters, search, tab and order somebody keeps under a name. */
export type QueueView = {
	readonly id: string;
	readonly name: string;
	readonly shared: boolean;
	/** What stands behind the question mark. */
	readonly query: string;
	readonly owner: { readonly id: string; readonly name: string };
	/** The queue of whoever looks opens with it. */
	readonly isDefault: boolean;
};

/** What a view keeps of an address: everything but the page. Whatever makes no sense is not kept. */
export const keptIn = (ask: QueueAsk): string => hrefWith('', partsOf({ ...ask, at: undefined })).slice(1);

/** The view whose very words an address says. */
export const viewOf = (views: readonly QueueView[], ask: QueueAsk): QueueView | undefined =>
	views.find(({ query }) => query === keptIn(ask));
