import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { z } from 'zod';
import { closeTasks } from '../../orders/repository/tasks.server';
import { queue } from '../../refunds/actions/queue.server';
import { caseEvent, onCase } from '../actions/decide/on-desk.server';
import type { Case, Desk, SupplierCase } from '../case';
import { overrideSuppliers } from '../repository/write.server';
import { suppliersOfCase } from '../repository/queue/desk.server';
import type { Decision, goOnInput } from '../schema';
import { awaitedFor } from './awaited.server';
import { atStakeWith, standingAgainst, type Worth } from './standing';

/**
 * A manager (⚑) has the money of an accepted case go without the word of its suppliers: what waited for them leaves now, or
 * with the grace, and from here on whoever may pay can.
 */
export const goOnWithout = (ctx: Ctx, { reason, ...target }: z.infer<typeof goOnInput>): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		if (!ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden', { intent: 'go_on' });
		if (it.state !== 'in_progress') throw new Refused('cancellation.wrong_status', { state: it.state, possible: [] });
		const awaited = awaitedFor(ctx, desk, it, it.items);
		if (awaited.length === 0) throw new Refused('supplier.nobody_awaited');
		await Promise.all([
			overrideIn(tx, ctx, { desk, it, asked: awaited, units: it.items }, reason),
			...awaited.map(({ supplierName: supplier }) =>
				closeTasks(tx, { cancellationId: it.id, kinds: ['supplier_declined', 'supplier_silent'], supplier }, OVERRIDDEN)
			),
			it.releasedAt && it.refundWhen === 'now' ? queue(tx, ctx, { cancellationId: it.id }) : undefined
		]);
	});

const OVERRIDDEN = 'supplier.overridden';

type Overriding = {
	readonly desk: Pick<Desk, 'order'>;
	readonly it: Pick<Case, 'id' | 'orderId'>;
	readonly asked: readonly SupplierCase[];
	readonly units: readonly Worth[];
};

/** Writes down who goes on without whom, and what it puts at stake. The caller holds the order and has asked the rights. */
export const overrideIn = (tx: Tx, ctx: Ctx, { desk, it, asked, units }: Overriding, reason: string) =>
	Promise.all([
		overrideSuppliers(
			tx,
			asked.map(({ id }) => id),
			ctx,
			reason
		),
		record(
			tx,
			ctx,
			caseEvent(it, OVERRIDDEN, {
				reason,
				supplier: asked.map(({ supplierName }) => supplierName).join(', '),
				at_stake: atStakeWith(desk, units, asked),
				currency: desk.order.currency
			})
		)
	]);

type AtOnce = {
	readonly desk: Pick<Desk, 'order'>;
	readonly it: Overriding['it'];
	readonly quote: { readonly content: Pick<Case['quote'], 'lines'> };
	readonly decision: Pick<Decision, 'overrides'>;
};

/** With the acceptance: a manager who said why does not wait for these. @returns how the suppliers stand then */
export async function goOnAtOnce(
	tx: Tx,
	ctx: Ctx,
	{ desk, it, quote, decision }: AtOnce,
	suppliers: SupplierCase[]
): Promise<SupplierCase[]> {
	const given = (decision.overrides ?? []).filter(({ guard }) => guard === 'supplier');
	if (given.length === 0 || !ctx.actor.rights.has('manage')) return suppliers;
	const { lines } = quote.content;
	const units = lines.map(({ lineItemId, amount }) => ({ lineItemId, worth: amount }));
	const standing = standingAgainst(suppliers, lines);
	for (const { about, reason } of given) {
		const asked = standing.filter(({ supplierName }) => about === undefined || about === supplierName);
		if (asked.length > 0) await overrideIn(tx, ctx, { desk, it, asked, units }, reason);
	}
	return suppliersOfCase(tx, it.id);
}
