import type { Role } from '$lib/core/actor';
import { DAY, later } from '$lib/core/time';
import { giveShopperAccount, giveStaffAccount } from '$lib/modules/accounts/actions.server';
import { DEMO_PARTNERS, DEMO_PASSWORD, DEMO_SHOPPERS, DEMO_STAFF } from '$lib/modules/accounts/demo';
import { addPartnerPerson } from '$lib/modules/accounts/repository/partners/people.server';
import { createKey } from '$lib/modules/accounts/keys/keys.server';
import { shoppers } from '$lib/modules/accounts/tables.server';
import { products } from '$lib/modules/orders/tables.server';
import { suppliers } from '$lib/modules/suppliers/tables.server';
import { post } from '$lib/modules/wallets/repository.server';
import type { Ctx } from '$lib/server/ctx';
import { linkGoods } from './buy';
import { GOODS, SUPPLIERS } from './goods.data';
import { MARKETS, PEOPLE } from './people.data';
import type { Random } from './random';
import type { Staff } from './stage';

/** Gives the fixed sign-ins their accounts, or sets their password again. */
export async function seedSignIns(ctx: Ctx): Promise<Staff> {
	const password = DEMO_PASSWORD;
	const [staff] = await Promise.all([
		Promise.all(DEMO_STAFF.map(async (one) => ({ ...one, id: await giveStaffAccount(ctx, { ...one, password }) }))),
		Promise.all(DEMO_SHOPPERS.map((one) => giveShopperAccount(ctx, { ...one, password })))
	]);
	const inRole = (role: Role) => {
		const found = staff.find((one) => one.role === role);
		if (!found?.id) throw new Error(`The demo has no ${role}`);
		return { id: found.id, name: found.name };
	};
	const owner = inRole('owner');
	await Promise.all(
		DEMO_PARTNERS.map((one) => {
			const times = { createdAt: ctx.now, invitedAt: ctx.now };
			return addPartnerPerson(ctx.db, { ...one, id: ctx.newId('ptn'), invitedBy: owner.id, ...times });
		})
	);
	return { agent: inRole('agent'), finance: inRole('finance'), manager: inRole('manager'), owner };
}

/** When the demo's shop opened. */
export const OPENED = -90 * DAY;
const YEAR = 365 * DAY;

/** What stands before the first order: goods on the shelf, suppliers, customers and what is in their wallets. */
export async function openShop(ctx: Ctx, random: Random): Promise<void> {
	const { db, newId } = ctx;
	const opening = { ...ctx, now: later(ctx.now, OPENED) };
	await db.insert(suppliers).values(SUPPLIERS.map((supplier) => ({ ...supplier, id: newId('sup') })));
	await linkGoods(ctx);
	await db.insert(products).values(GOODS.map(({ sku, en, stock }) => ({ id: newId('prd'), sku, title: en, stock })));
	await createKey(opening, { role: 'owner', name: 'Warehouse', scopes: ['orders:read', 'fulfillments:write'] });
	await createKey(opening, { role: 'buyer', name: 'Hanok Interiors', expiresAt: later(ctx.now, YEAR) });
	const customers = PEOPLE.map(({ name, email }) => ({ id: newId('shp'), name, email, createdAt: opening.now }));
	await db.insert(shoppers).values(customers);
	const everybody = await db.select({ id: shoppers.id, email: shoppers.email }).from(shoppers);
	await db.transaction(async (tx) => {
		for (const { id, email } of everybody.toSorted((a, b) => (a.email < b.email ? -1 : 1))) {
			const { market } = PEOPLE.find((one) => one.email === email) ?? { market: 'KR' as const };
			const wallet = { shopperId: id, currency: MARKETS[market].currency, kind: 'grant' } as const;
			const points = random.int(1, 40) * 100;
			await post(tx, opening, { ...wallet, walletKind: 'points', key: `seed:${email}:points`, amount: points });
			const credit = random.int(1, 6) * 500;
			if (random.chance(0.3))
				await post(tx, opening, { ...wallet, walletKind: 'store_credit', key: `seed:${email}:credit`, amount: credit });
		}
	});
}
