import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setReach } from '$lib/server/outside';
import { noBody, odd, oddBody } from '../../../support/api/bad-input';
import { setMailing } from '$lib/server/mail';
import { orderBody, programOf } from '../../../support/api/client';
import { heldToContract, OPERATIONS } from '../../../support/api/contract';
import { postOffice } from '../../../support/mailing';
import { holdsOutside } from '../../../support/property';
import { testWorld, type TestWorld } from '../../../support/world';

const WRITES = OPERATIONS.filter(({ method }) => method !== 'GET');
const READS = OPERATIONS.filter(({ query }) => query.length > 0);
const NAMING = OPERATIONS.filter(({ path }) => path.includes('{'));

let world: TestWorld;
let send: (request: Request) => Promise<Response>;
let headers: Record<string, string>;
let real: Record<string, string> = {};

beforeAll(async () => {
	setReach('private'); // or each address somebody could listen at would be looked up
	world = await testWorld();
	setMailing({ post: postOffice().post, origin: 'https://shop.example' });
	const shop = await programOf(world);
	headers = { authorization: `Bearer ${shop.key}` };
	send = heldToContract(shop.send, new Set());
	const { data: order } = await shop.POST('/api/v1/orders', { body: orderBody() });
	const { id: ord = '', line_items: [line] = [], tenders: [tender] = [] } = order ?? {};
	const items = [{ line_item: line?.id ?? '', quantity: 1, reason: 'changed_mind' } as const];
	const asked = { order: ord, items, on_behalf_of: 'customer', via: 'phone', ask: true } as const;
	const { data: filed } = await shop.POST('/api/v1/cancellations', { body: asked });
	real = { ord, lin: line?.id ?? '', ten: tender?.id ?? '', can: filed?.id ?? '', qte: filed?.quote.id ?? '' };
});
afterAll(() => {
	setReach('public');
	return world.close();
});

/** The same text with ids that exist, where there are such. */
const named = (text: string) =>
	text.replace(/\b(ord|lin|ten|can|qte)_\w+/g, (id, prefix: string) => real[prefix] ?? id);

/** Of each kind of thing one that exists, or an id that could. */
const ONES: readonly (readonly [part: string, id: () => string | undefined])[] = [
	['/refunds/', () => 'rfd_1'],
	['/returns/', () => 'ret_1'],
	['/webhook-endpoints/', () => 'whe_1'],
	['/webhook-deliveries/', () => 'whd_1'],
	['/connections/', () => 'con_1'],
	['/orders/', () => real['ord']],
	['', () => real['can']]
];

const addressOf = (path: string, id = ONES.find(([part]) => path.includes(part))?.[1]()) =>
	new URL(path.replace('{id}', encodeURIComponent(id ?? '')), 'http://localhost');

/** @returns the status; whatever is not a success is a problem document, or it does not get here */
const answerTo = async (method: string, url: URL, body?: string) => {
	const { status } = await send(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }));
	return status;
};
/** For each of some hundred operations: over two thousand requests together. */
const holds = <T>(inputs: fc.Arbitrary<T>, runs: number, test: (input: T) => Promise<void>) =>
	holdsOutside(fc.asyncProperty(inputs, test), runs);

it.each(WRITES)('$id refuses what is no object', ({ method, path }) =>
	holds(noBody, 6, async (body) => {
		const status = await answerTo(method, addressOf(path), body);
		expect([400, 422]).toContain(status);
	})
);

it.each(WRITES)('$id survives a body with one odd place', ({ id, method, path, fields }) =>
	holds(oddBody(id, fields, named), 20, async (body) => {
		expect(await answerTo(method, addressOf(path), body)).toBeLessThan(500);
	})
);

it.each(READS)('$id survives odd questions', ({ method, path, query }) =>
	holds(fc.tuple(fc.constantFrom(...query), odd), 20, async ([name, value]) => {
		const url = addressOf(path);
		url.searchParams.set(name, String(value));
		expect(await answerTo(method, url)).toBeLessThan(500);
	})
);

it.each(NAMING)('$id finds nothing under an odd name', ({ method, path }) =>
	holds(fc.oneof(odd.map(String), fc.string()), 6, async (name) => {
		const body = method === 'GET' ? undefined : '{}';
		expect(await answerTo(method, addressOf(path, name || ' '), body)).toBe(404);
	})
);
