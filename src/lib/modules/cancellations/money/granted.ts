import { z } from 'zod';
import type { Minor } from '$lib/core/money';
import type { Recorded } from '../wording/event-words';

const granted = z.object({ granted: z.object({ before: z.int(), after: z.int() }) });

/**
 * By how much staff accepted the older quote though the newer was lower. Nothing once units left the case after that: what
 * stayed was priced anew.
 */
export function grantedOn(history: readonly Pick<Recorded, 'name' | 'data'>[]): Minor {
	const last = history.findLast(({ name }) => PRICED.includes(name));
	const found = last?.name === 'cancellation.accepted' ? granted.safeParse(last.data).data?.granted : undefined;
	return found ? Math.max(0, found.before - found.after) : 0;
}

const PRICED: readonly string[] = ['cancellation.accepted', 'cancellation.dropped', 'cancellation.unaccepted'];
