import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { withActor, type Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { record } from '$lib/server/outbox';
import { askFor, findLink } from '../../channels/repository/orders.server';
import type { Failure } from '../../payments/gateway';
import { gatewayNameOf } from '../../payments/gateway-names';
import { settle } from '../../refunds/actions/settle.server';
import { differencesOf } from '../../refunds/differences';
import { lockOnTender } from '../../refunds/repository/by-tender.server';
import { eventOf } from '../actions/money/reconcile.server';
import { pushAgain } from '../channels/push-again.server';
import { fixFor, OUTCOME_OF, type Fix } from '../reconcile/difference';
import {
	changeDifference,
	lockDifference,
	tenderNamed,
	type Compared,
	type KeptDifference
} from '../repository/refunds/reconcile.server';
import { syncChannelOrder } from './channels.server';
import { compareOrder, readAt } from './compare.server';
import { movementsOn, readPaymentOf } from './notices.server';

/** Puts one difference right, and looks at its order once more. */
export const fixDifference = defineJob({
	name: 'cancellations.fix_difference',
	payload: z.object({ subject: idOf('dif') }),
	attempts: 8,
	run: async (given, { subject }) => {
		const ctx = withActor(given, SYSTEM);
		const found = await ctx.db.transaction((tx) => lockDifference(tx, subject));
		const fix = found && fixFor(found);
		if (found?.state !== 'fixing' || !fix) return;
		await carryOut(ctx, found, fix);
		await ctx.db.transaction(async (tx) => {
			await changeDifference(tx, found.id, { state: 'settled', outcome: OUTCOME_OF[fix], settledAt: ctx.now });
			await record(tx, ctx, eventOf(found, 'reconciliation.fixed', { fix, by: found.settledBy }));
		});
		await compareOrder(ctx, found.reconciliationId, found.orderId);
	}
});

async function carryOut(ctx: Ctx, found: KeptDifference, fix: Fix): Promise<void> {
	const tender = found.tenderId === null ? undefined : await tenderNamed(ctx.db, found.tenderId);
	if (!tender) return inStep(ctx, found, fix);
	if (fix === 'book') return readPaymentOf(ctx, gatewayNameOf(tender.gateway), tender);
	if (found.refundId !== null) await failMissing(ctx, tender, found.refundId);
}

/** What is about an order at a store ends in bringing it in step with ours, now. */
async function inStep(ctx: Ctx, { id, connectionId, externalId, orderId, lineItemId }: KeptDifference, fix: Fix) {
	if (connectionId === null || externalId === null) return;
	const there = { connectionId, externalId };
	const link = await findLink(ctx.db, there);
	const [now] = link && fix === 'push' ? await readAt(ctx, link) : [];
	if (now) await pushAgain(ctx, { ...now, id, orderId, lineItemId });
	else await askFor(ctx.db, connectionId, [externalId], ctx.now);
	await syncChannelOrder.handle(ctx, { connection: connectionId, order: externalId });
}

/** Once more asked for by its key: only what is truly not there has failed, and its case opens again. */
async function failMissing(ctx: Ctx, tender: Compared, refundId: string): Promise<void> {
	const gateway = gatewayNameOf(tender.gateway);
	const movements = (await movementsOn(ctx, gateway, tender)).flatMap((listed) => listed.movements);
	const ours = await ctx.db.transaction((tx) => lockOnTender(tx, tender.id));
	const isMissing = differencesOf(ours, movements).some(
		(one) => one.kind === 'missing_there' && one.refundId === refundId
	);
	if (isMissing) await settle(ctx, { id: refundId, receipt: { state: 'failed', reference: null, failure: NOT_THERE } });
}

const NOT_THERE: Failure = {
	code: 'not_at_gateway',
	words: 'The gateway has no such refund on this payment',
	retry: 'person'
};
