import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { hrefWith } from '$lib/core/href';
import { partsOf, type QueueAsk } from './queue-ask';
import { askedIn } from './queue-asked';

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

/** So many views anybody keeps. */
export const MOST_VIEWS = 50;

const name = z.string().trim().min(1).max(60);
export const saveViewInput = z.object({ name, shared: z.boolean(), query: z.string().max(4000) });
export const changeViewInput = z.object({ id: idOf('vew'), name, shared: z.boolean() });
export const viewInput = z.object({ id: idOf('vew') });
export const defaultViewInput = z.object({ id: z.union([z.literal(''), idOf('vew')]) });

/** What a view keeps of an address: everything but the page. Whatever makes no sense is not kept. */
export const keptIn = (ask: QueueAsk): string => hrefWith('', partsOf({ ...ask, at: undefined })).slice(1);

export const askOf = (query: string): QueueAsk => askedIn(new URLSearchParams(query));

/** The view whose very words an address says. */
export const viewOf = (views: readonly QueueView[], ask: QueueAsk): QueueView | undefined =>
	views.find(({ query }) => query === keptIn(ask));
