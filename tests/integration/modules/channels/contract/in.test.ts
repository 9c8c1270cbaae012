import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../../../../src/lib/modules/channels/connectors/capabilities.data';
import { CONNECTORS } from '../../../../../src/lib/modules/channels/connectors/index.server';
import { openConnection } from '../../../../../src/lib/modules/channels/connectors/open.server';
import { connectionForm } from '../../../../../src/lib/modules/channels/form';
import { getConnection } from '../../../../../src/lib/modules/channels/repository/connections.server';
import { listMessages } from '../../../../../src/lib/modules/channels/repository/messages.server';
import { fieldWord } from '../../../../../src/lib/modules/channels/words';
import { testConnection } from '../../../../../src/lib/wiring/channels/connections.server';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { FAKES } from '../../../../support/stores/fakes';
import { GOODS, shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { StoreFake } from '../../../../support/stores/there';

/** What happens in a store, whatever store that is, ends here in the same units and money as there. */
describe.each(CONNECTOR_NAMES)('what happens at %s', (kind) => {
	let shop: ShopOn<StoreFake>;
	beforeAll(async () => {
		shop = await shopOn(FAKES[kind]);
	});
	afterAll(async () => {
		expect((await checkInvariants(shop.db)).violations).toEqual([]);
		await shop.close();
	});

	const kindsOf = async (ours: { readonly id: string }) => (await shop.tasksOf(ours)).map((task) => task.kind);
	const IN_STEP = {
		...{ left: { DESK: 2, LAMP: 1 }, canceled: { DESK: 1, LAMP: 0 } },
		...{ refunds: [1200], refunded: [1200], cases: [['canceled', 1200]] }
	};

	it('says what it can do, and needs nothing that is not asked for', () => {
		const { can, fields, credentials } = CONNECTORS[kind];
		expect(can).toEqual(CAPABILITIES[kind]);
		expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(shop.store.credentials).toSorted());
		expect(credentials.safeParse(shop.store.credentials).success).toBe(true);
		expect(credentials.safeParse({}).success).toBe(false);
		expect(fields.some(({ secret }) => secret)).toBe(true);
		for (const { name } of fields) {
			expect(Object.keys(connectionForm.shape)).toContain(name);
			expect(fieldWord(name)).not.toBe(name);
		}
	});

	it('is tried, and says who it is', async () => {
		await testConnection(shop.owner(), { id: shop.connection });
		expect(await getConnection(shop.db, shop.connection)).toMatchObject({ trouble: null, missing: [] });
		expect((await getConnection(shop.db, shop.connection)).shownName).not.toBe('');
	});

	it('knows no order that is not there', async () => {
		const { api } = await openConnection(shop.ctx(), shop.connection);
		expect(await api.readOrder('999999999')).toBeUndefined();
		expect(await api.readOrder('../orders')).toBeUndefined();
		expect(await api.findOrder('none of ours')).toBeUndefined();
	});

	it('is an order: its lines, its shipping and its payment; canceled there, it is here, and the money goes back once', async () => {
		const { there, ours } = await shop.placed(GOODS, { shipping: 500 });
		expect(ours).toMatchObject({ channel: kind, currency: 'USD', total: 6100, email: 'ada@example.com' });
		expect(ours.lines.map(({ sku, quantity, paid }) => [sku, quantity, paid])).toEqual([
			['DESK', 3, 3600],
			['LAMP', 1, 2000]
		]);
		expect(ours.tenders).toMatchObject([{ gateway: 'channel', captured: 6100, automatic: true }]);
		there.cancel();
		await shop.tell(there);
		await shop.pass(12);
		await shop.tell(there);
		expect(await shop.both(there, ours)).toEqual({
			...{ left: { DESK: 0, LAMP: 0 }, canceled: { DESK: 3, LAMP: 1 } },
			...{ refunds: [6100], refunded: [6100], cases: [['canceled', 6100]] }
		});
		expect(await kindsOf(ours)).toEqual([]);
	});

	it('is an edit: each is a cancellation of its own, until the last one ends the order', async () => {
		const { there, ours } = await shop.placed();
		const edits = [
			['DESK', 1],
			['LAMP', 0],
			['DESK', 0]
		] as const;
		for (const [sku, quantity] of edits) {
			there.setQuantity(sku, quantity);
			await shop.tell(there);
			await shop.pass(12);
		}
		expect(await shop.both(there, ours)).toEqual({
			...{ left: { DESK: 0, LAMP: 0 }, canceled: { DESK: 3, LAMP: 1 } },
			...{ refunds: [2400, 2000, 1200], refunded: [5600] },
			cases: [
				['canceled', 2400],
				['canceled', 2000],
				['canceled', 1200]
			]
		});
	});

	it('is a refund of units: it is booked, and nothing is sent a second time', async () => {
		const { there, ours } = await shop.placed();
		there.refund(1200, [['DESK', 1]]);
		await shop.tell(there);
		await shop.pass(12);
		expect(await shop.both(there, ours)).toEqual(IN_STEP);
		expect(shop.store.writes(there)).toEqual([]);
	});

	it('is sent before anybody accepted: a request for it is overtaken, and what is given back later is a return', async () => {
		const { there, ours } = await shop.placed();
		const { id } = await shop.ask(ours, [['DESK', 1]]);
		there.ship();
		await shop.tell(there);
		expect((await shop.order(ours.id)).lines.map(({ units }) => units.shipped)).toEqual([3, 1]);
		expect(await shop.see(id)).toMatchObject({ state: 'rejected' });
		expect(await shop.both(there, ours)).toMatchObject({ refunds: [], refunded: [0] });
		there.refund(1200, [['DESK', 1]]);
		await shop.tell(there);
		expect(await shop.both(there, ours)).toMatchObject({ canceled: { DESK: 0, LAMP: 0 }, refunds: [1200] });
	});

	it('is canceled while we accept the same: one cancellation, and one refund', async () => {
		const { there, ours } = await shop.placed();
		await shop.file(ours, [
			['DESK', 3],
			['LAMP', 1]
		]);
		there.cancel();
		await shop.tell(there);
		await shop.pass(12);
		await shop.pass(1);
		await shop.tell(there);
		expect(await shop.both(there, ours)).toMatchObject({ refunds: [5600], cases: [['canceled', 5600]] });
	});

	it('is taken off while a request for it waits: it is accepted by that', async () => {
		const { there, ours } = await shop.placed();
		const { id } = await shop.ask(ours, [['DESK', 1]]);
		there.setQuantity('DESK', 2);
		await shop.tell(there);
		await shop.pass(12);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1200 });
		expect(await shop.both(there, ours)).toEqual(IN_STEP);
	});

	it('is told five times, late and in disorder: once is enough', async () => {
		const { there, ours } = await shop.placed();
		const early = there.webhook('changed');
		there.setQuantity('DESK', 2);
		const late = there.webhook('changed', 'same');
		const news: boolean[] = [];
		for (let time = 0; time < 5; time++) news.push(await shop.deliver(late));
		expect(news).toEqual([true, false, false, false, false]);
		await shop.settle();
		await shop.deliver(early);
		await shop.settle();
		await shop.pass(12);
		expect(await shop.both(there, ours)).toEqual(IN_STEP);
	});

	it('is told by nobody: it is found by asking', async () => {
		const { there, ours } = await shop.placed();
		there.setQuantity('DESK', 2);
		there.changedLast();
		await shop.pass(61);
		await shop.pass(12);
		expect(await shop.both(there, ours)).toEqual(IN_STEP);
	});

	it('is told by somebody else: nobody believes it, and nothing is kept', async () => {
		const there = shop.store.at(shop.store.place(GOODS));
		const forged = { ...there.webhook('placed'), rawBody: `{"id":${there.id}} ` };
		await expect(shop.deliver(forged)).rejects.toMatchObject({ code: 'webhook.signature_wrong' });
		const unsigned = { ...there.webhook('placed'), headers: new Headers() };
		await expect(shop.deliver(unsigned)).rejects.toMatchObject({ code: 'webhook.signature_wrong' });
		expect(await shop.link(there)).toBeUndefined();
	});

	it('is told of an order that is not there (any more): it says so', async () => {
		const there = shop.store.at(shop.store.place(GOODS));
		there.forget();
		await shop.deliver(there.webhook('changed'));
		await shop.settle();
		expect(await shop.link(there)).toMatchObject({ failure: 'order_gone', orderId: null });
	});

	it('is units that come back: a person looks', async () => {
		const { there, ours } = await shop.placed();
		there.setQuantity('DESK', 2);
		await shop.tell(there);
		there.setQuantity('DESK', 3);
		await shop.tell(there);
		await shop.tell(there);
		expect(await kindsOf(ours)).toEqual(['channel_units_back']);
	});

	it('is reckoned with no decimals and with three, there and here', async () => {
		const orders = [];
		for (const [currency, digits, price] of [['KRW', 0, 31_000] as const, ['KWD', 3, 12_345] as const]) {
			const placed = await shop.placed([{ sku: 'DESK', quantity: 3, price }], { currency, digits });
			expect(placed.ours).toMatchObject({ currency, total: 3 * price });
			placed.there.setQuantity('DESK', 2);
			await shop.tell(placed.there);
			orders.push({ ...placed, price });
		}
		await shop.pass(12);
		for (const { ours } of orders) await shop.file(ours, [['DESK', 1]]);
		await shop.pass(11);
		for (const { there, ours, price } of orders)
			expect(await shop.both(there, ours)).toMatchObject({
				...{ left: { DESK: 1 }, refunds: [price, price], refunded: [2 * price] }
			});
	});

	it('never writes its secrets down', async () => {
		const { items } = await listMessages(shop.db, { connectionId: shop.connection, search: '', limit: 50 });
		const all = JSON.stringify(await shop.db.execute(`select request, response from channel_messages`));
		expect(items.length).toBeGreaterThan(0);
		for (const { name, secret } of CONNECTORS[kind].fields)
			if (secret) expect(all).not.toContain(shop.store.credentials[name]);
	});
});
