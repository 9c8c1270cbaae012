import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { expect, request as requests, type APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { DEMO_PASSWORD } from '../../src/lib/modules/accounts/demo';

export type KeyRole = 'owner' | 'buyer' | 'seller';
export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Record<string, string> };
type Given = Readonly<Record<string, unknown>>;

/** A new API key, by the command whoever runs the shop would use; it takes seconds. */
export function keyByCommand(role: KeyRole, name: string): string {
	const env = { ...process.env, DATABASE_URL: '', DATA_DIR: process.env['E2E_DATA_DIR'], DEMO: 'true' };
	const command = ['run', '--silent', 'keys', '--', 'create', '--role', role, '--name', name];
	return execFileSync('npm', command, { env, encoding: 'utf8' }).trimEnd().split('\n').at(-1) ?? '';
}

/** A new API key, by the owner's page. */
export async function newKey(role: KeyRole, name: string): Promise<string> {
	const origin = `http://localhost:${process.env['E2E_PORT']}`;
	const owner = await requests.newContext({ baseURL: origin, extraHTTPHeaders: { origin, accept: 'text/html' } });
	const signIn = { email: 'owner@example.com', password: DEMO_PASSWORD, next: '' };
	await owner.post('/admin/sign-in', { form: signIn, maxRedirects: 0 });
	const shown = await owner.post('/admin/api-keys/new?/make', { form: { role, name } });
	const [key] = /rsk_[\w-]{43}/.exec(await shown.text()) ?? [];
	expect(key, `a key for ${name}`).toBeDefined();
	await owner.dispose();
	return key ?? '';
}

/** A name nothing else in the shop has. */
export const unused = (what: string) => `${what}-${randomBytes(4).toString('hex')}`;

/** Somebody's program that knows nothing but the addresses and shapes it was promised. */
export function programOf(request: APIRequestContext, key?: string) {
	const call = async (
		method: string,
		path: string,
		data?: Given,
		headers: Record<string, string> = {}
	): Promise<Answer> => {
		const authorization: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
		const sent = { method, headers: { ...authorization, ...headers }, ...(data ? { data } : {}) };
		const response = await request.fetch(path, sent);
		const text = await response.text();
		const body: unknown = text === '' ? null : JSON.parse(text);
		return { status: response.status(), body, headers: response.headers() };
	};
	const get = (path: string) => call('GET', `/api/v1${path}`);
	const post = (path: string, data: Given = {}, headers?: Record<string, string>) =>
		call('POST', `/api/v1${path}`, data, headers);
	const put = (path: string, data: Given) => call('PUT', `/api/v1${path}`, data);
	const dev = (path: string, data?: Given) => call(data ? 'POST' : 'GET', `/dev${path}`, data);

	const place = async (over: Given = {}) => {
		const placed = await post('/orders', anOrder(over));
		expect(placed).toMatchObject({ status: 201 });
		return order.parse(placed.body);
	};
	/** Files a request for these units, as staff on the telephone would. */
	const ask = async (of: Order, asked: Readonly<Record<string, number>>) => {
		const filed = await post('/cancellations', { order: of.id, items: itemsOf(of, asked), ...BY_PHONE });
		expect(filed).toMatchObject({ status: 201, body: { state: 'requested' } });
		return cancellation.parse(filed.body);
	};
	const caseNow = async (id: string) => cancellation.parse((await get(`/cancellations/${id}`)).body);
	const orderNow = async (id: string) => order.parse((await get(`/orders/${id}`)).body);
	/** Time goes by, and what is due happens. */
	const pass = (seconds: number) => dev('/clock', { advance_seconds: seconds });
	const books = async ({ tenders: [tender] }: Order) => {
		const { body } = await dev(`/sandbox?reference=${tender?.reference ?? ''}`);
		return sandbox.parse(body).payments[0];
	};
	const page = async (path: string) => list.parse((await get(path)).body);
	return { get, post, put, dev, page, place, ask, caseNow, orderNow, pass, books };
}

export const BY_PHONE = { on_behalf_of: 'customer', via: 'phone', ask: true } as const;

const list = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() });
const money = z.int();
const order = z.object({
	id: z.string(),
	number: z.string(),
	state: z.string(),
	owed: money,
	line_items: z.array(z.object({ id: z.string(), sku: z.string(), units: z.record(z.string(), z.int()) })),
	tenders: z.array(z.object({ id: z.string(), reference: z.string().nullable(), refunded: money, reserved: money })),
	cancellations: z.array(z.string())
});
export type Order = z.infer<typeof order>;

const cancellation = z.object({
	id: z.string(),
	number: z.string(),
	state: z.string(),
	version: z.int(),
	due: money,
	refunded: money,
	refunds: z.array(z.object({ id: z.string(), tender: z.string(), amount: money, state: z.string() })),
	supplier: z.array(z.object({ id: z.string(), supplier: z.string(), state: z.string() }))
});

const sandbox = z.object({
	payments: z.array(
		z.object({
			reference: z.string(),
			captured: money,
			refunded: money,
			refunds: z.array(z.object({ key: z.string(), amount: money, status: z.string() }))
		})
	)
});

/** The units of an order by their SKU, as the API takes them. */
export const itemsOf = ({ line_items }: Order, asked: Readonly<Record<string, number>>, reason = 'changed_mind') =>
	line_items.flatMap(({ id, sku }) =>
		asked[sku] === undefined ? [] : [{ line_item: id, quantity: asked[sku], reason }]
	);

/** Three desks of which two are worth 21.60, and a lamp; 58.40 in all, paid by card. */
const anOrder = (over: Given): Given => ({
	number: unused('API'),
	email: 'ada@example.com',
	name: 'Ada',
	currency: 'USD',
	placed_at: '2026-03-01T09:00:00Z',
	region: 'US',
	locale: 'en',
	line_items: [
		{ sku: 'API-DESK', title: 'Walnut desk', quantity: 3, unit_price: 1200 },
		{ sku: 'API-LAMP', title: 'Lamp', quantity: 1, unit_price: 2000, tax: 200 }
	],
	discounts: [{ label: 'Spring', amount: 560 }],
	charges: [{ kind: 'shipping', amount: 800 }],
	tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5840 }],
	...over
});
