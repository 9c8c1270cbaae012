import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { tenders } from '../tables.server';
import type { TenderName } from '../tender-names';

/** Money that reached us by a way we only hear of. */
export type RecordedTender = {
	readonly orderId: string;
	readonly position: number;
	readonly kind: TenderName;
	readonly reference: string;
	readonly captured: Minor;
};

/** Adds a payment somebody recorded by hand; what it gives back is done by hand too. */
export const insertTender = (tx: Tx, { newId }: Pick<Ctx, 'newId'>, { captured, ...tender }: RecordedTender) =>
	tx.insert(tenders).values({
		...tender,
		id: newId('ten'),
		gateway: 'manual',
		authorizedMinor: captured,
		capturedMinor: captured
	});
