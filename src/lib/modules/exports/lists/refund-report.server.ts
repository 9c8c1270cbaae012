import { dayEnd, dayStart } from '$lib/core/days';
import { money } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import type { ReportFact } from '../../cancellations/report/report';
import { reportAskIn } from '../../cancellations/report/report-ask';
import { reportFacts } from '../../cancellations/repository/refunds/refund-report.server';
import { shopProfile } from '../../settings/repository.server';
import { defineList } from '../list.server';

/** The refunds of a period by day, currency, method and state: few enough to be read at once. */
export const refundReportList = defineList<ReportFact>({
	title: m.report_title,
	path: '/admin/refunds/report',
	right: 'see_all',
	count: async () => undefined,
	read: async ({ tx, now }, params) => {
		const { time_zone: timeZone } = await shopProfile(tx);
		const { from, to } = reportAskIn(params, now, timeZone);
		const span = { since: dayStart(from, timeZone), until: dayEnd(to, timeZone), timeZone };
		return { items: await reportFacts(tx, span) };
	},
	columns: {
		day: ({ day }) => day,
		currency: ({ currency }) => currency,
		method: ({ method }) => method,
		state: ({ state }) => state,
		refunds: ({ count }) => count,
		amount: ({ amount, currency }) => money(amount, currency)
	}
});
