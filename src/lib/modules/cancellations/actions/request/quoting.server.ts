import { Refused } from '$lib/core/refusal';
import { later, MINUTE } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { sha256 } from '$lib/server/config/secrets';
import { makeQuote } from '../../../refunds/quote/quote';
import type { Quote, SelectedItem } from '../../../refunds/quote/quote-facts';
import { quoteHash } from '../../../refunds/quote/quote-hash';
import type { Origin } from '../../../settings/origins';
import type { Policy } from '../../../settings/policy';
import type { Desk } from '../../case';
import { maySelect } from '../../eligibility';
import { eligibilityFactsOf } from '../../facts';
import { quoteInputOf } from '../../money/order-money';
import { onlyDelivers, ownLines } from '../../partner/own-lines';
import { ownPartOfQuote } from '../../partner/own-part';
import { readDesk } from '../../repository/queue/desk.server';
import { findQuote, insertQuote } from '../../repository/write.server';
import type { QuoteRequest, RequestInput } from '../../schema';
import { quoteView, type QuoteView } from '../../money/quote-view';

const QUOTE_LASTS = 30 * MINUTE;

/** A quote as it is kept: its content never changes. */
export type KeptQuote = {
	readonly id: string;
	readonly orderId: string;
	readonly hash: string;
	readonly content: Quote;
	readonly policyVersion: number;
	readonly createdAt: Date;
	readonly expiresAt: Date;
};

export type Asked = {
	readonly selection: readonly SelectedItem[];
	readonly origin: Origin;
	readonly policy: { readonly version: number; readonly policy: Policy };
	readonly except?: string;
	/** When it was asked for; now, where it is only about to be. */
	readonly askedAt?: Date;
};

/** The money of a selection at this moment. Shopper's preview, staff's dialog and the acceptance all come through here. */
export function freshQuote(
	ctx: Ctx,
	desk: Desk,
	{ selection, origin, policy, except, askedAt = ctx.now }: Asked
): KeptQuote {
	const named = { selection, origin, policy: policy.policy, askedAt, ...(except === undefined ? {} : { except }) };
	const content = makeQuote(quoteInputOf(desk, named));
	return {
		id: ctx.newId('qte'),
		orderId: desk.order.id,
		hash: quoteHash(content, sha256),
		content,
		policyVersion: policy.version,
		createdAt: ctx.now,
		expiresAt: later(ctx.now, QUOTE_LASTS)
	};
}

export const selectionOf = (items: QuoteRequest['items']): SelectedItem[] =>
	items.map(({ line_item, quantity, reason }) => ({ lineItemId: line_item, quantity, reason: reason ?? null }));

/** Who a request of this actor counts as coming from. Staff acting for the customer keep the customer's origin. */
export function originOf({ actor }: Ctx, onBehalf: boolean): Origin {
	if (actor.kind === 'partner' || actor.kind === 'supplier' || actor.kind === 'channel') return actor.kind;
	return actor.kind === 'staff' && !onBehalf ? 'admin' : 'customer';
}

/**
 * What would come back, kept for half an hour. Nothing else changes. Whoever delivers hears what its lines are worth, with
 * or without a reason yet: any it may give is at our fault.
 */
export async function preview(ctx: Ctx, input: QuoteRequest): Promise<QuoteView> {
	const desk = await readDesk(ctx.db, ctx.actor, { order: input.order });
	const selection = selectionOf(input.items);
	const verdict = maySelect(eligibilityFactsOf(desk, ctx.actor, ctx.now), selection);
	if (!verdict.ok && verdict.code !== 'cancellation.reason_required') throw new Refused(verdict.code, verdict.facts);
	const delivers = onlyDelivers(desk.order, ctx.actor);
	const origin = delivers ? 'supplier' : originOf(ctx, false);
	const quote = freshQuote(ctx, desk, { selection, origin, policy: desk.policy });
	await insertQuote(ctx.db, quote);
	const view = quoteView(quote, desk.order.tenders);
	if (!delivers) return view;
	return ownPartOfQuote(view, new Set(ownLines(desk.order, ctx.actor).map(({ id }) => id)));
}

/**
 * The quote a request goes by: the one its asker saw, if it still says the same, or a new one.
 * @throws Refused `quote.not_found`, `quote.expired`, `quote.changed` (with both amounts)
 */
export async function agreedQuote(tx: Tx, ctx: Ctx, desk: Desk, input: RequestInput): Promise<KeptQuote> {
	const origin = originOf(ctx, input.on_behalf_of !== undefined);
	const fresh = freshQuote(ctx, desk, { selection: selectionOf(input.items), origin, policy: desk.policy });
	if (input.quote === undefined) {
		await insertQuote(tx, fresh);
		return fresh;
	}
	const seen = await findQuote(tx, input.quote);
	if (!seen || seen.orderId !== desk.order.id) throw new Refused('quote.not_found');
	if (seen.expiresAt <= ctx.now) throw new Refused('quote.expired');
	if (seen.hash !== fresh.hash)
		throw new Refused('quote.changed', { before: seen.content.due, after: fresh.content.due });
	return seen;
}
