import { countUnmatched, listUnmatched } from '$lib/modules/cancellations/repository/withdrawals.server';
import { matchByHand } from '$lib/modules/cancellations/withdrawal/carry-out.server';
import { refundByLaw } from '$lib/modules/cancellations/legal/legal-due';
import { matchInput } from '$lib/modules/cancellations/withdrawal/schema';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import type { Actions } from './$types';
import { act } from '../act';
import { PAGE_ROWS } from '../list';

export const load = page({}, async ({ db, now }) => {
	const [rows, count, shop] = await Promise.all([listUnmatched(db, PAGE_ROWS), countUnmatched(db), shopProfile(db)]);
	const items = rows.map(({ id, name, orderNumber, email, receivedAt }) => {
		const dueAt = refundByLaw(receivedAt, shop.time_zone);
		return { id, name, orderNumber, email, receivedAt, dueAt, late: dueAt < now };
	});
	return { items, more: count > items.length ? count : 0 };
});

export const actions: Actions = { match: act(matchInput, m.withdraw_admin_done, matchByHand) };
