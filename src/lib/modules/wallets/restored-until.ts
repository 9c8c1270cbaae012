import { DAY, later } from '$lib/core/time';

/**
 * Until when something given back is good: as long as it was, but at least so many days from now. What never expired still
 * does not.
 */
export function restoredUntil(expiresAt: Date | null, now: Date, days: number): Date | null {
	if (expiresAt === null) return null;
	const least = later(now, days * DAY);
	return expiresAt > least ? expiresAt : least;
}
