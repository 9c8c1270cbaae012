import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { DAY, later, MINUTE } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { record } from '$lib/server/outbox';
import { canCall } from '$lib/server/config/providers';
import { report } from '$lib/server/http/report';
import { tendersPaidBy } from '../../orders/repository/tenders.server';
import type { Failure } from '../../payments/gateway';
import { GATEWAY_NAMES, gatewayNameOf } from '../../payments/gateway-names';
import { GATEWAYS } from '../../payments/gateways/index.server';
import { settle } from '../../refunds/actions/settle.server';
import { differencesOf } from '../../refunds/differences';
import type { Refund } from '../../refunds/repository.server';
import { lockOnTender } from '../../refunds/repository/by-tender.server';
import { eventOf, startNightly } from '../actions/money/reconcile.server';
import {
	addCompared,
	changeDifference,
	keepDifferences,
	lockDifference,
	setTotal,
	tendersNamed,
	tendersRefundedSince,
	type Compared,
	type KeptDifference
} from '../repository/refunds/reconcile.server';
import { FIX_FOR } from '../reconcile/difference';
import { movementsOn, readPaymentOf } from './notices.server';

/** How far back refunds are compared: they can fail weeks after they left. */
const COMPARED = 35 * DAY;
/** How far back a gateway is asked what moved that we may not know of. */
const MOVED = 3 * DAY;
const AT_ONCE = 20;
const MOMENT = 10 * MINUTE;

/** Says which payments a comparison is about, and has them compared some at a time. */
export const reconcile = defineJob({
	name: 'cancellations.reconcile',
	payload: z.object({ subject: idOf('rec') }),
	attempts: 8,
	run: async (ctx, { subject: run }) => {
		const gateways = GATEWAY_NAMES.filter(canCall);
		const ours = await tendersRefundedSince(ctx.db, later(ctx.now, -COMPARED), gateways);
		const moved = await Promise.all(gateways.map((name) => movedAt(ctx, name)));
		const ids = [...new Set([...ours, ...moved.flat()])];
		const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
			ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE)
		);
		await ctx.db.transaction(async (tx) => {
			await setTotal(tx, run, ids.length);
			await enqueue(
				tx,
				parts.map((tenders, at) => comparePayments.with({ run, tenders }, `${run}-${at}`))
			);
		});
	}
});

async function movedAt(ctx: Ctx, name: (typeof GATEWAY_NAMES)[number]): Promise<string[]> {
	try {
		const references = await GATEWAYS[name](ctx).movedSince(later(ctx.now, -MOVED));
		return references.length === 0 ? [] : (await tendersPaidBy(ctx.db, name, references)).map(({ id }) => id);
	} catch (error) {
		report(error); // the payments we know of are compared all the same, at this gateway and the others
		return [];
	}
}

/** Compares some payments with their gateway. Said again, it finds the same. */
export const comparePayments = defineJob({
	name: 'cancellations.compare_payments',
	payload: z.object({ run: idOf('rec'), tenders: z.array(idOf('ten')) }),
	attempts: 8,
	run: async (ctx, { run, tenders }) => {
		for (const tender of await tendersNamed(ctx.db, tenders)) await compare(ctx, run, tender);
		await addCompared(ctx.db, run, tenders.length);
	}
});

async function compare(ctx: Ctx, run: string, tender: Compared): Promise<void> {
	const gateway = gatewayNameOf(tender.gateway);
	const movements = (await movementsOn(ctx, gateway, tender)).flatMap((listed) => listed.movements);
	await ctx.db.transaction(async (tx) => {
		const refunds = await lockOnTender(tx, tender.id);
		const listed = differencesOf(refunds, movements);
		const real = listed.filter(({ kind, refundId }) => kind !== 'missing_there' || isOld(refunds, refundId, ctx.now));
		const found = real.map(({ kind, refundId, reference, ours, theirs }) => ({
			...{ id: ctx.newId('dif'), reconciliationId: run, kind, gateway, orderId: tender.orderId, tenderId: tender.id },
			...{ about: refundId ?? reference ?? tender.id, refundId, reference, currency: tender.currency },
			...{ oursMinor: ours?.amount ?? null, oursState: ours?.state ?? null },
			...{ theirsMinor: theirs?.amount ?? null, theirsState: theirs?.state ?? null, foundAt: ctx.now }
		}));
		await keepDifferences(tx, tender.id, found, ctx.now);
	});
}

/** The gateway's list was read before our refunds were: one that got through in between is not missing there. */
function isOld(refunds: readonly Refund[], id: string | null, now: Date): boolean {
	const refund = refunds.find((one) => one.id === id);
	const at = refund?.settledAt ?? refund?.submittedAt ?? now;
	return at < later(now, -MOMENT);
}

/** Puts one difference right, and looks at its payment once more. */
export const fixDifference = defineJob({
	name: 'cancellations.fix_difference',
	payload: z.object({ subject: idOf('dif') }),
	attempts: 8,
	run: async (ctx, { subject }) => {
		const found = await ctx.db.transaction((tx) => lockDifference(tx, subject));
		if (found?.state !== 'fixing') return;
		const fix = FIX_FOR[found.kind];
		const [tender] = await tendersNamed(ctx.db, [found.tenderId]);
		if (!tender || !fix) return;
		if (fix === 'book') await readPaymentOf(ctx, found.gateway, tender);
		else if (found.refundId !== null) await failMissing(ctx, found, found.refundId);
		await ctx.db.transaction(async (tx) => {
			const outcome = fix === 'book' ? ('booked' as const) : ('failed' as const);
			await changeDifference(tx, found.id, { state: 'settled', outcome, settledAt: ctx.now });
			await record(tx, ctx, eventOf(found, 'reconciliation.fixed', { fix, by: found.settledBy }));
		});
		await compare(ctx, found.reconciliationId, tender);
	}
});

/** Once more asked for by its key: only what is truly not there has failed, and its case opens again. */
async function failMissing(ctx: Ctx, { gateway, tenderId }: KeptDifference, refundId: string): Promise<void> {
	const [tender] = await tendersNamed(ctx.db, [tenderId]);
	const movements = tender ? (await movementsOn(ctx, gateway, tender)).flatMap((listed) => listed.movements) : [];
	const ours = await ctx.db.transaction((tx) => lockOnTender(tx, tenderId));
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

/** Once a night. */
export const reconcileNightly = (ctx: Ctx): Promise<void> =>
	startNightly(ctx, (run) => [reconcile.with({ subject: run })]);
