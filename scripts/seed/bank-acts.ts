import { eq } from 'drizzle-orm';
import { exportBatch } from '$lib/modules/deposits/actions/export.server';
import { markPaid } from '$lib/modules/deposits/actions/end.server';
import { makeBatches } from '$lib/modules/deposits/actions/make.server';
import { takeResult } from '$lib/modules/deposits/actions/result.server';
import type { FileKind } from '$lib/modules/deposits/batch';
import type { Dispute } from '$lib/modules/payments/gateway';
import { refunds } from '$lib/modules/refunds/tables.server';
import { actInConsole } from '$lib/wiring/pay/sandbox-console.server';
import type { Act, Scene } from './acts';

/** What banks do, and what finance does with them. */

const depositOf = async ({ stage, caseId }: Scene) => {
	const rows = await stage.as().db.select().from(refunds).where(eq(refunds.cancellationId, caseId));
	const [deposit] = rows.filter(({ method }) => method === 'bank_deposit');
	if (!deposit) throw new Error(`No deposit pays ${caseId}`);
	return deposit;
};

const batchOf = async (scene: Scene) => (await depositOf(scene)).batchId ?? '';

/** Every deposit in that currency that waits goes into one batch, and its file to the bank. */
export const handToBank =
	(currency: string, format: FileKind): Act =>
	async ({ stage }) => {
		const finance = stage.staff('finance');
		const { batches } = await makeBatches(finance, { pick: [], all: true, currency });
		for (const batch of batches) await exportBatch(finance, { batch, format });
	};

/** The bank made the transfers of the batch that this deposit is in. */
export const bankPaid =
	(reference: string): Act =>
	async (scene) => {
		const finance = scene.stage.staff('finance');
		const date = finance.now.toISOString().slice(0, 10);
		await markPaid(finance, { batch: await batchOf(scene), date, reference });
	};

/** And sent this one back. */
export const bankReturns =
	(reason: string): Act =>
	async (scene) => {
		const { id: refund, batchId } = await depositOf(scene);
		await takeResult(scene.stage.staff('finance'), { batch: batchId ?? '', rows: [{ refund, reason }] });
	};

/** The customer's bank disputes the card payment, or decides about that. */
export const dispute =
	(state: Dispute['state'], reason = 'product_not_received'): Act =>
	async ({ stage, orderId }) => {
		const { tenders } = await stage.order(orderId);
		const reference = tenders.find(({ automatic }) => automatic)?.reference ?? '';
		await actInConsole(stage.as(), [{ does: 'dispute', reference, state, reason }]);
	};
