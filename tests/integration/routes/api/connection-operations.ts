import { expect } from 'vitest';
import type { programOf } from '../../../support/api/client';

type Program = Awaited<ReturnType<typeof programOf>>;
type Sure = <T>(answer: { data?: T; error?: unknown }) => T;

const ALL = '/api/v1/connections' as const;
const ONE = `${ALL}/{id}` as const;
const named = (id: string) => ({ params: { path: { id } } });
const seen = (id: string, version: number) => ({
	params: { path: { id }, header: { 'If-Match': `"${version}"` } }
});

/** A program connects a store and an EDI partner, sees to them, and removes them. */
export async function connectByApi(shop: Program, sure: Sure): Promise<void> {
	const store = await connectStore(shop, sure);
	const partner = await connectPartner(shop, sure);
	expect(sure(await shop.GET(ALL)).items.map(({ id }) => id)).toEqual([store, partner]);
	for (const id of [store, partner]) {
		expect(sure(await shop.GET(ONE, named(id)))).toMatchObject({ id, version: 3, state: 'on' });
		const was = sure(await shop.DELETE(ONE, seen(id, 3)));
		expect(was.id).toBe(id);
		expect((await shop.GET(ONE, named(id))).error).toMatchObject({ code: 'connection.not_found' });
	}
	expect(sure(await shop.GET(ALL))).toEqual({ items: [], next: null });
}

async function connectStore(shop: Program, sure: Sure): Promise<string> {
	const credentials = { shop: 'our-store', access_token: 'shpat_1', client_secret: 'shpss_1' };
	const body = { kind: 'shopify', role: 'buyer', name: 'Our store', credentials } as const;
	const made = sure(await shop.POST(ALL, { body }));
	expect(made).toMatchObject({ kind: 'shopify', role: 'buyer', state: 'on', trouble: null, version: 1 });
	expect(made.webhook_url).toBe(`https://shop.example/webhooks/shopify/${made.id}`);
	expect(made.settings).toEqual({ shop: 'our-store' });
	expect((await shop.POST(ALL, { body })).error).toMatchObject({ code: 'connection.name_taken' });
	const open = { ...body, name: 'Another', credentials: { shop: 'our store!' } };
	expect((await shop.POST(ALL, { body: open })).error).toMatchObject({ code: 'connection.credentials_wrong' });

	const change = { name: 'Lyon', credentials: { shop: 'lyon' }, state: 'paused' } as const;
	const changed = sure(await shop.PATCH(ONE, { ...seen(made.id, 1), body: change }));
	expect(changed).toEqual({ ...made, name: 'Lyon', settings: { shop: 'lyon' }, state: 'paused', version: 2 });
	const late = await shop.PATCH(ONE, { ...seen(made.id, 1), body: { name: 'Paris' } });
	expect(late.error).toMatchObject({ status: 409, code: 'connection.changed', version: 2 });
	const nothing = sure(await shop.PATCH(ONE, { ...named(made.id), body: { state: 'paused' } }));
	expect(nothing.version).toBe(2);
	sure(await shop.PATCH(ONE, { ...named(made.id), body: { state: 'on' } }));
	return made.id;
}

async function connectPartner(shop: Program, sure: Sure): Promise<string> {
	const credentials = { standard: 'x12', own_id: 'US', their_id: 'ACME', email: 'edi@acme.example', currency: 'EUR' };
	const body = { kind: 'edi', role: 'buyer', name: 'Acme', credentials } as const;
	const made = sure(await shop.POST(ALL, { body }));
	expect(made).toMatchObject({ kind: 'edi', webhook_url: '', settings: { their_id: 'ACME', version: '004010' } });
	expect(sure(await shop.POST(`${ONE}/test`, { ...named(made.id), body: {} })).trouble).toBeNull();
	const moved = await shop.PATCH(ONE, { ...named(made.id), body: { base_url: 'https://acme.example' } });
	expect(moved.error).toMatchObject({ code: 'edi.no_api' });
	const renamed = await shop.PATCH(ONE, { ...named(made.id), body: { name: 'Acme Ltd' } });
	expect(renamed.error).toMatchObject({ code: 'edi.name_fixed' });

	const change = { credentials: { email: 'orders@acme.example' }, state: 'paused' } as const;
	const changed = sure(await shop.PATCH(ONE, { ...seen(made.id, 1), body: change }));
	const settings = { ...made.settings, email: 'orders@acme.example' };
	expect(changed).toEqual({ ...made, settings, state: 'paused', version: 2 });
	sure(await shop.PATCH(ONE, { ...named(made.id), body: { name: 'Acme', state: 'on' } }));
	return made.id;
}
