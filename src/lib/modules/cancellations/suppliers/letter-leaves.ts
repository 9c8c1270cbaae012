import { later, MINUTE } from '$lib/core/time';
import type { Policy } from '../../settings/policy';
import type { Case } from '../case';

type Asking = Pick<Case, 'createdAt' | 'decidedAt' | 'graceUntil'>;

/**
 * Until when a letter to a supplier waits for whoever looks it over (DESIGN §6: editable before it is sent). Null where it
 * leaves at once: a grace kept it back already, or staff asked now, whose words came with that.
 */
export function letterLeavesAt(
	{ letter_minutes, ask_supplier }: Pick<Policy, 'letter_minutes' | 'ask_supplier'>,
	{ createdAt, decidedAt, graceUntil }: Asking
): Date | null {
	if (letter_minutes === 0) return null;
	if (decidedAt === null) return ask_supplier === 'request' ? later(createdAt, letter_minutes * MINUTE) : null;
	const hadGrace = graceUntil !== null && graceUntil > decidedAt;
	return hadGrace ? null : later(decidedAt, letter_minutes * MINUTE);
}
