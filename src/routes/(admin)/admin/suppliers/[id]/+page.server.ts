import { idOf } from '$lib/core/ids';
import { DAY, later } from '$lib/core/time';
import { changeSupplier, linkItem, unlinkItem } from '$lib/modules/suppliers/actions/directory.server';
import { getSupplier, itemsOfSupplier, scoreOf, totalsOf } from '$lib/modules/suppliers/repository/directory.server';
import { itemForm, supplierForm, unlinkForm } from '$lib/modules/suppliers/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';
import { askedBy } from './asked-by.server';

const SCORE_DAYS = 90;
const MOST_ITEMS = 500;

export const load = page({ id: idOf('sup') }, async (ctx, { id }, { url }) => {
	const { db, actor, now } = ctx;
	const [supplier, items, score, totals] = await Promise.all([
		getSupplier(db, id),
		itemsOfSupplier(db, id, MOST_ITEMS),
		scoreOf(db, id, later(now, -SCORE_DAYS * DAY)),
		totalsOf(db, [id])
	]);
	const added = url.searchParams.has('added');
	return {
		...{ supplier, items, score, totals, days: SCORE_DAYS, added },
		asked: await askedBy(ctx, supplier),
		mayManage: actor.rights.has('manage'),
		mayConnect: actor.rights.has('own')
	};
});

export const actions = {
	change: act(supplierForm, m.supply_changed, changeSupplier),
	link: act(itemForm, m.supply_item_linked, linkItem),
	unlink: act(unlinkForm, m.supply_item_unlinked, unlinkItem)
};
