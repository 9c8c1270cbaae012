import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { externalDueOf } from '../../acceptance';
import type { Case, Desk } from '../../case';
import { lockDesk } from '../../repository/queue/desk.server';
import { callOffSupplierCases, deleteItem, insertQuote, updateCase, updateItem } from '../../repository/write.server';
import { freshQuote, type KeptQuote } from './quoting.server';

/** Units that leave a case. */
export type Gone = { readonly lineItemId: string; readonly quantity: number };

/** What stays of the case. @throws Refused when more leaves than it holds */
export function demandWithin({ items }: Case, gone: readonly Gone[]): Case['items'] {
	const unknown = gone.find(({ lineItemId, quantity }) => {
		const item = items.find((one) => one.lineItemId === lineItemId);
		return !item || item.quantity < quantity;
	});
	if (unknown) throw new Refused('cancellation.too_many_units', { line: unknown.lineItemId });
	return items
		.map((item) => ({ ...item, quantity: item.quantity - quantityOf(gone, item.lineItemId) }))
		.filter(({ quantity }) => quantity > 0);
}

const quantityOf = (gone: readonly Gone[], line: string) =>
	gone.filter(({ lineItemId }) => lineItemId === line).reduce((all, { quantity }) => all + quantity, 0);

/** The items stay with the case as what was asked; its units are open again. */
export const rejectAll = (tx: Tx, ctx: Ctx, it: Case, reason: string | null) =>
	Promise.all([
		callOffSupplierCases(tx, it.id),
		updateCase(tx, it.id, { state: 'rejected', reason, endedAt: ctx.now })
	]);

export type Rest = {
	readonly desk: Desk;
	readonly it: Case;
	readonly quote: KeptQuote;
	readonly kept: readonly Gone[];
};

/** A new quote for what stays. The desk is read again: the units that left count for its price. */
export async function quoteRest(tx: Tx, ctx: Ctx, it: Case, kept: Case['items']): Promise<Rest> {
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
	return { desk, it, quote, kept };
}

function worthOf({ content }: KeptQuote, { lineItemId, quantity }: Gone) {
	const line = content.lines.find((one) => one.lineItemId === lineItemId);
	return { quantity, worthMinor: line?.amount ?? 0, taxMinor: line?.tax ?? 0 };
}
