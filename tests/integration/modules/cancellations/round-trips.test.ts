import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject, withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { look } from '../../../../src/lib/modules/cancellations/actions/look/look.server';
import { payMore } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { preview } from '../../../../src/lib/modules/cancellations/actions/request/quoting.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { unaccept } from '../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { openShop, type Shop } from '../../../support/shop';
import { countRoundTrips } from '../../../support/round-trips';

/** How often an action may wait for the database, begin and commit counted. A request adds one for its session. */
const BUDGETS: Record<Action, number> = {
	preview: 4,
	request: 8,
	accept: 9,
	withdraw: 6,
	reject: 6,
	pay: 10,
	unaccept: 8,
	undo: 11,
	look: 4
};

const trips = countRoundTrips();
let shop: Shop;
beforeAll(async () => {
	shop = await openShop({ socket: trips.socket, max: 1 });
	for (const lines of [2, 40, 2]) await measure(lines); // a statement costs one more the first time, each number of rows anew
});
afterAll(() => shop.close());

const ACTIONS = ['preview', 'request', 'accept', 'withdraw', 'reject', 'pay', 'unaccept', 'undo', 'look'] as const;
type Action = (typeof ACTIONS)[number];

/** The life of cancellations of so many lines, and what each action of it cost. */
async function measure(lines: number): Promise<Record<Action, number>> {
	const skus = Array.from({ length: lines }, (_, at) => `SKU-${at}`);
	const line_items = skus.map((sku) => ({ sku, title: sku, quantity: 2, unit_price: 500 }));
	const captured = 1000 * lines;
	const tenders = [
		{ kind: 'points' as const, captured: 100 },
		{ kind: 'card' as const, gateway: 'sandbox' as const, captured: captured - 100 }
	];
	const order = await shop.place({ line_items, discounts: [], charges: [], tenders });
	const ask = {
		order: order.id,
		items: shop.itemsOf(
			order,
			skus.map((sku) => [sku, 1] as const)
		)
	};
	const filed: string[] = [];
	const file = async () => void filed.push((await request(shop.shopper(order), ask)).id);
	const last = () => ({ id: filed.at(-1) ?? '' });
	const agent = shop.staff('agent');
	const cost = async (work: () => Promise<unknown>) => trips.during(work);

	const costs = {
		preview: await cost(() => preview(shop.shopper(order), ask)),
		request: await cost(file),
		withdraw: await cost(() => withdraw(shop.shopper(order), last())),
		reject: (await file(), await cost(() => reject(agent, { ...last(), reason: 'No', show: true }))),
		accept: (await file(), await cost(() => accept(shop.staff('finance'), { ...last(), when: 'later' }))),
		unaccept: await cost(() => unaccept(shop.staff('manager'), last())),
		undo: (await accept(agent, last()), await cost(() => undo(agent, { ...last(), answers: [] }))),
		look: await cost(() => look(agent, { cancellation: last().id })),
		pay: 0
	};
	await file();
	await accept(shop.staff('finance'), { ...last(), when: 'later' });
	await shop.pass(11);
	return { ...costs, pay: await cost(() => payMore(shop.staff('finance'), { ...last(), amount: 10 })) };
}

it.each([2, 40])('every action keeps to its budget of round trips with %i items', async (lines) => {
	const costs = await measure(lines);
	console.info(`round trips with ${lines} items`, costs);
	for (const action of ACTIONS) expect(costs[action], action).toBeLessThanOrEqual(BUDGETS[action]);
});
