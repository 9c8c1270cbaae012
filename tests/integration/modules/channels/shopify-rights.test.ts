import { afterAll, beforeAll, expect, it } from 'vitest';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { CONNECTORS } from '../../../../src/lib/modules/channels/connectors/index.server';
import { getConnection } from '../../../../src/lib/modules/channels/repository/connections.server';
import { getMailing, setMailing } from '../../../../src/lib/server/mail';
import { testConnection } from '../../../../src/lib/wiring/channels/connections.server';
import { chooseFor } from '../../../../src/lib/wiring/channels/replay.server';
import { drift } from '../../../support/drift';
import { startShopify, type ShopifyFake } from '../../../support/shopify/fake';
import { GRANTED } from '../../../support/shopify/scopes';
import { shopOn, type ShopOn } from '../../../support/stores/shop';

/** What our key may do at Shopify, and what Shopify tells us of: what is missing is said where people look. */
let shop: ShopOn<ShopifyFake>;
beforeAll(async () => {
	shop = await shopOn(startShopify);
});
afterAll(() => shop.close());

const DESKS = [{ sku: 'DESK', quantity: 3, price: 1200 }];
const needed = CONNECTORS.shopify.scopes ?? [];
const test = () => testConnection(shop.owner(), { id: shop.connection });
const known = () => getConnection(shop.db, shop.connection);
const missing = async () => (await known()).missing;
const topics = async () => (await known()).webhooks.toSorted();
const DAYS = 24 * 60;
const times = (name: string) => shop.store.calls.filter(({ operation }) => operation === name).length;

/** An order that a fulfillment service packs. */
async function packed() {
	const order = shop.store.place(DESKS);
	order.fulfillmentOrders.push({ id: `7${order.id}`, status: 'IN_PROGRESS', requestStatus: 'ACCEPTED' });
	return { there: shop.store.at(order), ours: await shop.bring(order), fulfillmentOrders: order.fulfillmentOrders };
}

it('asks for the scopes it needs, and a person for the one that is missing', async () => {
	shop.store.scopes = needed;
	await test();
	expect(await missing()).toEqual([]);
	const { there, ours, fulfillmentOrders } = await packed();
	shop.store.scopes = needed.map((scope) => scope.replace(/^write_third/, 'read_third'));
	await test();
	expect(await missing()).toEqual(['write_third_party_fulfillment_orders']);
	await shop.cancel(ours, [['DESK', 1]]);
	for (let time = 0; time < 3; time++) await shop.pass(61);
	const asked = times('askToStop');
	const [task, ...more] = await shop.tasksOf(ours);
	expect([task, more, there.left()]).toMatchObject([{ kind: 'channel_refused', state: 'open' }, [], { DESK: 3 }]);
	expect(task?.facts).toMatchObject({
		code: 'access_denied',
		failure: expect.stringContaining('write_third_party_fulfillment_orders')
	});
	await shop.pass(61);
	expect(times('askToStop')).toBe(asked);
	expect(await shop.link(there)).toMatchObject({ failure: null });
	shop.store.scopes = needed;
	await chooseFor(shop.staff('agent'), { task: task?.id ?? '', choice: 'try_again' });
	await shop.settle();
	expect(fulfillmentOrders).toMatchObject([{ requestStatus: 'CANCELLATION_REQUESTED' }]);
});

it('puts money before a person that the key may not give back', async () => {
	const { there, ours } = await shop.placed(DESKS);
	const before = times('createRefund');
	shop.store.scopes = ['read_orders', 'write_order_edits'];
	const id = await shop.cancel(ours, [['DESK', 1]]);
	for (let time = 0; time < 3; time++) await shop.pass(61);
	shop.store.scopes = GRANTED;
	expect([there.left(), there.refunds()]).toEqual([{ DESK: 2 }, []]);
	expect(times('createRefund')).toBe(before + 1);
	const [failed] = (await historyOf(shop.db, id)).filter(({ name }) => name === 'refund.failed');
	expect(failed?.data).toMatchObject({ failure: { code: 'access_denied', retry: 'person' } });
});

it('takes an old order that its key may not see for out of reach, never for gone, until it may', async () => {
	shop.store.scopes = needed.filter((scope) => scope !== 'read_all_orders');
	await test();
	expect(await missing()).toEqual(['read_all_orders']);
	const order = shop.store.place(DESKS);
	const [there, ours] = [shop.store.at(order), await shop.bring(order)];
	const failure = async () => (await shop.link(there))?.failure;
	order.old = true; // as young as we know it to be, it can't be kept from us
	await shop.tell(there);
	expect(await failure()).toBe('order_gone');
	await shop.pass(61 * DAYS);
	const id = await shop.cancel(ours, [['DESK', 1]]);
	expect([await failure(), await drift(shop, ours.id)]).toEqual(['order_out_of_reach', []]);
	const [failed] = (await historyOf(shop.db, id)).filter(({ name }) => name === 'refund.failed');
	expect(failed?.data).toMatchObject({ failure: { words: expect.stringContaining('read_all_orders') } });
	shop.store.scopes = GRANTED;
	await shop.pass(61);
	expect([await failure(), there.left()]).toEqual([null, { DESK: 2 }]);
});

it('says which of its webhooks are not set up, and why, until they are', async () => {
	const all = await topics();
	shop.store.webhooks.splice(0);
	shop.store.scopes = ['write_orders', 'write_order_edits'];
	await test();
	const told = all.filter((topic) => !topic.startsWith('FULFILLMENT'));
	expect(await topics()).toEqual(told);
	expect(shop.store.webhooks.map(({ topic }) => topic).toSorted()).toEqual(told);
	expect((await missing()).at(-1)).toMatch(/^FULFILLMENT_ORDERS_CANCELLED: .*FULFILLMENT_ORDERS_CANCELLED/);
	shop.store.scopes = GRANTED;
	setMailing({ ...getMailing(), origin: 'http://shop.example' });
	await test();
	expect([await topics(), await missing()]).toEqual([
		[],
		[expect.stringMatching(/^ORDERS_CREATE, .*: Address protocol http/)]
	]);
	setMailing({ ...getMailing(), origin: 'https://shop.example' });
	await test();
	expect([await topics(), await missing()]).toEqual([all, []]);
});
