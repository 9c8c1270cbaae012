import { demand } from '$lib/core/refusal';
import { keyState } from '$lib/modules/accounts/keys/state';
import { KEY_TABS, listKeys } from '$lib/modules/accounts/repository/keys.server';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { page } from '$lib/server/http/page';
import { listed, PAGE_ROWS } from '../list';

export const load = page({}, async ({ db, actor, now }, _params, { url }) => {
	demand(mayRunTeam(actor));
	const { tab, cursor } = listed(url, KEY_TABS, 'on');
	const sheet = await listKeys(db, { tab, now, cursor, limit: PAGE_ROWS });
	const items = sheet.items.map((key) => ({ ...key, state: keyState(key, now) }));
	return { ...sheet, items, tab };
});
