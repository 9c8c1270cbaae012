import type { CancellationView } from '../../src/lib/modules/cancellations/case-view';
import { and, eq, inArray } from 'drizzle-orm';
import { tasks } from '../../src/lib/modules/orders/tables.server';
import type { Db } from '../../src/lib/server/db';
import { casesOf } from './commands';
import type { Booked } from './gateway/books';
import type { Sold } from './sale';
import type { Shop } from './shop';
import { judge, type CaseAtRest, type Found } from './verdict';

/** What two sets of books say of each other; `refunds`: how many of ours were looked at. */
export type Findings = Found & { readonly refunds: number };

/** Compares our refunds with the gateway's own books, and looks whether anything is left that nobody will do. */
export async function auditOf(shop: Shop, sold: readonly Sold[]): Promise<Findings> {
	const cases = await casesOf({ shop, sold });
	const asked = await openTasks(shop.db, sold);
	const refunds = cases.flatMap(({ refunds }) => refunds);
	const payments = sold.flatMap(({ tenders }) => tenders).flatMap(({ reference }) => reference ?? []);
	const theirs = shop.gateway.books.all().filter(({ payment }) => payments.includes(payment.id));
	const found = judge({
		cases: cases.map((it) => atRest(it, asked)),
		ours: refunds.filter(({ method, kind }) => method === 'original_payment' && kind === 'refund'),
		theirs: theirs.map(bookedAs)
	});
	return { ...found, refunds: refunds.length };
}

const bookedAs = ({ id, amount, status, metadata }: Booked) => ({
	id,
	amount,
	key: metadata['refund_id'] ?? null,
	moved: status !== 'failed'
});

const atRest = (it: CancellationView, asked: ReadonlySet<string>): CaseAtRest => ({
	id: it.id,
	state: it.state,
	left: it.due - it.refunded - it.waived,
	hasTask: asked.has(it.id),
	refunds: it.refunds
});

async function openTasks(db: Db, sold: readonly Sold[]): Promise<ReadonlySet<string>> {
	const ids = sold.map(({ id }) => id);
	const rows = await db
		.select({ id: tasks.cancellationId })
		.from(tasks)
		.where(and(inArray(tasks.orderId, ids), eq(tasks.state, 'open')));
	return new Set(rows.flatMap(({ id }) => id ?? []));
}
