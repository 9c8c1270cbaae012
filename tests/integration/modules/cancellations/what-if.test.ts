import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../../../src/lib/core/time';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { whatIf } from '../../../../src/lib/modules/cancellations/policy/what-if.server';
import type { Reason } from '../../../../src/lib/modules/settings/reasons';
import { DEFAULT_POLICY } from '../../../../src/lib/modules/settings/policy';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

type Over = Parameters<Shop['place']>[0];
type Asked = Parameters<Shop['ask']>[1];
const FORTY_DAYS = (40 * DAY) / MINUTE;

/** Canceled by staff for its shopper; answers the number people call it by. */
async function canceled(asked: Asked, reason: Reason = 'changed_mind', over: Over = {}): Promise<string> {
	const order = await shop.place({ region: 'US', ...over });
	const items = shop.itemsOf(order, asked, reason);
	const { id } = await request(shop.staff('agent'), { order: order.id, items });
	return (await shop.see(id)).number;
}

it('tells what the last month’s cancellations would have cost under the edited policy, by hand', async () => {
	await shop.policy({ fee: null, free_minutes: 0 });
	await canceled([['DESK', 3]]); // 40 days before the look: none of the last month's
	await shop.pass(FORTY_DAYS);
	const desk = await canceled([['DESK', 1]]); // 36.00 less 3.60 of the discount, a third of it: 10.80
	await canceled([['LAMP', 1]], 'defective'); // 18.00, the shop's fault: no fee ever
	const whole = await canceled([['DESK', 3], ['LAMP', 1]]); // prettier-ignore
	const yen = await canceled([['PEN', 1]], 'changed_mind', {
		...{ currency: 'JPY', discounts: [], charges: [] },
		line_items: [{ sku: 'PEN', title: 'Pen', quantity: 1, unit_price: 999 }],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 999 }]
	});
	await shop.ask(await shop.place(), [['DESK', 1]]); // only asked for

	const policy = { ...DEFAULT_POLICY, free_minutes: 0, fee: { percent: 10 }, release_above: { USD: 1800 } };
	const edited = await whatIf(shop.staff('manager'), policy);
	expect(edited).toMatchObject({ cases: 4, large: 1 });
	expect(edited.sums.toSorted((a, b) => a.currency.localeCompare(b.currency))).toEqual([
		{ currency: 'JPY', before: 999, after: 900 }, // 99.9 is rounded down to 99
		{ currency: 'USD', before: 1080 + 1800 + 5840, after: 972 + 1800 + 5336 }
	]);
	// The largest difference first; the lamp's is none.
	expect(edited.rows).toEqual([
		{ number: whole, currency: 'USD', before: 5840, after: 5336 }, // 10 % of 50.40, the shipping left out
		{ number: desk, currency: 'USD', before: 1080, after: 972 },
		{ number: yen, currency: 'JPY', before: 999, after: 900 }
	]);
});
