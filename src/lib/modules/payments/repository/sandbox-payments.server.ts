import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
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

type Asked = { readonly reference: string; readonly currency: string; readonly asked: number };

/** Opens a payment that somebody is asked for; it holds nothing until it is paid. */
export async function openAsked(tx: Tx, { now }: Pick<Ctx, 'now'>, { reference, currency, asked }: Asked) {
	const row = { reference, currency, authorizedMinor: 0, capturedMinor: 0, askedMinor: asked, openedAt: now };
	await tx.insert(sandboxPayments).values(row).onConflictDoNothing();
}

/** Nobody can pay it any more; what was paid stays. */
export async function closeAsked(tx: Tx, reference: string): Promise<void> {
	await tx.update(sandboxPayments).set({ askedMinor: 0 }).where(eq(sandboxPayments.reference, reference));
}

/** Pays an open payment, as its payer would at a provider's page. Answers what it holds; nothing where it is closed. */
export async function payAsked(tx: Tx, reference: string): Promise<number | undefined> {
	const { askedMinor, capturedMinor } = sandboxPayments;
	const [paid] = await tx
		.update(sandboxPayments)
		.set({ capturedMinor: askedMinor, authorizedMinor: askedMinor })
		.where(and(eq(sandboxPayments.reference, reference), gt(askedMinor, 0)))
		.returning({ captured: capturedMinor });
	return paid?.captured;
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
