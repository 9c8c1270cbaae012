import { and, eq, gte, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { Secured } from '../gateway';
import { outcomeOf, type Outcome, type Script } from '../gateways/sandbox/outcomes';
import { sandboxPayments, sandboxRefunds, sandboxScript } from '../tables.server';

/** A refund or void in the sandbox's books. */
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

/** What a payment holds and its payer is asked for, if there is one. */
export async function findSecured(
	tx: Tx,
	reference: string
): Promise<(Secured & { asked: number; currency: string }) | undefined> {
	const { authorizedMinor: authorized, capturedMinor: captured, askedMinor: asked, currency } = sandboxPayments;
	const [payment] = await tx
		.select({ authorized, captured, asked, currency })
		.from(sandboxPayments)
		.where(eq(sandboxPayments.reference, reference));
	return payment;
}

/** The movement made with this key, if there was one. */
export async function findMovement(tx: Tx, key: string): Promise<Movement | undefined> {
	const [movement] = await tx.select().from(sandboxRefunds).where(eq(sandboxRefunds.key, key));
	return movement;
}

/** All movements on a payment, oldest first. */
export const movementsOf = (tx: Tx, reference: string): Promise<Movement[]> =>
	tx
		.select()
		.from(sandboxRefunds)
		.where(eq(sandboxRefunds.reference, reference))
		.orderBy(sandboxRefunds.movedAt, sandboxRefunds.id);

/** Payments on which something moved since then. */
export async function referencesMovedSince(tx: Tx, from: Date): Promise<string[]> {
	const { reference, movedAt } = sandboxRefunds;
	const rows = await tx.selectDistinct({ reference }).from(sandboxRefunds).where(gte(movedAt, from));
	return rows.map((row) => row.reference);
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

/** What is written of a new movement; `settlesInMs`: when it changes by itself, by the database's clock. */
export type NewMovement = Omit<Movement, 'settlesAt' | 'toldAt' | 'movedAt'> & { readonly settlesInMs: number | null };

export async function insertMovement(tx: Tx, { settlesInMs, ...movement }: NewMovement): Promise<Movement> {
	const settlesAt = settlesInMs === null ? null : sql`now() + make_interval(secs => ${settlesInMs / 1000})`;
	const [written] = await tx
		.insert(sandboxRefunds)
		.values({ ...movement, settlesAt })
		.returning();
	if (!written) throw new Error(`The sandbox did not write down ${movement.key}`);
	return written;
}

const AT_ONCE = 20;
const untold = and(lte(sandboxRefunds.settlesAt, sql`now()`), isNull(sandboxRefunds.toldAt));

/** Decides what was left open and is due by the real clock, and answers what nobody was told of yet. */
export async function decideDue(tx: Tx): Promise<Movement[]> {
	const undecided = sql`(${sandboxRefunds.status} = 'pending'
		or ${sandboxRefunds.status} = 'succeeded' and ${sandboxRefunds.outcome} = 'late_failure')`;
	const status = sql`case when ${sandboxRefunds.outcome} = 'late_failure' then 'failed' else 'succeeded' end`;
	await tx.update(sandboxRefunds).set({ status }).where(and(untold, undecided));
	return tx.select().from(sandboxRefunds).where(untold).limit(AT_ONCE);
}

/** Its webhook was answered. */
export async function markTold(tx: Tx, id: string): Promise<void> {
	await tx
		.update(sandboxRefunds)
		.set({ toldAt: sql`now()` })
		.where(eq(sandboxRefunds.id, id));
}
