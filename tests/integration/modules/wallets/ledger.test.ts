import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { balance, balances, post, takeAsFarAsPossible } from '../../../../src/lib/modules/wallets/repository.server';
import type { Posting } from '../../../../src/lib/modules/wallets/posting';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { quietCtx } from '../../../support/orders';

let database: Database;
let count = 0;
let shopperId = '';

beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	shopperId = `shp_${++count}`;
	await database.sql`insert into shoppers (id, email, name, created_at)
		values (${shopperId}, ${`${shopperId}@example.com`}, 'Ada', now())`;
});

const points = () => ({ shopperId, walletKind: 'points', currency: 'KRW' }) as const;
const move = (kind: Posting['kind'], amount: number, key: string) =>
	database.db.transaction((tx) =>
		post(tx, quietCtx(database.db), { ...points(), kind, amount, key: `${shopperId}:${key}` })
	);
const held = () => balance(database.db, points());

it('adds up, on both sides', async () => {
	await move('grant', 3000, 'welcome');
	await move('spend', 1200, 'order');
	expect(await held()).toBe(1800);
	expect(await balances(database.db, shopperId)).toEqual([{ kind: 'points', currency: 'KRW', balance: 1800 }]);
	const [all] = await database.sql`select sum(balance_minor)::int as total from ledger_accounts where kind = 'points'`;
	expect(all).toEqual({ total: 0 });
});

it('moves once for a key, also when eight try at a time', async () => {
	const results = await Promise.all(Array.from({ length: 8 }, () => move('grant', 500, 'same')));
	expect(results.filter(Boolean)).toHaveLength(1);
	expect(await held()).toBe(500);
});

it('lets eight concurrent spends of one balance end in one', async () => {
	await move('grant', 500, 'welcome');
	const results = await Promise.allSettled(Array.from({ length: 8 }, (_, at) => move('spend', 500, `spend ${at}`)));
	const refused = results.filter(({ status }) => status === 'rejected');
	expect(refused).toHaveLength(7);
	for (const one of refused) expect(one).toMatchObject({ reason: { code: 'wallet.not_enough' } });
	expect(await held()).toBe(0);
});

it('takes again what is left and says how much, the same when asked twice', async () => {
	await move('give_back', 3000, 'refund');
	await move('spend', 2500, 'elsewhere');
	const take = () =>
		database.db.transaction((tx) =>
			takeAsFarAsPossible(tx, quietCtx(database.db), { ...points(), amount: 3000, key: `${shopperId}:undo` })
		);
	expect(await take()).toBe(500);
	expect(await take()).toBe(500);
	expect(await held()).toBe(0);
});

it('takes nothing from a wallet that never was', async () => {
	const taken = await database.db.transaction((tx) =>
		takeAsFarAsPossible(tx, quietCtx(database.db), { ...points(), amount: 10, key: `${shopperId}:undo` })
	);
	expect(taken).toBe(0);
});

it('refuses a direct write that does not balance, or changes what was posted', async () => {
	await move('grant', 100, 'welcome');
	const wrong = database.sql.unsafe(`insert into ledger_postings (transaction_id, account_id, amount_minor)
		select t.id, a.id, 5 from ledger_transactions t, ledger_accounts a
		where t.key = '${shopperId}:welcome' and a.shopper_id = '${shopperId}'`);
	await expect(wrong).rejects.toMatchObject({ constraint_name: 'postings_balance' });
	const changed = database.sql.unsafe(`update ledger_postings set amount_minor = 7`);
	await expect(changed).rejects.toMatchObject({ constraint_name: 'append_only' });
});
