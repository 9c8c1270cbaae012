import type { Minor } from '$lib/core/money';
import { Refused } from '$lib/core/refusal';
import { constraintOf } from '$lib/server/store/constraint';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { MethodName } from '../method-names';
import { splitOverCaptures } from '../over-captures';
import { insertRefunds, type Refund } from '../repository.server';
import { capturesOf, type Capture } from '../repository/captures.server';
import { eventOf } from './move.server';

/** Money to come back on one tender. */
export type Part = {
	readonly tenderId: string;
	readonly kind: Refund['kind'];
	readonly method: MethodName;
	readonly amount: Minor;
	/** The capture it is to go to; else they are filled in order. */
	readonly captureId?: string | null;
};

/** `grace`: it goes when the case's grace ends, at `dueAt`. `later`: staff send it by hand; `dueAt` reminds them. */
export type PlanInput = {
	readonly cancellationId: string;
	readonly orderId: string;
	readonly currency: string;
	readonly when: 'grace' | 'later';
	readonly dueAt: Date | null;
	readonly parts: readonly Part[];
	/** Those of its payments, where the caller has read them; else they are read here. */
	readonly captures?: readonly Capture[];
};

/**
 * Reserves money on the tenders. The caller holds the order and keeps the sum within the case's due.
 * @throws Refused `refund.exceeds_tender`, or `refund.in_flight` where the case has a live refund on that tender
 */
export async function plan(tx: Tx, ctx: Ctx, input: PlanInput): Promise<Refund[]> {
	const { parts, when, dueAt } = input;
	if (parts.length === 0) return [];
	const split = overCaptures(parts, input.captures ?? (await capturesOf(tx, tendersOf(parts))));
	const rows = split.map((part) => rowOf(ctx, input, part));
	const facts = { from: 'none', when, due_at: dueAt?.toISOString() ?? null };
	const events = rows.map((row) => eventOf(row, PLANNED, facts));
	try {
		const [planned] = await Promise.all([insertRefunds(tx, rows), record(tx, ctx, events)]);
		return planned;
	} catch (error) {
		throw refusalFor(error);
	}
}

const tendersOf = (parts: readonly Part[]) => parts.map(({ tenderId }) => tenderId);

/** What a payment gives back, as one refund for each of its captures that has to carry some of it. */
const overCaptures = (parts: readonly Part[], captures: readonly Capture[]): Part[] =>
	parts.flatMap((part) => {
		if (part.captureId) return [part];
		const own = captures.filter(({ tenderId }) => tenderId === part.tenderId);
		return splitOverCaptures(part.amount, own).map((one) => ({ ...part, ...one }));
	});

const PLANNED = { event: 'refund.planned', to: 'planned' } as const;

const rowOf = (ctx: Ctx, { cancellationId, orderId, currency, dueAt }: PlanInput, part: Part) => ({
	id: ctx.newId('rfd'),
	cancellationId,
	orderId,
	tenderId: part.tenderId,
	captureId: part.captureId ?? null,
	kind: part.kind,
	method: part.method,
	amountMinor: part.amount,
	currency,
	state: 'planned' as const,
	dueAt,
	createdAt: ctx.now
});

/** What the database did not allow, in our words. */
function refusalFor(error: unknown): unknown {
	const constraint = constraintOf(error);
	if (constraint === 'tenders_not_above_secured' || constraint === 'captures_not_above_captured')
		return new Refused('refund.exceeds_tender');
	return constraint === 'refunds_one_live' ? new Refused('refund.in_flight') : error;
}
