import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { externalDueOf } from '../../acceptance';
import { changeOf } from '../../../refunds/quote/quote-change';
import { findQuote, insertQuote, updateCase } from '../../repository/write.server';
import type { AgreeInput, Target } from '../../schema';
import { stepFor } from '../../status';
import { followItems } from '../decide/accept.server';
import { caseEvent, onCase } from '../decide/on-desk.server';
import { quoteNow } from '../request/quote-now.server';

/** Asks the shopper to agree to what their case has come down to. Until they do, nothing of the case changes. */
export const offerPrice = (ctx: Ctx, target: Target): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		const step = demand(stepFor(it.state, 'offer', ctx.actor.rights));
		const fresh = quoteNow(ctx, desk, it);
		const change = changeOf(it.quote, fresh.content);
		if (!change || change.after > change.before) throw new Refused('quote.not_lower');
		await insertQuote(tx, fresh);
		await Promise.all([
			updateCase(tx, it.id, { offeredQuoteId: fresh.id }),
			record(tx, ctx, caseEvent(it, step.event, { quote: fresh.id, changed: change, currency: desk.order.currency }))
		]);
	});

/**
 * The shopper agrees: the case goes by the offered quote from now on. One that has got better for them since is taken as it
 * is; one that has got worse must be offered again. Said twice, by a double click or in two tabs, it is agreed once.
 */
export const agreeToPrice = (ctx: Ctx, { quote, ...target }: AgreeInput): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		const step = demand(stepFor(it.state, 'agree', ctx.actor.rights));
		if (it.quoteId === quote && it.offeredQuoteId === null) return;
		const offered = it.offeredQuoteId === quote ? await findQuote(tx, quote) : undefined;
		if (!offered) throw new Refused('quote.not_found');
		const fresh = quoteNow(ctx, desk, it);
		const [before, after] = [offered.content.due, fresh.content.due];
		if (after < before) throw new Refused('quote.changed', { before, after });
		const agreed = fresh.hash === offered.hash ? offered : fresh;
		if (agreed === fresh) await insertQuote(tx, fresh);
		const { id: quoteId, content } = agreed;
		const change = changeOf(it.quote, content);
		await Promise.all([
			followItems(tx, ctx, it, agreed),
			updateCase(tx, it.id, {
				quoteId,
				quote: content,
				offeredQuoteId: null,
				worthMinor: content.worth,
				dueMinor: content.due,
				externalDueMinor: externalDueOf(content, desk.order.tenders)
			}),
			record(tx, ctx, caseEvent(it, step.event, { quote: quoteId, changed: change, currency: content.currency }))
		]);
	});
