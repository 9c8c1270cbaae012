import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { later, MINUTE } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { readableKinds, readerOf } from '../../suppliers/kinds/readers.server';
import { ReadingError } from '../../suppliers/kinds/reader';
import type { Purchase } from '../../suppliers/purchase';
import { nextReading, readingAfter } from '../../suppliers/reading';
import { getPurchase } from '../../suppliers/repository/purchases.server';
import { noteReading, takeToRead } from '../../suppliers/repository/readings.server';
import { syncAll } from './channels.server';
import { linkPurchase } from './link-purchase.server';
import { takeReading } from '../suppliers/take-reading.server';

const AT_ONCE = 20;
const IN_HAND = 10 * MINUTE;

/** Has orders read at their suppliers that are due for it, some at a time. Without keys or a connected store nothing is asked. */
export async function readDueOrders({ db, now }: Ctx): Promise<void> {
	await db.transaction(async (tx) => {
		const ids = await takeToRead(tx, { kinds: readableKinds(), now, again: later(now, IN_HAND), limit: AT_ONCE });
		await enqueue(
			tx,
			ids.map((subject) => readSupplierOrder.with({ subject }))
		);
	});
}

/** Reads one order at its supplier. What failed is tried again when it is due, later each time. */
export const readSupplierOrder = defineJob({
	name: 'cancellations.read_supplier_order',
	payload: z.object({ subject: idOf('sor') }),
	attempts: 1,
	run: async (asked, { subject }) => {
		const ctx = withActor(asked, SYSTEM);
		const purchase = await getPurchase(ctx.db, subject);
		if (purchase.kind === 'shop') return lookAtStore(ctx, purchase);
		const read = await readerOf(purchase.kind, ctx);
		if (!read || purchase.number === '') return;
		const reading = await read(purchase.number).catch((error: unknown) => noteFailure(ctx, purchase, error));
		if (reading) await takeReading(ctx, purchase, reading);
	}
});

/** Which order it is in the supplier's store; what stands there is read as of any order there. */
async function lookAtStore(ctx: Ctx, purchase: Purchase): Promise<void> {
	try {
		const there = await linkPurchase(ctx, purchase);
		if (there) await syncAll(ctx, [there]);
		await noteReading(ctx.db, purchase.id, { dueAt: nextReading(ctx.now, false), failures: 0, trouble: null });
	} catch (error) {
		await noteFailure(ctx, purchase, error);
	}
}

const NO_ANSWER = 'no_answer';

async function noteFailure({ db, now }: Ctx, { id, readFailures }: Purchase, error: unknown): Promise<undefined> {
	const failures = readFailures + 1;
	const trouble = error instanceof ReadingError ? error.code.slice(0, 200) : NO_ANSWER;
	await noteReading(db, id, { dueAt: readingAfter(now, failures), failures, trouble });
}
