import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPartnerPerson } from '$lib/modules/accounts/repository/partners/people.server';
import { apiKeys, staff } from '$lib/modules/accounts/tables.server';
import { passOnEvents } from '$lib/modules/webhooks/jobs/pass-on.server';
import { webhookDeliveries } from '$lib/modules/webhooks/tables.server';
import { setMailing } from '$lib/server/mail';
import { setReach } from '$lib/server/outside';
import { postOffice } from '../../../support/mailing';
import { openReceiver } from '../../../support/receiver';
import { countOf } from '../../../support/imports';
import { orderBody, programOf } from '../../../support/api/client';
import { testWorld, type TestWorld } from '../../../support/world';

type Program = Awaited<ReturnType<typeof programOf>>;
type Over = NonNullable<Parameters<typeof orderBody>[0]>;

let world: TestWorld;
let [buyer, shop]: Program[] = [];
beforeAll(async () => {
	world = await testWorld();
	[buyer, shop] = [await programOf(world, 'buyer'), await programOf(world)];
});
afterAll(() => world.close());

const place = async (as: Program | undefined, over: Over) => {
	const answer = await as?.POST('/api/v1/orders', { body: orderBody(over) });
	return { status: answer?.response.status, answer: answer?.data ?? answer?.error };
};
const tenders = (...all: NonNullable<Over['tenders']>): Over => ({ tenders: all });
const LINE = { sku: 'DESK', title: 'Walnut desk', quantity: 1, unit_price: 5040 } as const;

/** What only the shop gives, by what the refusal names. */
const GIFTS: readonly (readonly [benefit: string, over: Over])[] = [
	['store_credit', tenders({ kind: 'store_credit', captured: 5840 })],
	['points', tenders({ kind: 'card', captured: 1840 }, { kind: 'points', captured: 4000 })],
	['gift_card', tenders({ kind: 'gift_card', reference: 'GIFT-1', captured: 0 })],
	['points_earned', { points_earned: 1_000_000 }],
	['gift_cards', { line_items: [{ ...LINE, gift_cards: ['GIFT-2'] }], discounts: [] }],
	['single_use', { discounts: [{ label: 'Spring', amount: 560, coupon: 'SPRING', single_use: true }] }]
];

describe('a buyer’s order', () => {
	it.each(GIFTS)('gives nobody anything of ours: %s', async (benefit, over) => {
		const before = await countOf(world.db, 'orders');
		expect(await place(buyer, over)).toMatchObject({
			status: 403,
			answer: { code: 'partner.benefit_not_offered', benefit }
		});
		expect(await countOf(world.db, 'orders')).toBe(before);
		expect((await place(shop, over)).status).toBe(201);
	});

	it.each([
		['card', 'stripe', tenders({ kind: 'card', gateway: 'stripe', reference: 'pi_1', captured: 5840 })],
		['card', 'toss', tenders({ kind: 'card', gateway: 'toss', reference: 'tgen_1', captured: 0, authorized: 5840 })],
		['bank_deposit', null, tenders({ kind: 'bank_deposit', captured: 5840 })],
		['virtual_account', 'manual', tenders({ kind: 'virtual_account', gateway: 'manual', captured: 5840 })],
		['cash_on_delivery', null, tenders({ kind: 'cash_on_delivery', captured: 0, authorized: 5840 })]
	] as const)('does not say what has reached us: %s at %s', async (kind, gateway, over) => {
		expect(await place(buyer, over)).toMatchObject({
			status: 403,
			answer: { code: 'partner.payment_not_offered', kind, gateway }
		});
		expect((await place(shop, over)).status).toBe(201);
	});

	it.each([
		['shipped', { shipped: 1 }],
		['supplier_order', { supplier: 'Deskworks', supplier_order: 'placed' }]
	] as const)('does not say how far we are: %s', async (field, said) => {
		const over: Over = { line_items: [{ ...LINE, ...said }], discounts: [], charges: [], ...tenders() };
		expect(await place(buyer, over)).toMatchObject({
			status: 403,
			answer: { code: 'partner.progress_not_offered', field }
		});
		expect((await place(shop, over)).status).toBe(201);
	});

	it.each([
		['a card its own channel took', tenders({ kind: 'card', gateway: 'manual', reference: 'A-1', captured: 5840 })],
		['a card at the sandbox', tenders({ kind: 'card', captured: 5840 })],
		['what is paid at the door', tenders({ kind: 'cash_on_delivery', captured: 0 })],
		['what will be transferred', tenders({ kind: 'bank_deposit', captured: 0 })],
		['nothing', tenders()]
	])('may be paid by %s', async (_, over) => {
		expect((await place(buyer, over)).status).toBe(201);
	});

	it('is not paid by the payment of another order', async () => {
		const first = await place(shop, tenders({ kind: 'card', reference: 'sbx_theirs', captured: 5840 }));
		expect(first.status).toBe(201);
		const taken = { status: 409, answer: { code: 'order.payment_taken', reference: 'sbx_theirs' } };
		const named = { kind: 'card', captured: 5840, reference: 'sbx_theirs' } as const;
		const captures = [{ reference: 'sbx_theirs', amount: 5840 }];
		expect(await place(buyer, tenders(named))).toMatchObject(taken);
		expect(await place(buyer, tenders({ kind: 'card', captured: 5840, captures }))).toMatchObject(taken);
	});
});

