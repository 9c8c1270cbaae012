import { money } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import { askedIn } from '../../cancellations/queue/queue-asked';
import { countAllCases, listQueue, type QueueRow } from '../../cancellations/repository/queue/queue.server';
import { moneyOfCases, type CaseMoney } from '../../cancellations/repository/of-orders.server';
import { wantedOf } from '../../cancellations/actions/wanted.server';
import { defineList, type Look } from '../list.server';

type Row = QueueRow & Partial<CaseMoney>;

/** Cases of a tab of the queue. Deadlines change while they are read, so they come by when they were filed. */
export const cancellationsList = defineList<Row>({
	title: m.queue_title,
	path: '/admin/cancellations',
	right: 'see_all',
	count: async (look, params) => {
		const wanted = await asked(look, params);
		return countAllCases(look.tx, wanted.tab, wanted);
	},
	read: async (look, params, reach) => {
		const { items, older } = await listQueue(look.tx, { ...(await asked(look, params)), sort: 'newest', ...reach });
		const more = await moneyOfCases(
			look.tx,
			items.map(({ id }) => id)
		);
		return { items: items.map((row) => ({ ...row, ...more.get(row.id) })), older };
	},
	columns: {
		number: ({ number }) => number,
		order: ({ orderNumber }) => orderNumber,
		state: ({ state }) => state,
		origin: ({ origin }) => origin,
		created_at: ({ createdAt }) => createdAt,
		deadline_at: ({ deadlineAt }) => deadlineAt,
		decided_at: ({ decidedAt }) => decidedAt,
		ended_at: ({ endedAt }) => endedAt,
		name: ({ customer }) => customer,
		email: ({ email }) => email,
		channel: ({ channel }) => channel,
		assignee: ({ assignee }) => assignee,
		units: ({ asked }) => asked,
		units_ordered: ({ ordered }) => ordered,
		reasons: ({ reasons }) => reasons?.join(' '),
		tenders: ({ paidBy }) => paidBy?.join(' '),
		currency: ({ currency }) => currency,
		worth: ({ worth, currency }) => money(worth, currency),
		due: ({ due, currency }) => money(due, currency),
		refunded: ({ refunded = 0, currency }) => money(refunded, currency),
		waived: ({ waived = 0, currency }) => money(waived, currency),
		refunds: ({ refundStates }) => refundStates?.join(' ')
	}
});

const asked = ({ tx: db, me, now, timeZone }: Look, params: URLSearchParams) =>
	wantedOf({ db, me, now, timeZone }, askedIn(params));
