import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { open, seal } from '$lib/server/config/secrets';
import { bankDetailsInput, type BankDetails } from './bank-details';
import { maskedAccount } from './bank-names';
import {
	deleteUntil,
	findBankDetails,
	keepBankDetails,
	listBankDetails,
	setDeleteAt
} from './repository/bank-details.server';

const KEPT_AFTER_PAYOUT = 30 * DAY;

type Given = { readonly cancellationId: string; readonly orderId: string; readonly details: BankDetails };

/**
 * Keeps where a case's money is to be sent, encrypted; given again, the newest counts. The caller has checked that the case
 * is the actor's. Answers what people may see of it.
 * @throws Refused `bank_details.paid_already` once the money was sent
 */
export async function giveBankDetails(tx: Tx, ctx: Ctx, { cancellationId, orderId, details }: Given): Promise<string> {
	const masked = maskedAccount(details);
	const sealed = seal(ctx.secrets, JSON.stringify(details));
	const id = await keepBankDetails(tx, { id: ctx.newId('bnk'), cancellationId, sealed, masked, givenAt: ctx.now });
	if (!id) throw new Refused('bank_details.paid_already');
	await record(tx, ctx, { name: 'bank_details.given', subject: id, orderId, cancellationId, data: { masked } });
	return masked;
}

/** What people may see of a case's bank details; none were given, or they are deleted already. */
export async function maskedBankDetails(tx: Tx, cancellationId: string): Promise<string | undefined> {
	return (await findBankDetails(tx, cancellationId))?.masked;
}

type Shown = { readonly cancellationId: string; readonly orderId: string };

/** The account in full, for a person who pays it out. @throws Refused `auth.forbidden` or `bank_details.not_found` */
export async function revealBankDetails(ctx: Ctx, shown: Shown): Promise<BankDetails> {
	if (!ctx.actor.rights.has('pay')) throw new Refused('auth.forbidden');
	return openBankDetails(ctx, shown);
}

/** The account in full, for the job that pays it out too. Every look is recorded. @throws Refused `bank_details.not_found` */
export const openBankDetails = (ctx: Ctx, { cancellationId, orderId }: Shown): Promise<BankDetails> =>
	ctx.db.transaction(async (tx) => {
		const row = await findBankDetails(tx, cancellationId);
		if (!row) throw new Refused('bank_details.not_found');
		await record(tx, ctx, { name: 'bank_details.revealed', subject: row.id, orderId, cancellationId });
		return detailsIn(ctx, row.sealed);
	});

/** Many accounts in full, for a file that a bank is given: each counts as a look. Cases without an account are left out. */
export async function openForFile(tx: Tx, ctx: Ctx, cases: readonly Shown[]): Promise<Map<string, BankDetails>> {
	if (!ctx.actor.rights.has('pay')) throw new Refused('auth.forbidden');
	const ids = cases.map(({ cancellationId }) => cancellationId);
	const kept = new Map((await listBankDetails(tx, ids)).map((row) => [row.cancellationId, row]));
	const known = cases.flatMap((shown) => {
		const row = kept.get(shown.cancellationId);
		return row ? [{ ...shown, row }] : [];
	});
	await record(
		tx,
		ctx,
		known.map(({ row, orderId, cancellationId }) => ({
			...{ name: 'bank_details.revealed' as const, subject: row.id, orderId, cancellationId }
		}))
	);
	return new Map(known.map(({ row, cancellationId }) => [cancellationId, detailsIn(ctx, row.sealed)]));
}

const detailsIn = ({ secrets }: Pick<Ctx, 'secrets'>, sealed: string): BankDetails =>
	bankDetailsInput.parse(JSON.parse(open(secrets, sealed)));

/** The money was sent: the details of these cases go 30 days later. */
export async function forgetAfterPayout(tx: Tx, { now }: Pick<Ctx, 'now'>, cases: readonly string[]): Promise<void> {
	await setDeleteAt(tx, cases, later(now, KEPT_AFTER_PAYOUT));
}

/** It came back: they are needed again, and the shopper may give others. */
export async function keepAfterReturn(tx: Tx, cancellationId: string): Promise<void> {
	await setDeleteAt(tx, [cancellationId], null);
}

/** Deletes what has been kept long enough. */
export async function deleteBankDetails({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<void> {
	await deleteUntil(db, now);
}