describe('a buyer’s program is told by signed webhook', () => {
	const EVENTS = ['order.placed', 'cancellation.requested'] as const;
	const sure = <T>({ data, error }: { data?: T; error?: unknown }): T => {
		if (data === undefined) throw new Error(JSON.stringify(error));
		return data;
	};
	const ONE = '/api/v1/webhook-endpoints/{id}' as const;
	const named = (id: string) => ({ params: { path: { id } } });
	const listen = async (as: Program, address: string) =>
		sure(await as.POST('/api/v1/webhook-endpoints', { body: { name: 'Shop floor', address, events: [...EVENTS] } }));
	const written = (id: string) => world.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.endpointId, id));
	const tell = () => passOnEvents(world.ctx());
	let receiver: Awaited<ReturnType<typeof openReceiver>>;
	const office = postOffice();
	beforeAll(async () => {
		receiver = await openReceiver();
		setReach('private');
		setMailing({ post: office.post, origin: 'https://shop.example' });
	});
	afterAll(async () => {
		setReach('public');
		await receiver.close();
	});

	it('of its own orders, and no more than the API answers it', async () => {
		const [mine, other] = [await programOf(world, 'buyer'), await programOf(world, 'buyer')];
		const [here, there] = [await listen(mine, `${receiver.url}/mine`), await listen(other, `${receiver.url}/other`)];
		world.pass(1000);
		const lines = [{ ...LINE, supplier: there.buyer ?? '' }]; // whom it buys from is a buyer elsewhere
		const body = orderBody({ line_items: lines, discounts: [], tenders: [{ kind: 'card', captured: 5840 }] });
		const order = sure(await mine.POST('/api/v1/orders', { body }));
		await shop?.POST('/api/v1/orders', { body: orderBody() });
		const items = [{ line_item: order.line_items[0]?.id ?? '', quantity: 1, reason: 'changed_mind' as const }];
		const asked = { order: order.id, items, ask: true } as const;
		const made = sure(await mine.POST('/api/v1/cancellations', { body: { ...asked, note: 'Between us' } }));
		await tell();
		expect(await written(there.id)).toEqual([]);
		const told = (await written(here.id)).map(({ body }): { type: string; data: unknown } => JSON.parse(body));
		expect(told.map(({ type }) => type)).toEqual([...EVENTS]);
		const { data: seen } = await mine.GET('/api/v1/cancellations/{id}', named(made.id));
		expect(told[1]?.data).toMatchObject({ order: order.id, cancellation: made.id, by: '', data: seen });
		expect(told[0]?.data).toMatchObject({ data: { id: order.id, number: order.number } });
		expect(JSON.stringify(told)).not.toContain('Between us');

		const { secret } = sure(await mine.GET(`${ONE}/secret`, named(here.id)));
		await world.drain();
		const sent = receiver.got.filter(({ path }) => path === '/mine');
		const headers = Object.fromEntries(Object.entries(sent[0]?.headers ?? {}).map(([key, value]) => [key, `${value}`]));
		expect(new Webhook(secret).verify(sent[0]?.body ?? '', headers)).toMatchObject({ type: 'order.placed' });

		// What one has is not there for the other, and the shop sees both.
		const log = sure(await mine.GET(`${ONE}/deliveries`, named(here.id))).items;
		expect((await other.GET(`${ONE}/secret`, named(here.id))).error).toMatchObject({ code: 'webhook.not_found' });
		expect((await other.DELETE(ONE, named(here.id))).error).toMatchObject({ code: 'webhook.not_found' });
		const again = named(log[0]?.id ?? '');
		const redeliver = '/api/v1/webhook-deliveries/{id}/redeliver' as const;
		expect((await other.POST(redeliver, { ...again, body: {} })).error).toMatchObject({ status: 404 });
		expect(sure(await mine.POST(redeliver, { ...again, body: {} }))).toMatchObject({ state: 'waiting' });
		expect(sure(await mine.GET('/api/v1/webhook-endpoints')).items).toEqual([here]);
		const all = await shop?.GET('/api/v1/webhook-endpoints');
		expect(all?.data?.items.map(({ id }) => id)).toEqual([here.id, there.id]);

		// Whoever lost every way in is told nothing any more.
		await world.db
			.update(apiKeys)
			.set({ revokedAt: world.ctx().now })
			.where(eq(apiKeys.name, here.buyer ?? ''));
		const before = (await written(here.id)).length;
		sure(
			(await shop?.POST('/api/v1/cancellations/{id}/reject', {
				...named(made.id),
				body: { reason: 'Gone', show: true }
			})) ?? {}
		);
		await tell();
		expect(await written(here.id)).toHaveLength(before);
	});

	it('in its own form and number, and its people hear when nobody is there', async () => {
		const mine = await programOf(world, 'buyer');
		const add = (over: object) => {
			const body = { name: 'Shop', address: `${receiver.url}/own`, events: ['order.placed' as const], ...over };
			return mine.POST('/api/v1/webhook-endpoints', { body });
		};
		for (const event of ['supplier.asked', 'policy.changed', 'dispute.opened'])
			expect((await add({ events: [event] })).error).toMatchObject({ code: 'webhook.event_unknown', event });
		expect((await add({ kind: 'slack', events: ['refund.failed'] })).error).toMatchObject({
			code: 'webhook.event_unknown'
		});
		expect((await add({ partner: 'Deskworks' })).error).toMatchObject({ code: 'auth.forbidden' });
		const made = sure(await add({}));
		for (let more = 0; more < 4; more++) sure(await add({}));
		expect((await add({})).error).toMatchObject({ code: 'webhook.too_many', most: 5 });

		const at = world.ctx().now;
		const boss = { id: 'stf_boss', email: 'mina@example.com', name: 'Mina', role: 'owner' as const, createdAt: at };
		await world.db.insert(staff).values({ ...boss, passwordHash: 'x' });
		const person = { name: 'Hana', locale: 'en', invitedBy: boss.id, createdAt: at, invitedAt: at };
		const hana = {
			...person,
			id: 'ptn_1',
			email: 'hana@example.com',
			partner: made.buyer ?? '',
			role: 'buyer' as const
		};
		await addPartnerPerson(world.db, hana);
		receiver.says(() => ({ status: 410 }));
		sure(await mine.POST(`${ONE}/test`, { ...named(made.id), body: {} }));
		await world.drain();
		expect(sure(await mine.GET(ONE, named(made.id)))).toMatchObject({ state: 'off', off_reason: 'gone' });
		expect(office.to('hana@example.com').map(({ subject }) => subject)).toEqual(['Webhook “Shop” was turned off']);
		const owners = office.to('mina@example.com').map(({ subject }) => subject); // of the buyer of whom we know nobody
		expect(owners).toEqual(['Webhook “Shop floor” was turned off']);
		receiver.says(() => ({ status: 200 }));
		expect(sure(await mine.POST(`${ONE}/resume`, { ...named(made.id), body: {} }))).toMatchObject({ state: 'on' });
	});
});
