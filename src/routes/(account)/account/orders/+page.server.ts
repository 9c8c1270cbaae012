import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { askVerification } from '$lib/modules/accounts/actions/verify-email.server';
import { casesOfOrders } from '$lib/modules/cancellations/repository/of-orders.server';
import { orderRow } from '$lib/modules/cancellations/shopper/order/order-row';
import { listShopperOrders } from '$lib/modules/orders/repository/list.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { NEWS } from '../../../frame/live/depends';
import type { Actions } from './$types';

const A_PAGE = 20;
const WELCOMES = ['confirmed', 'password'] as const;

/** The shopper's orders, newest first: three round trips beside the session. */
export const load = page({}, async ({ db, actor }, _params, { url, locals, depends }) => {
	depends(NEWS);
	const { account } = locals;
	if (account && !account.verified)
		return { waiting: account.email, orders: [], next: null, first: true, welcome: null };
	const cursor = url.searchParams.get('after');
	const list = await listShopperOrders(db, actor.id, { limit: A_PAGE, ...(cursor ? { cursor } : {}) });
	const cases = await casesOfOrders(
		db,
		list.items.map(({ id }) => id)
	);
	const welcome = WELCOMES.find((one) => one === url.searchParams.get('welcome')) ?? null;
	return {
		waiting: null,
		welcome,
		orders: list.items.map((order) => orderRow(order, cases)),
		next: list.next ?? null,
		first: !cursor
	};
});

export const actions: Actions = {
	/** The mail that asks for a confirmation, once more. */
	verify: (event) =>
		knock(event, z.object({}), async () => {
			const { ctx, account } = event.locals;
			if (!account) throw new Refused('auth.required');
			await askVerification(ctx, account);
			return m.door_unverified_sent({ email: account.email });
		})
};
