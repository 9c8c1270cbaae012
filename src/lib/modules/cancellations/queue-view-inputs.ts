import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { QueueAsk } from './queue/queue-ask';
import { askedIn } from './queue/queue-asked';

// Apart from `queue-view`, which pages use: the schemas' library is heavy.

/** So many views anybody keeps. */
export const MOST_VIEWS = 50;

const name = z.string().trim().min(1).max(60);
export const saveViewInput = z.object({ name, shared: z.boolean(), query: z.string().max(4000) });
export const changeViewInput = z.object({ id: idOf('vew'), name, shared: z.boolean() });
export const viewInput = z.object({ id: idOf('vew') });
export const defaultViewInput = z.object({ id: z.union([z.literal(''), idOf('vew')]) });

/** What a view that was kept asks for. */
export const askOf = (query: string): QueueAsk => askedIn(new URLSearchParams(query));
