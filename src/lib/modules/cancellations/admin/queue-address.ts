import { hrefWith } from '$lib/core/href';
import { partsOf, type QueueAsk } from '../queue-ask';

export const QUEUE_PATH = '/admin/cancellations';

/** Where exactly this is asked for. */
export const queueHref = (ask: QueueAsk): string => hrefWith(QUEUE_PATH, partsOf(ask));
