import { eq } from 'drizzle-orm';
import { orders } from '../../../../src/lib/modules/orders/tables.server';
import { workNotice } from '../../../../src/lib/modules/cancellations/jobs/notices.server';
import { drainJobs } from '../../../../src/lib/server/jobs/drain';
import { hear } from '../../../../src/lib/wiring/pay/gateway-webhooks.server';
import type { Tx } from '../../../../src/lib/server/db';
import { setScript } from '../../../../src/lib/modules/payments/repository/sandbox.server';
import type { Outcome } from '../../../../src/lib/modules/payments/gateways/sandbox/outcomes';
import { readBooks } from '../../../../src/lib/modules/payments/repository/sandbox-payments.server';
import { plan } from '../../../../src/lib/modules/refunds/actions/plan.server';
import { queue } from '../../../../src/lib/modules/refunds/actions/queue.server';
import { payRefund } from '../../../../src/lib/modules/refunds/jobs.server';
import type { MethodName } from '../../../../src/lib/modules/refunds/method-names';
import { find, type Payable } from '../../../../src/lib/modules/refunds/repository.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import { insertCase, type TestCase } from '../../../support/rows';

/** Steps the tests of refunds take. */
export const part = (
	tenderId: string,
	amount: number,
	method: MethodName = 'original_payment',
	kind: 'refund' | 'void' = 'refund'
) => ({ tenderId, kind, method, amount });

export type Planned = TestCase & { readonly refundId: string; readonly reference: string };

/** A case paid by one card of the sandbox, with its whole refund planned. */
export async function plannedCard(ctx: Ctx, amount = 55_000): Promise<Planned> {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount }]);
	const [tender] = found.tenders;
	const [refund] = await planAll(ctx, found, [part(tender?.id ?? '', amount)]);
	return { ...found, refundId: refund?.id ?? '', reference: tender?.reference ?? '' };
}

export const planAll = (ctx: Ctx, { orderId, cancellationId }: TestCase, parts: ReturnType<typeof part>[]) =>
	ctx.db.transaction((tx) =>
		plan(tx, ctx, { cancellationId, orderId, currency: 'KRW', when: 'grace', dueAt: ctx.now, parts })
	);

/** The same, on its way: its job would run now. */
export async function queuedCard(ctx: Ctx, amount?: number): Promise<Planned> {
	const planned = await plannedCard(ctx, amount);
	await queuePlanned(ctx, planned);
	return planned;
}

export const queuePlanned = (ctx: Ctx, found: TestCase) => ctx.db.transaction((tx) => queue(tx, ctx, found));

export const script = (ctx: Ctx, ...outcomes: Outcome[]) =>
	ctx.db.transaction((tx) =>
		setScript(
			tx,
			outcomes.map((outcome) => ({ outcome, after_ms: 0 }))
		)
	);

/** One run of the refund's job. */
export const pay = (ctx: Ctx, refundId: string) => payRefund.handle(ctx, { subject: refundId });

export async function read(ctx: Ctx, refundId: string): Promise<Payable> {
	const refund = await find(ctx.db, refundId);
	if (!refund) throw new Error(`no refund ${refundId}`);
	return refund;
}

/** What the gateway's own books say of a payment: what came back, by which movements. */
export async function books(ctx: Ctx, reference: string) {
	const [payment] = await readBooks(ctx.db, reference);
	return { refunded: payment?.refunded, statuses: payment?.refunds.map(({ status }) => status) };
}

/** As every action does first. */
export const lockOrder = (tx: Tx, orderId: string) =>
	tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId)).for('update');

/** Takes a webhook and does the job that follows from it. */
export async function hearAndWork(ctx: Ctx, heard: Parameters<typeof hear>[1]): Promise<boolean> {
	const known = await hear(ctx, heard);
	await drainJobs(ctx, [workNotice], () => ctx);
	return known;
}
