import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	changeView,
	chooseDefault,
	removeView,
	saveView
} from '../../../../src/lib/modules/cancellations/actions/look/views.server';
import { MOST_VIEWS } from '../../../../src/lib/modules/cancellations/queue-view-inputs';
import { listViews } from '../../../../src/lib/modules/cancellations/repository/queue/views.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import { hire } from '../../../support/queue-world';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let mina: Ctx;
let ben: Ctx;
let boss: Ctx;
beforeAll(async () => {
	shop = await openShop();
	mina = await hire(shop, 'mina');
	ben = await hire(shop, 'ben');
	boss = await hire(shop, 'boss', 'manager');
});
afterAll(() => shop.close());

const seenBy = async (ctx: Ctx) => (await listViews(shop.db, ctx.actor.id)).map(({ name }) => name);
const QUERY = 'tab=in_progress&by=customer&sort=-amount';

describe('a view', () => {
	it('keeps what the address asks for, without its page and without nonsense', async () => {
		await saveView(mina, { name: 'Mine', shared: false, query: '?tab=all&by=x&by=admin&at=older~x~can_1&evil=1' });
		const [view] = await listViews(shop.db, 'stf_mina');
		expect(view).toMatchObject({ name: 'Mine', shared: false, query: 'by=admin&tab=all', owner: { name: 'mina' } });
		expect(await seenBy(ben)).toEqual([]);
	});

	it('is seen by everybody once it is shared, and changed by its owner or a manager', async () => {
		const { id } = await saveView(mina, { name: 'Card money', shared: true, query: QUERY });
		expect(await seenBy(ben)).toEqual(['Card money']);
		await expect(changeView(ben, { id, name: 'Ben’s', shared: true })).rejects.toMatchObject({
			code: 'auth.forbidden'
		});
		await expect(removeView(ben, { id })).rejects.toMatchObject({ code: 'auth.forbidden' });
		await chooseDefault(ben, { id });
		expect(await listViews(shop.db, 'stf_ben')).toMatchObject([{ id, isDefault: true }]);
		await changeView(boss, { id, name: 'Cards', shared: true });
		expect(await seenBy(mina)).toEqual(['Cards', 'Mine']);
		await changeView(mina, { id, name: 'Cards', shared: false });
		expect(await seenBy(ben)).toEqual([]);
		await expect(chooseDefault(ben, { id })).rejects.toMatchObject({ code: 'view.not_found' });
		await expect(removeView(boss, { id })).rejects.toMatchObject({ code: 'view.not_found' });
		await removeView(mina, { id });
		expect(await seenBy(mina)).toEqual(['Mine']);
	});

	it('has a name of its own: among one’s own, and among the shared', async () => {
		const own = (ctx: Ctx, name: string) => saveView(ctx, { name, shared: false, query: '' });
		await own(ben, 'Late');
		await own(mina, 'Late');
		await expect(own(ben, 'LATE')).rejects.toMatchObject({ code: 'view.name_taken' });
		const share = (ctx: Ctx) => saveView(ctx, { name: 'Everybody’s', shared: true, query: QUERY });
		const tried = await Promise.allSettled([share(ben), share(mina), share(boss), share(ben)]);
		expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const mine = (await listViews(shop.db, 'stf_ben')).find(({ name }) => name === 'Late');
		await expect(changeView(ben, { id: mine?.id ?? '', name: 'everybody’s', shared: true })).rejects.toMatchObject({
			code: 'view.name_taken'
		});
	});

	it('opens the queue of whoever chose it, until they choose none', async () => {
		const { id } = await saveView(boss, { name: 'Start', shared: false, query: QUERY });
		await chooseDefault(boss, { id });
		const chosen = async () => (await listViews(shop.db, 'stf_boss')).filter(({ isDefault }) => isDefault);
		expect(await chosen()).toMatchObject([{ name: 'Start' }]);
		await chooseDefault(boss, { id: '' });
		expect(await chosen()).toEqual([]);
	});

	it('is refused when there are too many', async () => {
		const cho = await hire(shop, 'cho');
		for (let at = 0; at < MOST_VIEWS; at++) await saveView(cho, { name: `View ${at}`, shared: false, query: '' });
		await expect(saveView(cho, { name: 'One more', shared: false, query: '' })).rejects.toMatchObject({
			code: 'view.too_many'
		});
	});
});
