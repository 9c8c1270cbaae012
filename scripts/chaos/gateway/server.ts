import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { openBooks } from './books';
import { read } from './calls';
import { PLAIN_DELIVERY, turnsOf, type Delivery } from './faults';
import { perform, repeat } from './perform';
import { send } from './send';
import { tellerAt } from './webhooks';
import { BROKEN, invalid } from './wire';
import type { Moment, World } from './world';

type Settings = {
	readonly secret: string;
	/** Where the shop's webhooks are now; nothing while nobody is up. */
	readonly address: () => string | undefined;
	/** Called in the midst of each call that moves money, so that somebody can be killed there. */
	readonly at?: (moment: Moment) => unknown;
};

/**
 * A payment provider that speaks Stripe's wire form and fails on purpose. It keeps payments, refunds and what it answered
 * to each idempotency key in a memory of its own.
 */
export async function openGateway({ secret, address, at = () => {} }: Settings) {
	const teller = tellerAt({ secret, address });
	const world: World = { books: openBooks(), turns: turnsOf(), kept: new Map(), tell: teller.tell, at };
	const { books, turns } = world;
	const server = createServer((request, response) => {
		answer(world, request, response).catch(() => response.destroy());
	});
	await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
	const place = server.address();
	return {
		url: `http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`,
		books,
		turns,
		/** Decides what was left open at the bank, and tells of it. */
		decide: async (deliveryOf: () => Delivery = () => PLAIN_DELIVERY): Promise<void> => {
			for (const changed of books.decide()) void teller.tell(changed, deliveryOf());
		},
		/** Whether nobody was told of a change of this refund: its webhook was lost. */
		untold: teller.untold,
		/** Waits for the webhooks that are under way. */
		quiet: teller.quiet,
		close: (): void => {
			server.closeAllConnections();
			server.close();
		}
	};
}
export type FaultyGateway = Awaited<ReturnType<typeof openGateway>>;

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gateway');
	const body = await text(request);
	if (!/^Bearer sk_/.test(request.headers.authorization ?? ''))
		return send(response, invalid('api_key_invalid', 'Invalid API Key', 401));
	if (request.method === 'GET')
		return send(response, world.turns.readFails() ? BROKEN : read(world.books, pathname, searchParams));
	const call = { key: String(request.headers['idempotency-key'] ?? ''), pathname, body };
	const before = world.kept.get(call.key);
	return before ? repeat(before, call, response) : perform(world, call, response);
}
