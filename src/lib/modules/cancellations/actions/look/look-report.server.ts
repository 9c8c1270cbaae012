import { dayEnd, dayStart } from '$lib/core/days';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { shopProfile } from '../../../settings/repository.server';
import { dayIn } from '../../admin/day';
import { currenciesIn, reportOf } from '../../report/report';
import { lastDays, PERIODS, reportAskIn } from '../../report/report-ask';
import { dueByDay, keptPromises, reportFacts } from '../../repository/refunds/refund-report.server';

/** How far ahead the report looks at what is due. */
const AHEAD = 14 * DAY;

/** The refunds of a period, by the shop's days: what was made, what was promised, and what is due next. */
export async function lookAtReport({ db, now }: Pick<Ctx, 'db' | 'now'>, params: URLSearchParams) {
	const { time_zone: timeZone } = await shopProfile(db);
	const ask = reportAskIn(params, now, timeZone);
	const today = dayIn(now, timeZone);
	const span = { since: dayStart(ask.from, timeZone), until: dayEnd(ask.to, timeZone), timeZone };
	const ahead = { since: dayStart(today, timeZone), until: later(dayStart(today, timeZone), AHEAD), timeZone };
	const [facts, kept, due] = await Promise.all([
		reportFacts(db, span),
		keptPromises(db, { ...span, until: span.until < now ? span.until : now }),
		dueByDay(db, ahead)
	]);
	const all = { facts, kept, due };
	const currencies = currenciesIn(all);
	const currency = currencies.find((one) => one === ask.currency) ?? currencies[0];
	return {
		ask,
		today,
		currencies,
		periods: PERIODS.map((count) => ({ count, ...lastDays(count, now, timeZone) })),
		report: currency === undefined ? null : reportOf(all, currency, ask.days)
	};
}

/** The report as its page gets it. */
export type ReportPage = Awaited<ReturnType<typeof lookAtReport>>;
