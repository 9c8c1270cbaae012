import { dayEnd, dayStart } from '$lib/core/days';
import type { Tx } from '$lib/server/db';
import { shopProfile } from './repository.server';

/** The moments between which something lies: from the first, until before the second. */
export type Span = { readonly since?: Date; readonly until?: Date };

/** Days as moments, by the shop's clock. Without days nothing is asked. */
export async function spanOf(
	tx: Tx,
	{ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }
): Promise<Span> {
	if (from === undefined && to === undefined) return {};
	const { time_zone } = await shopProfile(tx);
	return {
		...(from === undefined ? {} : { since: dayStart(from, time_zone) }),
		...(to === undefined ? {} : { until: dayEnd(to, time_zone) })
	};
}
