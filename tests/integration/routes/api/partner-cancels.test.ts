import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { partnerActor } from '$lib/core/actor';
import { createKey } from '$lib/modules/accounts/keys/keys.server';
import { lookAtDesk } from '$lib/modules/cancellations/actions/look/look-desk.server';
import { SHOPPER_REASONS } from '$lib/modules/settings/reasons';
import type { Ctx } from '$lib/server/ctx';
import { setMailing } from '$lib/server/mail';
import { followed } from '$lib/wiring/live/follow.server';
import { actions } from '../../../../src/routes/(partner)/partner/orders/[number]/cancel/+page.server';
import { orderBody, programOf } from '../../../support/api/client';
import { apiDoor } from '../../../support/api/door';
import { countOf } from '../../../support/imports';
import { postOffice } from '../../../support/mailing';
import { testWorld, type TestWorld } from '../../../support/world';

const SELLER = 'Northwood Prints';
type Shop = Awaited<ReturnType<typeof programOf>>;

let world: TestWorld;
let shop: Shop;
let keys: Record<'buyer' | 'seller', string>;
beforeAll(async () => {
	world = await testWorld();
	setMailing({ post: postOffice().post, origin: 'https://shop.example' });
	shop = await programOf(world);
	keys = {
		buyer: await createKey(world.ctx(), { role: 'buyer', name: 'Hanok Interiors' }),
		seller: await createKey(world.ctx(), { role: 'seller', name: SELLER })
	};
	await shop.PUT('/api/v1/policy', { body: { fee: { percent: 10 }, partial: 're_evaluate' } });
});
afterAll(() => world.close());

const said = z.looseObject({
	id: z.string().default(''),
	number: z.string().default(''),
	code: z.string().optional(),
	fee: z.int().optional()
});

async function post(as: keyof typeof keys, path: string, body: object) {
	const headers = { authorization: `Bearer ${keys[as]}` };
	const request = new Request(`http://localhost/api/v1${path}`, {
		method: 'POST',
		headers,
		body: JSON.stringify(body)
	});
	const response = await apiDoor(() => world.ctx())(request);
	return { status: response.status, ...said.parse(await response.json()) };
}

/** Two posters for 1,000 that the seller delivers, beside a desk of ours. */
async function placed() {
	const body = orderBody({
		line_items: [
			{ sku: 'DESK', title: 'Walnut desk', quantity: 1, unit_price: 1000 },
			{ sku: 'POSTER', title: 'Sea poster', quantity: 2, unit_price: 500, supplier: SELLER }
		],
		...{ discounts: [], charges: [], tenders: [{ kind: 'card', captured: 2000 }] },
		benefit_rules: { free_shipping_from: 2000, shipping_otherwise: 300 }
	});
	const answer = await shop.send(
		new Request('http://localhost/api/v1/orders', {
			...{ method: 'POST', body: JSON.stringify(body) },
			headers: { authorization: `Bearer ${keys.buyer}` }
		})
	);
	const order = z
		.object({ id: z.string(), number: z.string(), line_items: z.array(z.object({ id: z.string() })) })
		.parse(await answer.json());
	const line_item = order.line_items[1]?.id ?? '';
	return { ...order, one: (reason?: string) => [{ line_item, quantity: 1, ...(reason ? { reason } : {}) }], line_item };
}

const seen = async (id: string) => (await shop.GET('/api/v1/cancellations/{id}', { params: { path: { id } } })).data;
const cases = () => countOf(world.db, 'cancellations');

it('a seller’s program cancels at our fault alone, and the shopper is charged nothing for it', async () => {
	const order = await placed();
	const before = await cases();
	for (const [reason, code] of [
		['changed_mind', 'cancellation.reason_not_offered'],
		['other', 'cancellation.reason_not_offered'],
		[undefined, 'cancellation.reason_required']
	] as const)
		expect(await post('seller', '/cancellations', { order: order.id, items: order.one(reason) })).toMatchObject({
			...{ status: 422, code }
		});
	expect(await cases()).toBe(before);
	const made = await post('seller', '/cancellations', { order: order.id, items: order.one('sold_out') });
	expect(made.status).toBe(201);
	expect(await seen(made.id)).toMatchObject({ origin: 'partner', due: 500, quote: { fee: 0, adjustments: [] } });
});

