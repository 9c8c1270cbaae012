import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import { zonedIso } from '$lib/core/days';
import type { Ctx } from '$lib/server/ctx';
import { enqueue } from '$lib/server/jobs/queue';
import { record } from '$lib/server/outbox';
import type { Tx } from '$lib/server/db';
import { fixFor } from '../../reconcile/difference';
import {
	changeDifference,
	countOpen,
	insertRun,
	latestRun,
	listDifferences,
	lockDifference,
	type KeptDifference,
	type Reconciliation
} from '../../repository/refunds/reconcile.server';
import type { DismissInput, FixInput } from '../../reconcile/schema';

/** A comparison that got nowhere for so long is not waited for any more. */
const GIVEN_UP_AFTER = DAY / 24;

export const isRunning = ({ startedAt, total, compared }: Reconciliation, now: Date): boolean =>
	(total === null || compared < total) && now < later(startedAt, GIVEN_UP_AFTER);

/** Compares our books with gateways and stores now. @throws Refused `reconcile.running` */
export const startReconciliation = (ctx: Ctx): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const latest = await latestRun(tx);
		if (latest && isRunning(latest, ctx.now)) throw new Refused('reconcile.running');
		const id = ctx.newId('rec');
		await insertRun(tx, { id, night: null, startedAt: ctx.now, startedBy: ctx.actor.name });
		await record(tx, ctx, { name: 'reconciliation.started', subject: id });
	});

const NIGHT_HOUR = '03';

/** The same by itself, once a night, in the small hours of the shop. */
export async function startNightly(ctx: Ctx, follow: (run: string) => Parameters<typeof enqueue>[1]): Promise<void> {
	const [day = '', time = ''] = zonedIso(ctx.now, ctx.timeZone).split('T');
	if (!time.startsWith(NIGHT_HOUR)) return;
	await ctx.db.transaction(async (tx) => {
		const id = ctx.newId('rec');
		const first = await insertRun(tx, { id, night: day, startedAt: ctx.now, startedBy: null });
		if (first) await enqueue(tx, follow(id));
	});
}

/** Has a difference put right by what its kind allows; a job does it, since the gateway is asked again. */
export const askFix = (ctx: Ctx, { difference: id }: FixInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const found = await openOne(tx, id);
		const fix = fixFor(found);
		if (!fix) throw new Refused('reconcile.no_fix', { kind: found.kind });
		if (fix === 'fail' && !ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden');
		await changeDifference(tx, id, { state: 'fixing', settledBy: ctx.actor.name });
		await record(tx, ctx, eventOf(found, 'reconciliation.fix_asked', { fix }));
	});

/** Somebody looked into it and says what they found. */
export const dismiss = (ctx: Ctx, { difference: id, reason }: DismissInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const found = await openOne(tx, id);
		const by = { settledAt: ctx.now, settledBy: ctx.actor.name };
		await changeDifference(tx, id, { state: 'settled', outcome: 'dismissed', note: reason, ...by });
		await record(tx, ctx, eventOf(found, 'reconciliation.dismissed', { reason }));
	});

async function openOne(tx: Tx, id: string): Promise<KeptDifference> {
	const found = await lockDifference(tx, id);
	if (!found) throw new Refused('reconcile.not_found', { id });
	if (found.state !== 'open') throw new Refused('reconcile.settled', { state: found.state });
	return found;
}

type Told = 'reconciliation.fix_asked' | 'reconciliation.dismissed' | 'reconciliation.fixed';

export const eventOf = (found: KeptDifference, name: Told, data: Readonly<Record<string, unknown>>) => ({
	name,
	subject: found.id,
	orderId: found.orderId,
	data: { kind: found.kind, refund: found.refundId, reference: found.reference, tender: found.tenderId, ...data }
});

function mayPay({ actor }: Ctx): void {
	if (!actor.rights.has('pay')) throw new Refused('auth.forbidden');
}

/** What the page shows: the last comparison, what is open, and what was settled lately. */
export async function lookReconciliation(ctx: Ctx) {
	mayPay(ctx);
	const [run, open, settled, count] = await Promise.all([
		latestRun(ctx.db),
		listDifferences(ctx.db, false),
		listDifferences(ctx.db, true),
		countOpen(ctx.db)
	]);
	const running = run !== undefined && isRunning(run, ctx.now);
	return { run, running, open, settled, count, mayFail: ctx.actor.rights.has('manage') };
}
