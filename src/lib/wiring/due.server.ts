import { releaseDue } from '$lib/modules/cancellations/actions/release.server';
import { sweepLimits } from '$lib/modules/settings/repository/rate-limits.server';
import type { Due } from '$lib/server/poller';

/** What becomes due with time, looked for every second. */
export const DUE: readonly Due[] = [
	releaseDue,
	async ({ db, now }) => {
		await sweepLimits(db, now);
	}
];
