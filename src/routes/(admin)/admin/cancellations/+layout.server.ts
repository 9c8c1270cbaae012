import { redirect, type ServerLoadEvent } from '@sveltejs/kit';
import { queueHref } from '$lib/modules/cancellations/admin/queue/queue-address';
import { queueFilters } from '$lib/modules/cancellations/admin/queue-filters';
import { byRuleWord } from '$lib/modules/cancellations/policy/rule-words';
import { askedIn } from '$lib/modules/cancellations/queue/queue-asked';
import { lawSaid } from '$lib/modules/cancellations/legal/legal-words.server';
import { askOf } from '$lib/modules/cancellations/queue-view-inputs';
import { queueOptions } from '$lib/modules/cancellations/repository/queue/queue-options.server';
import { countQueue, listQueue, type QueueRow } from '$lib/modules/cancellations/repository/queue/queue.server';
import { readTurns } from '$lib/modules/cancellations/repository/queue/turns.server';
import { listViews } from '$lib/modules/cancellations/repository/queue/views.server';
import { wantedOf } from '$lib/modules/cancellations/actions/wanted.server';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { page } from '$lib/server/http/page';
import { PAGE_ROWS } from '../list';
import { isSplit } from './split';

const LIST = '/(admin)/admin/cancellations';
const CASE = '/(admin)/admin/cancellations/[number]';

/**
 * The queue belongs to its own page, and in the split view to the pages of its cases too: going from case to case does
 * not read it again, acting on one does.
 */
export const load = page({}, async (ctx, _params, event) => {
	const { route, cookies } = event;
	const split = isSplit(cookies);
	const shown = route.id === LIST || (split && route.id === CASE);
	return { split, queue: shown ? await queueOf(ctx, event, route.id === LIST) : undefined };
});

async function queueOf(ctx: Ctx, { url }: ServerLoadEvent, isList: boolean) {
	const { db, actor, locale } = ctx;
	const ask = askedIn(url.searchParams);
	const wanted = await wantedOf({ ...ctx, me: actor.id }, ask);
	const [sheet, counts, options, views, turns] = await Promise.all([
		listQueue(db, { ...wanted, cursor: ask.at, limit: PAGE_ROWS }),
		countQueue(db, wanted),
		queueOptions(db),
		listViews(db, actor.id),
		readTurns(db)
	]);
	const first = views.find(({ isDefault }) => isDefault);
	if (isList && first && url.search === '') redirect(303, queueHref(askOf(first.query)));
	return {
		...{ ask, tab: ask.tab, search: ask.q, counts, views, turns, me: actor.id },
		...sheet,
		items: sheet.items.map((row) => marked(ctx, row)),
		filters: queueFilters(ask, options, locale),
		people: options.staff,
		autoWord: m.queue_auto_mark()
	};
}

/** Nobody decided it: a rule did, which the row says in words; and what the law asks of it. */
const marked = (
	ctx: Ctx,
	{ acceptedByRule, policyVersion, settled, legalDueAt, legalClock, region, ...row }: QueueRow
) => ({
	...row,
	law: lawSaid({ ...row, legalDueAt, legalClock, region, owed: row.due - settled }, ctx)?.text,
	auto: acceptedByRule === null ? null : byRuleWord({ rule: acceptedByRule, version: policyVersion })
});
