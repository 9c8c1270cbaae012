import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Refused } from '../../src/lib/core/refusal';
import { readEnv } from '../../src/lib/server/config/env';
import { startApp } from '../../src/lib/wiring/app.server';
import { hear } from '../../src/lib/wiring/pay/gateway-webhooks.server';
import { loseHeartSoon } from './impatience';

// A worker process of the shop under test: the app's own worker, and the door by which its gateway's webhooks come in.
const env = readEnv(process.env, 'serve');
const app = await startApp(env);
loseHeartSoon(env);

const door = createServer((request, response) => void take(request, response));
door.listen(0, '127.0.0.1', () => {
	const at = door.address();
	if (typeof at === 'object' && at) process.send?.({ port: at.port });
});
process.on('disconnect', () => process.exit()); // whoever plays with us is gone

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
	try {
		const rawBody = await text(request);
		const headers = new Headers({ 'stripe-signature': String(request.headers['stripe-signature']) });
		await hear(await app.makeCtx(), { gateway: 'stripe', rawBody, headers });
	} catch (problem) {
		response.statusCode = problem instanceof Refused ? 400 : 500; // told again, then
	}
	response.end();
}
