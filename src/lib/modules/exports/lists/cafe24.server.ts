import { groupBy } from '$lib/core/group';
import { money } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import { amountOf, itemCodeOf, methodsOf, rowsOf, type ExportedRow } from '../../cancellations/cafe24/export-rows';
import { reasonTo } from '../../cancellations/cafe24/codes';
import { claimItems } from '../../cancellations/repository/claims.server';
import { listQueue } from '../../cancellations/repository/queue/queue.server';
import { askedIn } from '../../cancellations/queue/queue-asked';
import { wantedOf } from '../../cancellations/actions/wanted.server';
import { defineList, type Look } from '../list.server';

/** Cancellations as Cafe24 takes and gives them: one row an item, its own codes. */
export const cafe24List = defineList<ExportedRow>({
	title: m.claims_export_title,
	path: '/admin/cancellations',
	right: 'see_all',
	count: async () => undefined,
	read: async (look, params, reach) => {
		const { items, older } = await listQueue(look.tx, { ...(await asked(look, params)), sort: 'newest', ...reach });
		const found = await claimItems(
			look.tx,
			items.map(({ id }) => id)
		);
		const byCase = groupBy(found, ({ id }) => id);
		return { items: items.flatMap((row) => rowsOfCase(row, byCase.get(row.id) ?? [])), older };
	},
	columns: {
		order_id: ({ it }) => it.orderNumber,
		claim_code: ({ it }) => it.code ?? it.number,
		order_status: ({ status }) => status,
		claim_reason_type: ({ item }) => reasonTo(item.reason),
		claim_reason: ({ item }) => item.reasonText,
		order_item_code: itemCodeOf,
		custom_product_code: ({ item }) => item.sku,
		product_name: ({ item }) => item.title,
		quantity: ({ item }) => item.quantity,
		refund_amount: (row) => money(amountOf(row), row.it.currency),
		currency: ({ it }) => it.currency,
		refund_method_code: methodsOf,
		requested_date: ({ it }) => it.createdAt,
		canceled_date: ({ it, status }) => (status === 'C40' ? it.endedAt : null)
	}
});

type Listed = Awaited<ReturnType<typeof listQueue>>['items'][number];
type Item = Awaited<ReturnType<typeof claimItems>>[number];

function rowsOfCase(row: Listed, items: readonly Item[]): ExportedRow[] {
	const [first] = items;
	return first ? rowsOf({ ...row, ...first, paidBy: row.paidBy ?? [] }, items) : [];
}

const asked = ({ tx: db, me, now, timeZone }: Look, params: URLSearchParams) => {
	const ask = askedIn(params);
	return wantedOf({ db, me, now, timeZone }, params.has('tab') ? ask : { ...ask, tab: 'all' });
};
