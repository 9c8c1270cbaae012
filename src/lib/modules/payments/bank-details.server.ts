import { eq, isNull, lte } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { open, seal } from '$lib/server/secrets';
import { bankDetailsInput, maskedAccount, type BankDetails } from './bank-details';
import { bankDetails } from './tables.server';

const KEPT_AFTER_PAYOUT = 30 * DAY;

type Given = { readonly cancellationId: string; readonly orderId: string; readonly details: BankDetails };

/**
 * Keeps where a case's money is to be sent, encrypted; given again, the newest counts. The caller has checked that the case
 * is the actor's. Answers what people may see of it.
 * @throws Refused `bank_details.paid_already` once the money was sent
 */
export async function giveBankDetails(tx: Tx, ctx: Ctx, { cancellationId, orderId, details }: Given): Promise<string> {
	const kept = {
		sealed: seal(ctx.secrets, JSON.stringify(details)),
		masked: maskedAccount(details),
		givenAt: ctx.now
	};
	const [row] = await tx
		.insert(bankDetails)
		.values({ id: ctx.newId('bnk'), cancellationId, ...kept })
		.onConflictDoUpdate({ target: bankDetails.cancellationId, set: kept, setWhere: isNull(bankDetails.deleteAt) })
		.returning({ id: bankDetails.id });
	if (!row) throw new Refused('bank_details.paid_already');
	const { masked } = kept;
	await record(tx, ctx, { name: 'bank_details.given', subject: row.id, orderId, cancellationId, data: { masked } });
	return masked;
}

/** What people may see of a case's bank details; none were given, or they are deleted already. */
export async function maskedBankDetails(tx: Tx, cancellationId: string): Promise<string | undefined> {
	return (await read(tx, cancellationId))?.masked;
}

type Shown = { readonly cancellationId: string; readonly orderId: string };

/** The account in full, for whoever pays it out. Every look is recorded. */
export const revealBankDetails = (ctx: Ctx, { cancellationId, orderId }: Shown): Promise<BankDetails> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('pay')) throw new Refused('auth.forbidden');
		const row = await read(tx, cancellationId);
		if (!row) throw new Refused('bank_details.not_found');
		await record(tx, ctx, { name: 'bank_details.revealed', subject: row.id, orderId, cancellationId });
		return bankDetailsInput.parse(JSON.parse(open(ctx.secrets, row.sealed)));
	});

/** The money was sent: the details go 30 days later. */
export async function forgetAfterPayout(tx: Tx, { now }: Pick<Ctx, 'now'>, cancellationId: string): Promise<void> {
	const deleteAt = later(now, KEPT_AFTER_PAYOUT);
	await tx.update(bankDetails).set({ deleteAt }).where(eq(bankDetails.cancellationId, cancellationId));
}

/** Deletes what has been kept long enough. */
export async function deleteBankDetails({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<void> {
	await db.delete(bankDetails).where(lte(bankDetails.deleteAt, now));
}

async function read(tx: Tx, cancellationId: string) {
	const [row] = await tx.select().from(bankDetails).where(eq(bankDetails.cancellationId, cancellationId));
	return row;
}
