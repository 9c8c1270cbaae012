import type { NewEvent, EventName } from '$lib/core/events';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { caseOn, type Case, type Desk } from '../../case';
import { eventWord } from '../../wording/event-words';
import { lastChange, lockDesk, type Wanted } from '../../repository/queue/desk.server';
import type { Target } from '../../schema';

/** One transaction under the order's row lock, with all a decision needs already read. */
export const onOrder = <T>(ctx: Ctx, wanted: Wanted, work: (tx: Tx, desk: Desk) => Promise<T>): Promise<T> =>
	ctx.db.transaction(async (tx) => work(tx, await lockDesk(tx, ctx.actor, wanted)));

type Work<T> = (tx: Tx, desk: Desk, it: Case) => Promise<T>;

/**
 * The same for one case. @throws Refused `cancellation.changed` with who changed it, when the asker saw an older version
 */
export const onCase = <T>(ctx: Ctx, target: Target, work: Work<T>): Promise<T> =>
	ctx.db.transaction((tx) => caseIn(tx, ctx, target, work));

/** The same as a part of a transaction that is open: what else it writes is there with the change, or not at all. */
export async function caseIn<T>(tx: Tx, ctx: Ctx, { id, version }: Target, work: Work<T>): Promise<T> {
	const desk = await lockDesk(tx, ctx.actor, { cancellation: id });
	const it = caseOn(desk, id);
	if (version !== undefined && version !== it.version) await refuseStale(tx, it);
	return work(tx, desk, it);
}

async function refuseStale(tx: Tx, it: Case): Promise<never> {
	const [last] = await lastChange(tx, it.id);
	throw new Refused('cancellation.changed', {
		by: last?.actor_name ?? '',
		what: eventWord(last?.name ?? ''),
		event: last?.name ?? '',
		state: it.state,
		version: it.version,
		number: it.number
	});
}

/** An event about this case. */
export const caseEvent = (
	it: Pick<Case, 'id' | 'orderId'>,
	name: EventName,
	data: Readonly<Record<string, unknown>> = {}
): NewEvent => ({ name, subject: it.id, orderId: it.orderId, cancellationId: it.id, data });

/** The units of a case go back to where they were before it. */
export const movesTo = (to: 'open' | 'held', { items }: Case) =>
	items.map(({ lineItemId, quantity }) => ({ lineItemId, from: 'canceled', to, quantity }) as const);
