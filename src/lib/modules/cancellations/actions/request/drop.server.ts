import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { z } from 'zod';
import { changeStock, moveUnits } from '../../../orders/repository/units.server';
import { cancelOpen } from '../../../refunds/actions/cancel-open.server';
import { plan } from '../../../refunds/actions/plan.server';
import { enableSoldCards } from '../../../refunds/actions/sold-cards.server';
import { queue } from '../../../refunds/actions/queue.server';
import { externalDueOf, withMethods } from '../../acceptance';
import { refundsOf, type Case, type Desk } from '../../case';
import { lockDesk } from '../../repository/queue/desk.server';
import { callOffSupplierCases, deleteItem, insertQuote, updateCase, updateItem } from '../../repository/write.server';
import type { dropInput } from '../../schema';
import { stepFor } from '../../status';
import { caseEvent, onCase } from '../decide/on-desk.server';
import { freshQuote, type KeptQuote } from './quoting.server';
import { stockOf } from '../decide/release.server';
import { awaitedFor } from '../../suppliers/awaited.server';

type Gone = { readonly lineItemId: string; readonly quantity: number };

/**
 * T14: units that could not be stopped leave the case and are open again; the rest gets a new quote. None left: the case is
 * rejected. Only while no money has left.
 */
export const drop = (ctx: Ctx, { items, reason, ...target }: z.infer<typeof dropInput>): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		const dropped = items.map(({ line_item, quantity }) => ({ lineItemId: line_item, quantity }));
		const kept = demandWithin(it, dropped);
		if (it.origin === 'withdrawal' && kept.length === 0) throw new Refused('withdrawal.stands');
		const step = demand(stepFor(it.state, kept.length > 0 ? 'drop' : 'drop_all', ctx.actor.rights));
		if (refundsOf(desk, it.id).some(({ state }) => state === 'succeeded')) throw new Refused('refund.already_paid');
		await cancelOpen(tx, ctx, it.id);
		if (desk.cards.length > 0) await enableSoldCards(tx, ctx, it, dropped);
		await Promise.all([
			moveUnits(
				tx,
				dropped.map((gone) => ({ ...gone, from: 'canceled', to: 'open' }))
			),
			it.restockedAt ? changeStock(tx, stockOf(desk, dropped, -1)) : undefined,
			record(tx, ctx, caseEvent(it, step.event, { items, reason }))
		]);
		if (kept.length === 0) await rejectAll(tx, ctx, it, reason);
		else await quoteRest(tx, ctx, it, kept);
	});

/** What stays of the case. @throws Refused when more is dropped than it holds */
function demandWithin({ items }: Case, dropped: readonly Gone[]): Case['items'] {
	const unknown = dropped.find(({ lineItemId, quantity }) => {
		const item = items.find((one) => one.lineItemId === lineItemId);
		return !item || item.quantity < quantity;
	});
	if (unknown) throw new Refused('cancellation.too_many_units', { line: unknown.lineItemId });
	return items
		.map((item) => ({ ...item, quantity: item.quantity - quantityOf(dropped, item.lineItemId) }))
		.filter(({ quantity }) => quantity > 0);
}

const quantityOf = (gone: readonly Gone[], line: string) =>
	gone.filter(({ lineItemId }) => lineItemId === line).reduce((all, { quantity }) => all + quantity, 0);

/** The items stay with the case as what was asked; its units are open again. */
const rejectAll = (tx: Tx, ctx: Ctx, it: Case, reason: string) =>
	Promise.all([
		callOffSupplierCases(tx, it.id),
		updateCase(tx, it.id, { state: 'rejected', reason, endedAt: ctx.now })
	]);

/** The desk is read again: the units that left count for the rest's price. */
async function quoteRest(tx: Tx, ctx: Ctx, it: Case, kept: Case['items']): Promise<void> {
	const removed = it.items.filter(({ id }) => !kept.some((one) => one.id === id));
	await Promise.all(removed.map(({ id }) => deleteItem(tx, id)));
	const desk = await lockDesk(tx, ctx.actor, { order: it.orderId });
	const policy = { version: it.policyVersion, policy: desk.policies.get(it.policyVersion) ?? desk.policy.policy };
	const quote = freshQuote(ctx, desk, {
		selection: kept,
		origin: it.origin,
		policy,
		except: it.id,
		askedAt: it.createdAt
	});
	await insertQuote(tx, quote);
	await Promise.all([
		...kept.map((item) => updateItem(tx, item.id, worthOf(quote, item))),
		updateCase(tx, it.id, {
			quoteId: quote.id,
			quote: quote.content,
			worthMinor: quote.content.worth,
			dueMinor: quote.content.due,
			externalDueMinor: externalDueOf(quote.content, desk.order.tenders)
		})
	]);
	await planAgain(tx, ctx, { desk, it, quote, kept });
}

function worthOf({ content }: KeptQuote, { lineItemId, quantity }: Gone) {
	const line = content.lines.find((one) => one.lineItemId === lineItemId);
	return { quantity, worthMinor: line?.amount ?? 0, taxMinor: line?.tax ?? 0 };
}

type Planning = {
	readonly desk: Desk;
	readonly it: Case;
	readonly quote: KeptQuote;
	readonly kept: readonly Gone[];
};

async function planAgain(tx: Tx, ctx: Ctx, { desk, it, quote, kept }: Planning): Promise<void> {
	await plan(tx, ctx, {
		cancellationId: it.id,
		orderId: it.orderId,
		currency: desk.order.currency,
		when: it.refundWhen === 'later' ? 'later' : 'grace',
		dueAt: it.refundDueAt,
		parts: withMethods(quote.content.tenders, desk.order.tenders)
	});
	const awaited = awaitedFor(ctx, desk, it, kept).length > 0;
	if (it.releasedAt && it.refundWhen === 'now' && !awaited) await queue(tx, ctx, { cancellationId: it.id });
}
