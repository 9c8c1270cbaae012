import { and, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { BY_HAND, type Deed, type SandboxDispute } from '../gateways/sandbox/outcomes';
import { sandboxDisputes, sandboxPayments, sandboxRefunds } from '../tables.server';

/** A refund made in the gateway's console. */
export async function refundInConsole(tx: Tx, id: string, { reference, amount }: Extract<Deed, { does: 'refund' }>) {
	const made = { kind: 'refund', status: 'succeeded', outcome: 'succeeded', amountMinor: amount } as const;
	await tx.insert(sandboxRefunds).values({ ...made, id: `sbr_${id}`, reference, key: `${BY_HAND}${id}` });
}

export const forgetMovement = (tx: Tx, { key }: Extract<Deed, { does: 'forget' }>) =>
	tx.delete(sandboxRefunds).where(eq(sandboxRefunds.key, key));

export async function changeMovement(tx: Tx, { key, amount, status }: Extract<Deed, { does: 'change' }>) {
	const set = { ...(amount === undefined ? {} : { amountMinor: amount }), ...(status === undefined ? {} : { status }) };
	if (Object.keys(set).length > 0) await tx.update(sandboxRefunds).set(set).where(eq(sandboxRefunds.key, key));
}

export type KeptDispute = typeof sandboxDisputes.$inferSelect & { readonly currency: string };

/** Opens a dispute about a payment, or moves it on; nothing where there is no such payment. */
export async function dispute(tx: Tx, { reference, amount, state, reason }: SandboxDispute) {
	const [payment] = await tx.select().from(sandboxPayments).where(eq(sandboxPayments.reference, reference));
	if (!payment) return undefined;
	const row = { reference, amountMinor: amount ?? payment.capturedMinor, state, reason };
	const [kept] = await tx
		.insert(sandboxDisputes)
		.values(row)
		.onConflictDoUpdate({ target: sandboxDisputes.reference, set: { state } })
		.returning();
	return kept && { ...kept, currency: payment.currency };
}

/** Whether nothing can be refunded on a payment for now. */
export async function isDisputed(tx: Tx, reference: string): Promise<boolean> {
	const open = and(eq(sandboxDisputes.reference, reference), eq(sandboxDisputes.state, 'open'));
	return (await tx.select({ state: sandboxDisputes.state }).from(sandboxDisputes).where(open)).length > 0;
}
