import { amountIn } from '$lib/modules/cancellations/admin/forms';
import { SUPPLIER_ORDER_STATES } from '$lib/modules/orders/order';
import { closeLinks, giveLink, setPurchase } from '$lib/modules/suppliers/actions/purchases.server';
import { listPurchases } from '$lib/modules/suppliers/repository/waiting.server';
import { purchaseForm, purchaseTarget } from '$lib/modules/suppliers/schema';
import { m } from '$lib/paraglide/messages';
import { getMailing } from '$lib/server/mail';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import type { RequestEvent } from './$types';
import { act } from '../../act';
import { PAGE_ROWS } from '../../list';

export const load = page({}, async ({ db, now }, _params, { url: { searchParams } }) => {
	const state = SUPPLIER_ORDER_STATES.find((one) => one === searchParams.get('state'));
	const supplier = searchParams.get('supplier') ?? undefined;
	const cursor = searchParams.get('at') ?? undefined;
	return { ...(await listPurchases(db, { state, supplier, cursor, limit: PAGE_ROWS })), state, supplier, now };
});

export const actions = {
	set: act(purchaseForm, m.supply_order_set, (ctx, { id, cost, currency, ...told }) =>
		setPurchase(ctx, id, { ...told, cost: cost === '' ? null : { amount: amountIn(cost, currency), currency } })
	),
	link: async ({ request, locals: { ctx } }: RequestEvent) => {
		let link = '';
		const answer = await submit(await readForm(request, purchaseTarget), m.supply_link_given(), async ({ id }) => {
			link = `${getMailing().origin}${await giveLink(ctx, id)}`;
		});
		return 'status' in answer ? answer : { ...answer, link };
	},
	close: act(purchaseTarget, m.supply_links_closed, (ctx, { id }) => closeLinks(ctx, id))
};
