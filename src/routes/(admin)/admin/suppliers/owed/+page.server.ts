import { amountIn } from '$lib/modules/cancellations/admin/forms';
import { paidBack, writeOff } from '$lib/modules/suppliers/actions/recoveries.server';
import { listRecoveries } from '$lib/modules/suppliers/repository/waiting.server';
import { paidBackForm, writeOffForm } from '$lib/modules/suppliers/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';
import { PAGE_ROWS } from '../../list';

export const load = page({}, async ({ db, actor }, _params, { url }) => {
	const { searchParams } = url;
	const all = searchParams.get('all') === '1';
	const supplier = searchParams.get('supplier') ?? undefined;
	const cursor = searchParams.get('at') ?? undefined;
	const sheet = await listRecoveries(db, { cursor, limit: PAGE_ROWS, open: !all, supplier });
	return { ...sheet, all, supplier, mayPay: actor.rights.has('pay') };
});

export const actions = {
	received: act(paidBackForm, m.supply_received_done, (ctx, { amount, currency, ...rest }) =>
		paidBack(ctx, { ...rest, amount: amountIn(amount, currency) })
	),
	writeOff: act(writeOffForm, m.supply_written_off_done, writeOff)
};
