import { countUnmatched, listClosed, listUnmatched } from '$lib/modules/cancellations/repository/withdrawals.server';
import { matchByHand } from '$lib/modules/cancellations/withdrawal/carry-out.server';
import { closeDeclaration } from '$lib/modules/cancellations/withdrawal/close.server';
import { refundByLaw } from '$lib/modules/cancellations/legal/legal-due';
import { closeInput, matchInput } from '$lib/modules/cancellations/withdrawal/schema';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import type { Actions } from './$types';
import { act } from '../act';
import { PAGE_ROWS } from '../list';

const CLOSED_ROWS = 20;

export const load = page({}, async ({ db, now }) => {
	const [rows, count, closed, shop] = await Promise.all([
		listUnmatched(db, PAGE_ROWS),
		countUnmatched(db),
		listClosed(db, CLOSED_ROWS),
		shopProfile(db)
	]);
	const items = [...rows, ...closed].map(({ receivedAt, locale: _theirs, ...declared }) => {
		const dueAt = refundByLaw(receivedAt, shop.time_zone);
		return { ...declared, receivedAt, dueAt, late: declared.closedAt === null && dueAt < now };
	});
	return { items, waiting: rows.length, more: count > rows.length ? count : 0 };
});

export const actions: Actions = {
	match: act(matchInput, m.withdraw_admin_done, matchByHand),
	close: act(closeInput, m.withdraw_admin_closed_done, closeDeclaration)
};
