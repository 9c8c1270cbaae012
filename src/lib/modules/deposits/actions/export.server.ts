import { Refused } from '$lib/core/refusal';
import { zonedIso } from '$lib/core/days';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { openForFile } from '../../payments/bank-details.server';
import { shopProfile } from '../../settings/repository.server';
import { batchName, type FileKind } from '../batch';
import { fitsPain001, pain001 } from '../files/pain001';
import type { Transfer } from '../files/transfer';
import { transfersCsv } from '../files/transfers-csv.server';
import { referenceOf } from '../reference';
import { changeBatch, lockBatch, numbersOf, type BatchRow } from '../repository/batches.server';
import { findPayer } from '../repository/payer.server';
import { demandPay } from './rights.server';

/** A file with accounts in full. It is never kept: asked for again, it is written again, and that is recorded too. */
export type BatchFile = { readonly name: string; readonly type: string; readonly text: string };

type Asked = { readonly batch: string; readonly format: FileKind };

/**
 * Writes the file a bank takes. It leaves with the accounts in full, so each of them counts as looked at.
 * @throws Refused `batch.wrong_state` once the bank's word is known, `batch.details_missing`, `batch.account_too_long`,
 * `batch.payer_missing`
 */
export const exportBatch = (ctx: Ctx, { batch: id, format }: Asked): Promise<BatchFile> =>
	ctx.db.transaction(async (tx) => {
		demandPay(ctx);
		const batch = await lockBatch(tx, id);
		if (batch.state !== 'open') throw new Refused('batch.wrong_state', { state: batch.state });
		const transfers = await transfersOf(tx, ctx, batch);
		if (transfers.length === 0) throw new Refused('batch.nothing_to_pay');
		const file = format === 'csv' ? csvFile(ctx, batch, transfers) : await xmlFile(tx, ctx, batch, transfers);
		const data = { batch: batch.number, format, count: transfers.length };
		await Promise.all([
			changeBatch(tx, id, { exports: batch.exports + 1, exportedAt: ctx.now }),
			record(tx, ctx, { name: 'batch.exported', subject: id, data })
		]);
		return file;
	});

async function transfersOf(tx: Tx, ctx: Ctx, { id }: BatchRow): Promise<Transfer[]> {
	const rows = await numbersOf(tx, id);
	const accounts = await openForFile(tx, ctx, rows);
	const missing = rows.filter(({ cancellationId }) => !accounts.has(cancellationId));
	if (missing.length > 0) throw new Refused('batch.details_missing', { cases: listed(missing) });
	return rows.flatMap(({ id: refund, cancellationId, ...row }) => {
		const details = accounts.get(cancellationId);
		return details ? [{ ...row, reference: referenceOf(refund), details }] : [];
	});
}

const csvFile = ({ timeZone }: Ctx, batch: BatchRow, transfers: readonly Transfer[]): BatchFile => ({
	name: `${batchName(batch.number)}.csv`,
	type: 'text/csv; charset=utf-8',
	text: transfersCsv(transfers, timeZone)
});

async function xmlFile(tx: Tx, ctx: Ctx, batch: BatchRow, transfers: readonly Transfer[]): Promise<BatchFile> {
	const { currency } = batch;
	const [payer, shop] = await Promise.all([findPayer(tx, currency), shopProfile(tx)]);
	if (!payer) throw new Refused('batch.payer_missing', { currency });
	const long = transfers.filter(({ details }) => !fitsPain001(details));
	if (long.length > 0) throw new Refused('batch.account_too_long', { cases: listed(long) });
	const day = zonedIso(ctx.now, shop.time_zone).slice(0, 10);
	const messageId = referenceOf(batch.id);
	return {
		name: `${batchName(batch.number)}.xml`,
		type: 'application/xml; charset=utf-8',
		text: pain001({ messageId, createdAt: ctx.now, day, currency, payer, transfers })
	};
}

const listed = (rows: readonly { readonly case: string }[]) => rows.map((row) => row.case).join(', ');
