import { formatDate, formatMoney, formatNumber } from '$lib/core/format';
import type { Minor } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { calendarOf } from './calendar.server';
import type { LawSaid } from './law-said';
import { lawOf, type ClockName } from './laws.data';
import { daysLate, isNear, lateInterest, type Calendar } from './term';

type Lawful = {
	readonly legalDueAt: Date | null;
	readonly legalClock: ClockName | null;
	readonly region: string;
	readonly currency: string;
	/** What has not left yet. */
	readonly owed: Minor;
};

type Reading = Pick<Ctx, 'locale' | 'now'>;

const NAMES: Readonly<Record<ClockName, () => string>> = {
	eu_withdrawal: m.legal_name_eu_withdrawal,
	uk_withdrawal: m.legal_name_uk_withdrawal,
	kr_refund: m.legal_name_kr_refund,
	kr_sold_out: m.legal_name_kr_sold_out,
	us_mail_order: m.legal_name_us_mail_order
};

/** Days are those of the order's region. Nothing is said once nothing is owed any more. */
export function lawSaid(it: Lawful, reading: Reading): LawSaid | null {
	if (!it.legalDueAt || !it.legalClock || it.owed <= 0) return null;
	const calendar = calendarOf(it.region);
	const days = daysLate(it.legalDueAt, reading.now, calendar);
	return {
		text: sentence(it.legalDueAt, it.legalClock, { calendar, reading }),
		tone: days > 0 ? 'danger' : isNear(it.legalDueAt, reading.now, calendar) ? 'warning' : 'info',
		interest: days > 0 ? interestSaid(it, days, reading.locale) : null
	};
}

type In = { readonly calendar: Calendar; readonly reading: Reading };

function sentence(at: Date, clock: ClockName, { calendar, reading: { now, locale } }: In): string {
	const law = NAMES[clock]();
	const date = formatDate(at, locale, calendar.timeZone);
	if (at < now) return m.legal_due_late({ date, law });
	return date === formatDate(now, locale, calendar.timeZone) ? m.legal_due_today({ law }) : m.legal_due({ date, law });
}

function interestSaid({ region, owed, currency }: Lawful, days: number, locale: string): string | null {
	const percent = lawOf(region)?.lateInterest;
	if (!percent) return null;
	const money = (amount: Minor) => formatMoney(amount, currency, locale);
	return m.legal_interest({
		interest: money(lateInterest(owed, percent, days)),
		amount: money(owed),
		percent: formatNumber(percent, locale),
		days: formatNumber(days, locale)
	});
}
