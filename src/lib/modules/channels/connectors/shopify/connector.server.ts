import { z } from 'zod';
import type { Api, Connector, Credentials } from '../../connector';
import type { Line } from '../../wire';
import { CAPABILITIES } from '../capabilities.data';
import { changedPage, foundOrders, shop } from './answers';
import { archive, takeOff } from './cancel.server';
import { clientOn, learn, type Client } from './client.server';
import { orFailed, orRefused } from './denied.server';
import { VERSION } from './documents';
import { idIn } from './ids';
import { readOrder } from './read.server';
import { giveBack } from './refund.server';
import { register } from './register.server';
import { missingOf, SCOPES } from './scopes';
import { stop } from './stop.server';
import { hear } from './webhook';

const credentials = z.object({
	shop: z.string().regex(/^[a-z0-9][a-z0-9-]*(\.myshopify\.com)?$/),
	access_token: z.string().min(1),
	client_secret: z.string().min(1)
});

/** A store at Shopify, by its Admin GraphQL API, with the token of a custom app. */
export const shopify: Connector = {
	label: 'Shopify',
	version: VERSION,
	sides: ['buyer', 'seller'],
	can: CAPABILITIES.shopify,
	fields: [
		{ name: 'shop', secret: false },
		{ name: 'access_token', secret: true },
		{ name: 'client_secret', secret: true, webhook: true }
	],
	scopes: SCOPES,
	credentials,
	pace: { size: 2000, perSecond: 100, learn },
	baseUrl: ({ shop = '' }) => `https://${shop.replace(/\.myshopify\.com$/, '')}.myshopify.com`,
	hear,
	open: (line: Line, { access_token = '' }: Credentials) => api(clientOn(line, access_token))
};

const api = (ask: Client): Api => ({
	readOrder: (id, known) => readOrder(ask, id, known),
	findOrder: (number) => find(ask, number.trim()),
	async changedSince(from, cursor) {
		const query = `updated_at:>='${from.toISOString()}'`;
		const { orders } = await ask('changedOrders', { query, after: cursor }, changedPage);
		const { hasNextPage, endCursor } = orders.pageInfo;
		return { ids: orders.nodes.map((one) => idIn(one.id)), next: hasNextPage ? endCursor : null };
	},
	stopFulfillment: (order, push) => orRefused(stop(ask, order, push)),
	pushCancellation: (order, push) => orRefused(takeOff(ask, order, push)),
	restore: async () => ({ state: 'refused', code: 'not_possible', words: 'Shopify takes no cancellation back' }),
	pushRefund: (asked) => orFailed(giveBack(ask, asked)),
	archive: (order) => orRefused(archive(ask, order)),
	async healthCheck() {
		const { shop: itself, currentAppInstallation: app } = await ask('readShop', {}, shop);
		const may = app.accessScopes.map(({ handle }) => handle);
		return { name: itself.name, version: VERSION, missing: missingOf(may) };
	},
	registerWebhooks: (address) => register(ask, address)
});

/** Its name is what people call it, with whatever the store puts around it; its id is much longer. */
async function find(ask: Client, number: string): Promise<string | undefined> {
	if (/^\d{10,}$/.test(number)) return number;
	const { orders } = await ask('findOrders', { query: `name:${JSON.stringify(number)}` }, foundOrders);
	const called = [number, `#${number}`];
	const [found, ...others] = orders.nodes.filter(({ name }) => called.includes(name));
	return found && others.length === 0 ? idIn(found.id) : undefined;
}
