import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeConnected } from '../../../../src/lib/wiring/channels/connections.server';
import { seeConnection } from '../../../../src/lib/wiring/channels/seen.server';
import { connectionBadge } from '../../../../src/lib/modules/channels/words';
import { getConnection } from '../../../../src/lib/modules/channels/repository/connections.server';
import { startBig, type BigFake } from '../../../support/bigcommerce/fake';
import { GOODS, shopOn, type ShopOn } from '../../../support/stores/shop';

let shop: ShopOn<BigFake>;
beforeAll(async () => {
	shop = await shopOn(startBig);
});
afterAll(() => shop.close());

const webhook = () => shop.store.at(shop.store.place(GOODS)).webhook('placed');
const forge = async (times: number) => {
	for (let time = 0; time < times; time++)
		await expect(shop.deliver({ ...webhook(), rawBody: '{}' })).rejects.toMatchObject({
			code: 'webhook.signature_wrong'
		});
};
const shown = async () => {
	const { webhooks_refused: refused, webhooks_refused_at: at } = await seeConnection(shop.owner(), {
		id: shop.connection
	});
	return { refused, at };
};
const badge = async () => connectionBadge(await getConnection(shop.db, shop.connection)).tone;
const NONE = { refused: 0, at: null };

it('says that webhooks are refused, and since when, until a good one comes', async () => {
	expect(await shown()).toEqual(NONE);
	await forge(1);
	const first = await shown();
	expect(first).toMatchObject({ refused: 1, at: shop.ctx().now.toISOString() });
	await shop.pass(2);
	await forge(1);
	expect(await shown()).toEqual({ refused: 2, at: shop.ctx().now.toISOString() });
	await shop.deliver(webhook());
	expect(await shown()).toEqual(NONE);
});

it('is written once a minute and to an end, whoever sends what, and makes nothing look broken', async () => {
	await forge(5);
	expect(await shown()).toMatchObject({ refused: 1 });
	await shop.db.execute(`update connections set refused = 1000, refused_at = refused_at - interval '1 hour'`);
	const before = await shop.db.execute(`select 1 from channel_messages`);
	await forge(2);
	expect(await shown()).toEqual({ refused: 1000, at: shop.ctx().now.toISOString() });
	expect(await badge()).toBe('success');
	expect(await shop.db.execute(`select 1 from channel_messages`)).toHaveLength(before.length);
});

it('begins anew with another secret', async () => {
	await forge(1);
	const secret = { credentials: { client_secret: 'another_secret_4321' } };
	await changeConnected(shop.owner(), { id: shop.connection, ...secret });
	expect(await shown()).toEqual(NONE);
});
