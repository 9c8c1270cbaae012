import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { caseOn, type Case, type Desk } from '../../case';
import type { CancellationView } from '../../case-view';
import { caseFor } from '../../partner/case-for';
import { onlyDelivers } from '../../partner/own-lines';
import { readDesk, type Wanted } from '../../repository/queue/desk.server';
import { historyOf } from '../../repository/history.server';
import { getQuote } from '../../repository/write.server';

type Named = Exclude<Wanted, { order: string } | { orderNumber: string }>;

/**
 * The case as outsiders see it; whoever delivers some of the order, its own part of it.
 * @throws Refused `cancellation.not_found` also for somebody else's
 */
export async function look(ctx: Ctx, wanted: Named): Promise<CancellationView> {
	const desk = await readDesk(ctx.db, ctx.actor, wanted);
	const it = named(desk, wanted);
	const [quote, timeline] = await Promise.all([getQuote(ctx.db, it.quoteId), historyOf(ctx.db, it.id)]);
	const view = caseFor(ctx.actor, desk, it, { quote, timeline });
	const nothingOfTheirs = view.items.length === 0 && onlyDelivers(desk.order, ctx.actor); // one of money alone has no items either
	if (nothingOfTheirs) throw new Refused('cancellation.not_found');
	return view;
}

/** The case of that id or number on its order's desk. */
export const named = (desk: Desk, wanted: Named): Case =>
	'number' in wanted
		? caseOn(desk, desk.cases.find(({ number }) => number === wanted.number)?.id ?? wanted.number)
		: caseOn(desk, wanted.cancellation);
