import { redirect } from '@sveltejs/kit';
import { draftRun } from '$lib/modules/cancellations/actions/bulk/draft.server';
import { sendPlanned } from '$lib/modules/cancellations/actions/money/send-planned.server';
import { sendForm } from '$lib/modules/cancellations/admin/forms';
import { MOST_ROWS } from '$lib/modules/cancellations/bulk/run';
import { chooseRefundsForm } from '$lib/modules/cancellations/bulk/schema';
import { refundAskIn, type RefundAsk } from '$lib/modules/cancellations/money/refund-asked';
import { dueUntil } from '$lib/modules/cancellations/money/refund-due';
import { countDue } from '$lib/modules/cancellations/repository/refunds/due-refunds.server';
import { queueOptions } from '$lib/modules/cancellations/repository/queue/queue-options.server';
import {
	countRefunds,
	listRefunds,
	sumRefunds
} from '$lib/modules/cancellations/repository/refunds/refunds-list.server';
import { spanOf } from '$lib/modules/settings/span.server';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { page } from '$lib/server/http/page';
import { act } from '../act';
import { PAGE_ROWS } from '../list';

export const load = page({}, async (ctx, _params, { url }) => {
	const { db, now, timeZone, actor } = ctx;
	const ask = refundAskIn(url.searchParams);
	const wanted = await wantedBy(ctx, ask);
	const [sheet, counts, due, sums, options] = await Promise.all([
		listRefunds(db, { ...wanted, cursor: ask.at, limit: PAGE_ROWS }),
		countRefunds(db, wanted),
		countDue(db, dueUntil(now, timeZone)),
		sumRefunds(db, ask.tab, wanted),
		queueOptions(db)
	]);
	const mayPay = actor.rights.has('pay');
	return { ask, tab: ask.tab, search: ask.q, ...sheet, counts, due, sums, options, mayPay };
});

/** What the address asks for, its days as moments: by the reader's clock where they say “by tonight”. */
const wantedBy = async ({ db, now, timeZone }: Ctx, ask: RefundAsk) => ({
	...ask,
	search: ask.q,
	...(await spanOf(db, ask)),
	...(ask.due === undefined ? {} : { before: dueUntil(now, timeZone)[ask.due] })
});

export const actions = {
	send: act(sendForm, m.later_sent, sendPlanned),
	/** The cases of what was ticked, or of all that the list finds, become a selection with its dry run. */
	choose: act(chooseRefundsForm, m.bulk_started, async (ctx, { pick, all, query }) => {
		const ids = all ? await matching(ctx, query) : pick;
		redirect(303, `/admin/cancellations/bulk/${await draftRun(ctx, { kind: 'refund', ids })}`);
	})
};

async function matching(ctx: Ctx, query: string): Promise<string[]> {
	const { at: _at, ...ask } = refundAskIn(new URLSearchParams(query));
	const { items } = await listRefunds(ctx.db, { ...(await wantedBy(ctx, ask)), limit: MOST_ROWS });
	return items.map(({ caseId }) => caseId);
}
