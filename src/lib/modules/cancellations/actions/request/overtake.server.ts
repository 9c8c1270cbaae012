import { SYSTEM } from '$lib/core/actor';
import { demand } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { moveUnits } from '../../../orders/repository/units.server';
import type { Case } from '../../case';
import { lockDesk } from '../../repository/queue/desk.server';
import { updateCase } from '../../repository/write.server';
import { stepFor } from '../../status';
import { caseEvent } from '../decide/on-desk.server';
import { demandWithin, quoteRest, rejectAll, type Gone } from './leave-case.server';

type Sent = { readonly order: string; readonly items: readonly Gone[] };

/**
 * T9: units that are only asked for were sent before anybody accepted. They leave their case and are open, so that they can
 * be booked as sent; the rest gets a new quote, and a case without a rest is rejected. The latest request loses first.
 */
export const overtake = (asked: Ctx, { order, items }: Sent): Promise<void> =>
	asked.db.transaction(async (tx) => {
		const ctx = withActor(asked, SYSTEM);
		const { cases } = await lockDesk(tx, SYSTEM, { order });
		const left = new Map(items.map(({ lineItemId, quantity }) => [lineItemId, quantity]));
		const requested = cases.filter(({ state }) => state === 'requested');
		for (const it of requested.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())) {
			const gone = it.items.flatMap(({ lineItemId, quantity }) => {
				const taken = Math.min(quantity, left.get(lineItemId) ?? 0);
				left.set(lineItemId, (left.get(lineItemId) ?? 0) - taken);
				return taken > 0 ? [{ lineItemId, quantity: taken }] : [];
			});
			if (gone.length > 0) await leave(tx, ctx, it, gone);
		}
	});

async function leave(tx: Tx, ctx: Ctx, it: Case, gone: readonly Gone[]): Promise<void> {
	const kept = demandWithin(it, gone);
	const step = demand(stepFor(it.state, kept.length > 0 ? 'shrink' : 'overtake', ctx.actor.rights));
	const items = gone.map(({ lineItemId, quantity }) => ({ line_item: lineItemId, quantity }));
	await Promise.all([
		moveUnits(
			tx,
			gone.map((one) => ({ ...one, from: 'held', to: 'open' }))
		),
		record(tx, ctx, caseEvent(it, step.event, { items }))
	]);
	if (kept.length === 0) return void (await rejectAll(tx, ctx, it, null));
	await quoteRest(tx, ctx, it, kept);
	// What it was offered or agreed to was of more goods.
	await updateCase(tx, it.id, { offeredQuoteId: null });
}
