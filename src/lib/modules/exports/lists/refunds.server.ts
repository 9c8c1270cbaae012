import { money } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import { m } from '$lib/paraglide/messages';
import { refundAskIn } from '../../cancellations/refund-asked';
import { countAllRefunds, listRefunds, type RefundRow } from '../../cancellations/repository/refunds-list.server';
import { spanOf } from '../../settings/span.server';
import { defineList } from '../list.server';

/** Refunds of a tab. */
export const refundsList = defineList<RefundRow>({
	title: m.refunds_title,
	path: '/admin/refunds',
	right: 'see_all',
	count: async ({ tx }, params) => {
		const wanted = await asked(tx, params);
		return countAllRefunds(tx, wanted.tab, wanted);
	},
	read: async ({ tx }, params, reach) => listRefunds(tx, { ...(await asked(tx, params)), ...reach }),
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

async function asked(tx: Tx, params: URLSearchParams) {
	const ask = refundAskIn(params);
	return { ...ask, search: ask.q, ...(await spanOf(tx, ask)) };
}
