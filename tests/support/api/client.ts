import { randomBytes } from 'node:crypto';
import createClient from 'openapi-fetch';
import { createKey } from '$lib/modules/accounts/keys/keys.server';
import { MOST_PER_MINUTE } from '$lib/modules/accounts/keys/per-minute';
import type { KeyRole } from '$lib/core/scopes';
import type { TestWorld } from '../world';
import type { components, paths } from './client-types';
import { heldToContract } from './contract';
import { apiDoor } from './door';

/** A program with a key of its own: the client partners generate, on the real endpoints, held to the document. */
export async function programOf(world: TestWorld, role: KeyRole = 'owner', done = new Set<string>()) {
	const name = `${role} ${world.ctx().newId('key')}`;
	const key = await createKey(world.ctx(), {
		...{ role, name },
		perMinute: MOST_PER_MINUTE
	});
	const send = apiDoor(() => world.ctx());
	const client = createClient<paths>({
		baseUrl: 'http://localhost',
		headers: { authorization: `Bearer ${key}` },
		fetch: heldToContract(send, done)
	});
	return { ...client, key, name, send };
}

type OrderInput = components['schemas']['OrderInput'];

/** A paid order of two lines, or what `over` makes of it, as programs send it. */
export const orderBody = (over: Partial<OrderInput> = {}): OrderInput => ({
	number: `T-${randomBytes(4).toString('hex')}`,
	email: 'ada@example.com',
	name: 'Ada',
	currency: 'USD',
	placed_at: '2026-03-01T09:00:00Z',
	region: 'US',
	line_items: [
		{ sku: 'DESK', title: 'Walnut desk', quantity: 3, unit_price: 1200 },
		{ sku: 'LAMP', title: 'Lamp', quantity: 1, unit_price: 2000, tax: 200 }
	],
	discounts: [{ label: 'Spring', amount: 560 }],
	charges: [{ kind: 'shipping', amount: 800 }],
	tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5840 }],
	...over
});
