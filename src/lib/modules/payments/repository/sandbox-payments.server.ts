import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { sandboxPayments, sandboxRefunds } from '../tables.server';

/** A tender that was paid by the sandbox. */
export type PaidBySandbox = {
	readonly reference: string;
	readonly currency: string;
	readonly authorized: number;
	readonly captured: number;
};

/** Opens the payments of new orders in the sandbox's books. One that is open already stays as it is. */
export async function openPayments(tx: Tx, { now }: Pick<Ctx, 'now'>, paid: readonly PaidBySandbox[]): Promise<void> {
	if (paid.length === 0) return;
	const rows = paid.map(({ reference, currency, authorized, captured }) => ({
		reference,
		currency,
		authorizedMinor: authorized,
		capturedMinor: captured,
		openedAt: now
	}));
	await tx.insert(sandboxPayments).values(rows).onConflictDoNothing();
}

const MOST = 1000;

/** The books as `/dev/sandbox` shows them: the newest payments with what moved on them. */
export async function readBooks(tx: Tx, reference: string | null) {
	const payments = await tx
		.select()
		.from(sandboxPayments)
		.where(reference === null ? undefined : eq(sandboxPayments.reference, reference))
		.orderBy(desc(sandboxPayments.openedAt), asc(sandboxPayments.reference))
		.limit(MOST);
	const names = payments.map((payment) => payment.reference);
	const moved = names.length
		? await tx
				.select()
				.from(sandboxRefunds)
				.where(inArray(sandboxRefunds.reference, names))
				.orderBy(asc(sandboxRefunds.id))
		: [];
	return payments.map((payment) => {
		const refunds = moved.filter((movement) => movement.reference === payment.reference);
		return {
			reference: payment.reference,
			currency: payment.currency,
			authorized: payment.authorizedMinor,
			captured: payment.capturedMinor,
			refunded: refunds
				.filter(({ status, kind }) => status === 'succeeded' && kind === 'refund')
				.reduce((total, { amountMinor }) => total + amountMinor, 0),
			refunds: refunds.map(({ id, key, kind, amountMinor, status }) => ({ id, key, kind, amount: amountMinor, status }))
		};
	});
}
