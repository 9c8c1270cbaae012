import { z } from 'zod';
import type { Api, Connector, Registered } from '../../connector';
import { CAPABILITIES } from '../capabilities.data';
import { changedThere, siteThere, webhooksThere, webhookThere } from './answers';
import { putBack } from './units/put-back.server';
import { finish, takeOff } from './units/take-off.server';
import { answered, API, clientOn, type Client } from './client.server';
import { shopOrder } from './order';
import { DRAFTS, readThere } from './read.server';
import { giveBack } from './refund.server';
import { hear, TOPICS } from './webhook';

/** The version of its API all of this is written for. */
const VERSION = 'wc/v3';

const credentials = z.object({
	store_url: z.url({ protocol: /^https?$/ }).max(300),
	consumer_key: z.string().regex(/^ck_\w+$/),
	consumer_secret: z.string().regex(/^cs_\w+$/)
});

/** A store of WooCommerce's, by its REST API, with a key of its own that may read and write. */
export const woocommerce: Connector = {
	label: 'WooCommerce',
	version: VERSION,
	sides: ['buyer', 'seller'],
	can: CAPABILITIES.woocommerce,
	fields: [
		{ name: 'store_url', secret: false },
		{ name: 'consumer_key', secret: true },
		{ name: 'consumer_secret', secret: true }
	],
	credentials,
	inTurn: true, // a refund may have to change the order before it is made
	pace: { size: 100, perSecond: 10, learn: () => ({}) }, // it states no limit; its host may have one
	baseUrl: ({ store_url = '' }) => store_url.replace(/\/+$/, ''),
	hear,
	open: (line, { consumer_key = '', consumer_secret = '' }, base) =>
		api(clientOn(line, { key: consumer_key, secret: consumer_secret }, base))
};

const api = (ask: Client): Api => ({
	async readOrder(id, known) {
		const read = await readThere(ask, id);
		return read && shopOrder(read, known);
	},
	findOrder: async (number) => /^#?([1-9]\d*)$/.exec(number.trim())?.[1], // its number is its id
	changedSince: (from, cursor) => changedSince(ask, from, cursor),
	stopFulfillment: async () => ({ state: 'done' }), // it knows of nobody who packs
	pushCancellation: (order, push) => takeOff(ask, order, push),
	finish: (order) => finish(ask, order),
	restore: (order, push) => putBack(ask, order, push),
	pushRefund: (asked) => giveBack(ask, asked),
	archive: async () => ({ state: 'done' }),
	async healthCheck() {
		const site = answered(await ask({ operation: 'readSite', path: '/wp-json/?_fields=name,namespaces' }, siteThere));
		answered(await ask({ operation: 'readOrders', path: `${API}/orders?per_page=1&_fields=id,status` }, changedThere));
		return { name: site.name, version: VERSION, missing: site.namespaces.includes(VERSION) ? [] : [VERSION] };
	},
	registerWebhooks: (address, secret) => register(ask, address, secret)
});

const AT_ONCE = 100;

/** By id, which never changes: one that changes meanwhile moves no other past a page. */
async function changedSince(ask: Client, from: Date, cursor: string | null) {
	const page = Number(cursor ?? '1');
	const since = `modified_after=${from.toISOString().slice(0, 19)}&dates_are_gmt=true`;
	const path = `${API}/orders?${since}&orderby=id&order=asc&per_page=${AT_ONCE}&page=${page}&_fields=id,status`;
	const found = answered(await ask({ operation: 'changedOrders', path }, changedThere));
	const ids = found.filter(({ status }) => !DRAFTS.includes(status)).map(({ id }) => String(id));
	return { ids, next: found.length === AT_ONCE ? String(page + 1) : null };
}

/** It switches off a webhook that failed a few times: what is there already is switched on, with the secret of now. */
async function register(ask: Client, address: string, secret: string): Promise<Registered[]> {
	const path = `${API}/webhooks`;
	const known = answered(await ask({ operation: 'readWebhooks', path: `${path}?per_page=100` }, webhooksThere));
	for (const topic of TOPICS) {
		const there = known.find((one) => one.delivery_url === address && one.topic === topic);
		const asked = there
			? { operation: 'changeWebhook', path: `${path}/${there.id}`, body: { status: 'active', secret } }
			: { operation: 'addWebhook', path, body: { name: 'Rescind', topic, delivery_url: address, secret } };
		answered(await ask({ ...asked, method: there ? 'PUT' : 'POST' }, webhookThere));
	}
	return TOPICS.map((topic) => ({ topic, address }));
}
