import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { dryRun } from '../../../../src/lib/modules/cancellations/policy/dry-run.server';
import { whatIf } from '../../../../src/lib/modules/cancellations/policy/what-if.server';
import { DEFAULT_POLICY, type Policy } from '../../../../src/lib/modules/settings/policy';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

const RULES: Policy['auto_accept'] = [{ whole_order: true }, { reasons: ['ordered_by_mistake'], skus: ['DESK'] }];
const acceptedBy = async () =>
	(
		await shop.db.execute<{ number: string; rule: number }>(
			sql`select number, accepted_by_rule as rule from cancellations where accepted_by_rule is not null order by number`
		)
	).map(({ number, rule }) => ({ number, rule }));

it('accepts live what the dry run says of the same requests, by the same rules', async () => {
	const order = await shop.place();
	await shop.policy({ auto_accept: RULES });
	await shop.ask(order, [['DESK', 1]], 'ordered_by_mistake');
	await shop.ask(order, [['DESK', 1]]);
	await shop.settle();
	await shop.ask(order, [['DESK', 1], ['LAMP', order.lines.find(({ sku }) => sku === 'LAMP')?.quantity ?? 0]]); // prettier-ignore
	await shop.settle();
	const run = await dryRun(shop.staff('manager'), { auto_accept: RULES, free_minutes: 0 });
	expect(run).toMatchObject({ requests: 3, matched: 2, rejected: 0 });
	const said = run.rows.map(({ number, rule }) => ({ number, rule }));
	expect(said.toSorted((a, b) => a.number.localeCompare(b.number))).toEqual(await acceptedBy());
});

it('is off at once, also for what was asked before', async () => {
	const order = await shop.place({ email: 'bo@example.com' });
	const { id } = await shop.ask(order, [['DESK', 1]], 'ordered_by_mistake');
	await shop.policy({ auto_accept_on: false });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'requested' });
});

it('tells what the last month would have cost, and changes nothing', async () => {
	await shop.policy({ auto_accept: [], auto_accept_on: true });
	const order = await shop.place({ email: 'cy@example.com', region: 'US' });
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await accept(shop.staff('agent'), { id });
	const before = await shop.see(id);
	const same = await whatIf(shop.staff('manager'), { ...DEFAULT_POLICY });
	expect(same.rows).toEqual([]);
	const half = await whatIf(shop.staff('manager'), { ...DEFAULT_POLICY, fee: { percent: 50 } });
	const row = half.rows.find(({ number }) => number === before.number);
	expect(row).toEqual({
		number: before.number,
		currency: before.currency,
		before: before.worth,
		after: Math.ceil(before.worth / 2)
	});
	expect(await shop.see(id)).toEqual(before);
});

it('is for those who may change the policy', async () => {
	await expect(dryRun(shop.staff('finance'), { auto_accept: [], free_minutes: 0 })).rejects.toThrow('auth.forbidden');
	await expect(whatIf(shop.staff('finance'), DEFAULT_POLICY)).rejects.toThrow('auth.forbidden');
});
