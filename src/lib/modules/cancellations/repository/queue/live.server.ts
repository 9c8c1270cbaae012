import { inArray } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { CaseMark } from '../../queue/live';
import { cancellations } from '../../tables.server';

/** How these cases stand now. */
export async function caseMarks(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseMark>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.select({
			id: cancellations.id,
			number: cancellations.number,
			state: cancellations.state,
			origin: cancellations.origin
		})
		.from(cancellations)
		.where(inArray(cancellations.id, [...ids]));
	return new Map(rows.map((row) => [row.id, row]));
}
