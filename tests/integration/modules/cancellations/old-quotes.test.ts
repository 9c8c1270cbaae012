import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { listCases } from '../../../../src/lib/modules/cancellations/repository/queue/list.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

const LATER = ['fees', 'feeTax', 'tax', 'discount', 'skipped', 'pointsTaken', 'coupons'];

it('shows and lists a case whose quote was kept before there were fees by rule, points and coupons in it', async () => {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	const before = await shop.see(id);
	await shop.db.transaction(async (tx) => {
		await tx.execute(sql`alter table quotes disable trigger user`); // what was kept is never changed, but by us, here
		await tx.execute(sql`update quotes set content = content - ${sql.param(LATER)}::text[]`);
		await tx.execute(sql`alter table quotes enable trigger user`);
		await tx.execute(sql`update cancellations set quote = quote - ${sql.param(LATER)}::text[]`);
	});

	const { items } = await listCases(shop.db, SYSTEM, { order: order.id, limit: 5 });
	expect(items).toMatchObject([{ id, due: before.due, quote: { fees: [], points_taken: 0, coupons: [], tax: 0 } }]);
	expect(await shop.see(id)).toMatchObject({ due: before.due, quote: { fees: [] } });
});
