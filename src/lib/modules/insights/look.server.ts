import { dayEnd, dayStart } from '$lib/core/days';
import type { Ctx } from '$lib/server/ctx';
import { channelWord } from '../cancellations/admin/queue/queue-words';
import { lastDays, PERIODS } from '../cancellations/report/report-ask';
import { shopProfile } from '../settings/repository.server';
import { insightAskIn } from './ask';
import { insightRows, insightTrend, ordersPlaced } from './repository.server';
import { trendOf, unitFor } from './trend';

/** Why shoppers cancel, in the days of the address, in one currency. */
export async function lookAtInsights({ db, now }: Pick<Ctx, 'db' | 'now'>, params: URLSearchParams) {
	const { time_zone: timeZone } = await shopProfile(db);
	const ask = insightAskIn(params, now, timeZone);
	const span = { since: dayStart(ask.from, timeZone), until: dayEnd(ask.to, timeZone) };
	const unit = unitFor(ask.days.length);
	const [rows, placed, steps] = await Promise.all([
		insightRows(db, span, ask.filter),
		ordersPlaced(db, span),
		insightTrend(db, { span, filter: ask.filter, unit, zone: timeZone })
	]);
	const totals = rows.filter(({ dimension }) => dimension === 'all');
	const currencies = totals.map(({ currency }) => currency);
	const currency = currencies.find((one) => one === ask.currency) ?? currencies[0];
	return {
		ask,
		periods: PERIODS.map((count) => ({ count, ...lastDays(count, now, timeZone) })),
		currencies,
		currency: currency ?? null,
		placed: currency === undefined ? 0 : (placed.get(currency) ?? 0),
		trend: trendOf(
			steps.filter((one) => one.currency === currency),
			{ days: ask.days, unit }
		),
		total: totals.find((one) => one.currency === currency) ?? null,
		rows: rows.filter((one) => one.currency === currency && one.dimension !== 'all').map(titled)
	};
}

type Row = Awaited<ReturnType<typeof insightRows>>[number];

/** A channel is known by a code, so its word stands where other rows have a title. */
const titled = (row: Row): Row =>
	row.dimension === 'channel' && row.name !== null ? { ...row, title: channelWord(row.name) } : row;