it('neither does its page take another reason', async () => {
	const order = await placed();
	const send = async (reason: string) => {
		const form = new FormData();
		const sent = { order: order.id, 'items[0].line_item': order.line_item, 'items[0].quantity': '1' };
		for (const [name, value] of Object.entries({ ...sent, 'items[0].reason': reason })) form.append(name, value);
		const event = {
			request: new Request('http://localhost/partner/orders/1/cancel', { method: 'POST', body: form }),
			locals: { ctx: world.ctx(partnerActor(SELLER, 'Joon Bae')) },
			params: { number: order.number }
		};
		return actions.cancel(z.custom<Parameters<typeof actions.cancel>[0]>().parse(event));
	};
	const before = await cases();
	expect(await send('changed_mind')).toMatchObject({
		status: 422,
		data: { form: { message: { code: 'cancellation.reason_not_offered' } } }
	});
	expect(await cases()).toBe(before);
	await expect(send('sold_out')).rejects.toMatchObject({ status: 303 });
});

it('a seller is quoted what it will come to before it has said why', async () => {
	const order = await placed();
	const quote = await post('seller', '/quotes', { order: order.id, items: order.one() });
	expect(quote).toMatchObject({ status: 200, fee: 0, due: 500 });
	const agreed = { order: order.id, items: order.one('delay'), quote: quote.id };
	expect(await post('seller', '/cancellations', agreed)).toMatchObject({ status: 201 });
	const changed = await post('buyer', '/quotes', { order: order.id, items: order.one('changed_mind') });
	expect(changed).toMatchObject({ fee: 50 });
});

it.each(['buyer', 'seller'] as const)('a %s’s program decides neither whom we tell nor at what price', async (as) => {
	const order = await placed();
	const asked = { order: order.id, items: order.one(as === 'seller' ? 'sold_out' : 'changed_mind') };
	for (const decided of [{ notify: false }, { notify: true }, { price: 'quoted' }, { restock: false }])
		expect(await post(as, '/cancellations', { ...asked, ...decided })).toMatchObject({
			...{ status: 403, code: 'auth.forbidden' }
		});
	expect((await post(as, '/cancellations', asked)).status).toBe(201);
});

it('a buyer’s program does not say that it is our fault, which would spare it the fee', async () => {
	const order = await placed();
	const before = await cases();
	for (const asks of [{}, { ask: true }])
		expect(
			await post('buyer', '/cancellations', { order: order.id, items: order.one('sold_out'), ...asks })
		).toMatchObject({ status: 422, code: 'cancellation.reason_not_offered' });
	expect(await cases()).toBe(before);
	await shop.PUT('/api/v1/policy', { body: { shopper_reasons: ['changed_mind', 'delay'] } });
	expect((await post('buyer', '/cancellations', { order: order.id, items: order.one('delay') })).status).toBe(201);
	await shop.PUT('/api/v1/policy', { body: { shopper_reasons: [...SHOPPER_REASONS] } });
});

it.each(['buyer', 'seller'] as const)(
	'what a %s writes stands at the desk as its words, and not as ours',
	async (as) => {
		const order = await placed();
		const reason = as === 'seller' ? 'sold_out' : 'other';
		const made = await post(as, '/cancellations', { order: order.id, items: order.one(reason), note: 'Flooded store' });
		const { it } = await lookAtDesk(world.staff('agent'), made.number);
		const who = as === 'seller' ? SELLER : 'Hanok Interiors';
		expect(it).toMatchObject({ staffNote: '', shopperNote: `${who}: Flooded store` });
		const followedBy = async (ctx: Ctx) => (await followed(ctx, { cancellation: made.id })).shopperNote;
		expect(await followedBy(world.ctx(partnerActor('Hanok Interiors')))).toBe(as === 'buyer' ? 'Flooded store' : '');
		expect(await followedBy(world.ctx())).toBe('');
	}
);
