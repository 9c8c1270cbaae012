import { z } from 'zod';
import type { Api, Connector, Registered } from '../../connector';
import { CAPABILITIES } from '../capabilities.data';
import { changedThere, nothing, shelfRules, storeThere, webhooksThere } from './answers';
import { answered, clientOn, learn, type Client } from './client.server';
import { shopOrder } from './order';
import { readThere } from './read.server';
import { giveBack } from './refund.server';
import { INCOMPLETE } from './statuses';
import { finish } from './units/finish.server';
import { putBack } from './units/put-back.server';
import { RULES_PATH } from './units/shelf.server';
import { takeOff } from './units/take-off.server';
import { hear, SCOPES } from './webhook';

const credentials = z.object({
	store_hash: z.string().regex(/^[a-z0-9]+$/),
	access_token: z.string().min(1),
	client_secret: z.string().min(1)
});

/** A store at BigCommerce, by its REST APIs: orders by the second version, money by the third. */
export const bigcommerce: Connector = {
	label: 'BigCommerce',
	version: 'v2, v3',
	sides: ['buyer', 'seller'],
	can: CAPABILITIES.bigcommerce,
	fields: [
		{ name: 'store_hash', secret: false },
		{ name: 'access_token', secret: true },
		{ name: 'client_secret', secret: true, webhook: true }
	],
	credentials,
	inTurn: true,
	pace: { size: 150, perSecond: 5, learn },
	baseUrl: ({ store_hash = '' }) => `https://api.bigcommerce.com/stores/${store_hash}`,
	hear,
	open: (line, { access_token = '' }) => api(clientOn(line, access_token))
};

const api = (ask: Client): Api => ({
	async readOrder(id, known) {
		const read = await readThere(ask, id, known === undefined);
		return read && shopOrder(read, known);
	},
	findOrder: async (number) => /^#?([1-9]\d*)$/.exec(number.trim())?.[1], // its number is its id
	changedSince: (from, cursor) => changedSince(ask, from, cursor),
	stopFulfillment: async () => ({ state: 'done' }), // it knows of nobody who packs
	pushCancellation: (order, push) => takeOff(ask, order, push),
	finish: (order, book) => finish(ask, order, book),
	restore: (order, push) => putBack(ask, order, push),
	pushRefund: (asked) => giveBack(ask, asked),
	archive: async () => ({ state: 'done' }),
	/** Each question needs another right of the key. */
	async healthCheck() {
		const { name } = answered(await ask({ operation: 'readStore', path: '/v2/store' }, storeThere));
		answered(await ask({ operation: 'readOrders', path: '/v2/orders?limit=1', none: [] }, changedThere));
		answered(await ask({ operation: 'readShelfRules', path: RULES_PATH }, shelfRules));
		return { name, version: 'v2, v3', missing: [] };
	},
	registerWebhooks: (address) => register(ask, address)
});

const AT_ONCE = 250;

/** By id, which never changes: one that changes meanwhile moves no other past a page. */
async function changedSince(ask: Client, from: Date, cursor: string | null) {
	const page = Number(cursor ?? '1');
	const since = encodeURIComponent(from.toISOString());
	const path = `/v2/orders?min_date_modified=${since}&sort=id&limit=${AT_ONCE}&page=${page}`;
	const found = answered(await ask({ operation: 'changedOrders', path, none: [] }, changedThere));
	const ids = found.filter(({ status_id }) => status_id !== INCOMPLETE).map(({ id }) => String(id));
	return { ids, next: found.length === AT_ONCE ? String(page + 1) : null };
}

/** It switches off a webhook that failed for two days: what is there already is switched on. */
async function register(ask: Client, address: string): Promise<Registered[]> {
	const path = `/v3/hooks?limit=${AT_ONCE}&destination=${encodeURIComponent(address)}`;
	const known = answered(await ask({ operation: 'readWebhooks', path, none: { data: [] } }, webhooksThere)).data;
	for (const scope of SCOPES) {
		const there = known.find((one) => one.scope === scope && one.destination === address);
		const body = { scope, destination: address, is_active: true };
		const asked = there
			? { operation: 'changeWebhook', method: 'PUT' as const, path: `/v3/hooks/${there.id}` }
			: { operation: 'addWebhook', method: 'POST' as const, path: '/v3/hooks' };
		answered(await ask({ ...asked, body }, nothing));
	}
	return SCOPES.map((topic) => ({ topic, address }));
}
