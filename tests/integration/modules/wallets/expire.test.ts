import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, later, MINUTE } from '../../../../src/lib/core/time';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { expireDue } from '../../../../src/lib/modules/wallets/actions/expire.server';
import { joinWallets, post } from '../../../../src/lib/modules/wallets/repository.server';
import { newId } from '../../../../src/lib/server/ctx';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({ max: 10 });
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

let shoppers = 0;
const somebody = async () => {
	const id = `shp_e${++shoppers}`;
	await shop.db.execute(sql`insert into shoppers (id, email, name, created_at) values (${id}, ${`${id}@example.com`}, 'Ada', now())`); // prettier-ignore
	return id;
};
const give = (shopperId: string, amount: number, days: number | null, kind: 'points' | 'store_credit' = 'points') =>
	shop.db.transaction((tx) =>
		post(tx, shop.ctx(), {
			...{ key: newId('led'), kind: 'grant', shopperId, walletKind: kind, currency: 'USD', amount },
			expiresAt: days === null ? null : later(shop.ctx().now, days * DAY)
		})
	);
const days = (count: number) => shop.pass((count * DAY) / MINUTE);
const entries = (shopperId: string) =>
	shop.db.execute<{ kind: string; amount: number }>(sql`select t.kind, p.amount_minor::int as amount
		from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
		join ledger_accounts a on a.id = p.account_id where a.shopper_id = ${shopperId} order by p.seq`);

it('takes what was not used by its last day, by an entry of its own, and nothing else', async () => {
	const ada = await somebody();
	await give(ada, 500, null);
	await give(ada, 300, 5);
	await give(ada, 200, 50, 'store_credit');
	await shop.spend(ada, 100);
	await days(4);
	expect(await shop.wallet(ada, 'points')).toBe(700);
	await days(2);
	expect(await shop.wallet(ada, 'points')).toBe(500);
	expect(await shop.wallet(ada, 'store_credit')).toBe(200);
	expect((await entries(ada)).at(-1)).toEqual({ kind: 'expire', amount: -200 });
	await days(60);
	expect(await shop.wallet(ada, 'points')).toBe(500);
	expect(await shop.wallet(ada, 'store_credit')).toBe(0);
});

it('takes it once, also where eight processes find it due at once', async () => {
	const ada = await somebody();
	await give(ada, 300, 1);
	await give(ada, 400, 1);
	const ctx = { ...shop.ctx(), now: later(shop.ctx().now, 2 * DAY) };
	await Promise.all(Array.from({ length: 8 }, () => expireDue(ctx)));
	await expireDue(ctx);
	expect((await entries(ada)).filter(({ kind }) => kind === 'expire')).toHaveLength(2);
	expect(await shop.wallet(ada, 'points')).toBe(0);
	expect(await shop.db.execute(sql`select 1 from events where name = 'wallet.expired' and subject = ${ada}`)).toHaveLength(2); // prettier-ignore
});

it('leaves what was all spent, and a wallet nobody can take more from than is in it', async () => {
	const ada = await somebody();
	await give(ada, 300, 1);
	await shop.spend(ada, 300);
	await days(2);
	expect((await entries(ada)).map(({ kind }) => kind)).toEqual(['grant', 'spend']);
});

it('points that come back keep their day, or get the least the policy gives; then they go', async () => {
	await shop.policy({ restored_value_days: 10 });
	const until = (count: number) => later(shop.ctx().now, count * DAY).toISOString();
	for (const [left, lasts] of [
		[3, 10],
		[40, 40]
	] as const) {
		const order = await shop.place({
			email: `back-${left}@example.com`,
			line_items: [{ sku: 'DESK', title: 'Desk', quantity: 1, unit_price: 3000 }],
			discounts: [],
			charges: [],
			tenders: [{ kind: 'points', captured: 3000, expires_at: until(left) }]
		}); // prettier-ignore
		const { id } = await shop.ask(order, [['DESK', 1]]);
		await accept(shop.staff('agent'), { id });
		expect(await shop.wallet(order.shopperId, 'points')).toBe(3000);
		await days(lasts - 1);
		expect(await shop.wallet(order.shopperId, 'points')).toBe(3000);
		await days(2);
		expect(await shop.wallet(order.shopperId, 'points')).toBe(0);
	}
});

it('keeps each day where two customers turn out to be one', async () => {
	const [ada, bob] = [await somebody(), await somebody()];
	await give(ada, 100, 5);
	await give(ada, 200, null);
	await shop.db.transaction((tx) => joinWallets(tx, shop.ctx(), ada, bob));
	expect(await shop.wallet(bob, 'points')).toBe(300);
	await days(6);
	expect(await shop.wallet(bob, 'points')).toBe(200);
});
