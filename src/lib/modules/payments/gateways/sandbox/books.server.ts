import { createHash } from 'node:crypto';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { sandboxPayments, sandboxRefunds, sandboxScript } from '../../tables.server';
import type { Receipt, Secured } from '../../gateway';
import { outcomeOf, type Outcome, type Script } from './outcomes';

export type Movement = typeof sandboxRefunds.$inferSelect;
export type Payment = typeof sandboxPayments.$inferSelect;

/** Holds a payment while something moves on it. */
export async function lockPayment(tx: Tx, reference: string): Promise<Payment | undefined> {
	const [payment] = await tx
		.select()
		.from(sandboxPayments)
		.where(eq(sandboxPayments.reference, reference))
		.for('update');
	return payment;
}

/** What a payment holds, if there is one. */
export async function findSecured(tx: Tx, reference: string): Promise<Secured | undefined> {
	const { authorizedMinor: authorized, capturedMinor: captured } = sandboxPayments;
	const [payment] = await tx
		.select({ authorized, captured })
		.from(sandboxPayments)
		.where(eq(sandboxPayments.reference, reference));
	return payment;
}

/** The movement made with this key, if there was one. */
export async function findMovement(tx: Tx, key: string): Promise<Movement | undefined> {
	const [movement] = await tx.select().from(sandboxRefunds).where(eq(sandboxRefunds.key, key));
	return movement;
}

/** What already left this payment, or is on its way. */
export async function movedOn(tx: Tx, reference: string): Promise<number> {
	const [row] = await tx
		.select({ total: sql<string>`coalesce(sum(${sandboxRefunds.amountMinor}), 0)` })
		.from(sandboxRefunds)
		.where(and(eq(sandboxRefunds.reference, reference), ne(sandboxRefunds.status, 'failed')));
	return Number(row?.total ?? 0);
}

/** Takes the next line of the script; two calls at once get one each. */
export async function nextOutcome(tx: Tx): Promise<{ outcome: Outcome; afterMs: number }> {
	const first = tx
		.select({ seq: sandboxScript.seq })
		.from(sandboxScript)
		.orderBy(sandboxScript.seq)
		.limit(1)
		.for('update', { skipLocked: true });
	const [line] = await tx.delete(sandboxScript).where(eq(sandboxScript.seq, first)).returning();
	return { outcome: outcomeOf(line?.outcome), afterMs: line?.afterMs ?? 0 };
}

/** Puts a new script in place of what is left of the old one. */
export async function setScript(tx: Tx, script: Script): Promise<void> {
	await tx.delete(sandboxScript);
	if (script.length === 0) return;
	await tx.insert(sandboxScript).values(script.map(({ outcome, after_ms }) => ({ outcome, afterMs: after_ms })));
}

/** What the gateway says of a movement, whenever it is asked. */
export function receiptOf({ id, key, status }: Movement): Receipt {
	if (status === 'failed') return { state: 'failed', reference: id, failure: DECLINED };
	return { state: status, reference: id, trace: status === 'succeeded' ? traceOf(key) : null };
}

const DECLINED = { code: 'declined', words: 'The bank of the card declined the refund', retry: 'person' } as const;

/** The number a bank would find it by: the same for the same key. */
const traceOf = (key: string): string =>
	(BigInt(`0x${createHash('sha256').update(key).digest('hex')}`) % 10n ** 15n).toString().padStart(15, '0');
