import { money } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import { refundAskIn } from '../../cancellations/money/refund-asked';
import { dueUntil } from '../../cancellations/money/refund-due';
import {
	countAllRefunds,
	listRefunds,
	type RefundRow
} from '../../cancellations/repository/refunds/refunds-list.server';
import { shopProfile } from '../../settings/repository.server';
import { spanOf } from '../../settings/span.server';
import { defineList, type Look } from '../list.server';

/** Refunds of a tab. */
export const refundsList = defineList<RefundRow>({
	title: m.refunds_title,
	path: '/admin/refunds',
	right: 'see_all',
	count: async (look, params) => {
		const wanted = await asked(look, params);
		return countAllRefunds(look.tx, wanted.tab, wanted);
	},
	read: async (look, params, reach) => listRefunds(look.tx, { ...(await asked(look, params)), ...reach }),
	columns: {
		refund: ({ id }) => id,
		cancellation: ({ number }) => number,
		order: ({ orderNumber }) => orderNumber,
		name: ({ customer }) => customer,
		tender: ({ tender }) => tender.kind,
		gateway: ({ gateway }) => gateway,
		method: ({ method }) => method,
		kind: ({ kind }) => kind,
		state: ({ state }) => state,
		currency: ({ currency }) => currency,
		amount: ({ amount, currency }) => money(amount, currency),
		reference: ({ reference }) => reference,
		trace: ({ trace }) => trace,
		failure: ({ failure }) => failure,
		created_at: ({ createdAt }) => createdAt,
		due_at: ({ dueAt }) => dueAt,
		submitted_at: ({ submittedAt }) => submittedAt,
		settled_at: ({ settledAt }) => settledAt
	}
});

async function asked({ tx, now }: Look, params: URLSearchParams) {
	const ask = refundAskIn(params);
	const { time_zone } = await shopProfile(tx);
	const before = ask.due && dueUntil(now, time_zone)[ask.due];
	return { ...ask, search: ask.q, before, ...(await spanOf(tx, ask)) };
}
