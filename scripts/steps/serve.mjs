import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const LAST_REQUESTS_MS = 5_000;
const LAST_WORK_MS = 30_000;
const MOST_BODY = '1G';
/** Longer than proxies keep a line that rests (60 s): who ends it first would end it under their next request. */
const RESTING_LINE_MS = 65_000;

/**
 * Serves the built app until it is told to stop. The port is taken first, so that a taken one is said at once.
 * @param {string} [folder] of the build
 * @returns {Promise<string>} its address
 */
export async function serve(folder = 'build') {
	if (existsSync('.env')) process.loadEnvFile('.env');
	const host = process.env['HOST'] || '127.0.0.1';
	const local = host === 'localhost' || host === '::1' || host.startsWith('127.');
	const byHost = local && !process.env['ORIGIN'];
	if (!process.env['ORIGIN']) delete process.env['ORIGIN']; // set to nothing, the adapter takes it for an address
	if (byHost) process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	process.env['BODY_SIZE_LIMIT'] ||= MOST_BODY; // how much each page takes is said in src/lib/wiring/guards.ts

	const server = createServer({ keepAliveTimeout: RESTING_LINE_MS });
	const port = await listen(server, host);
	process.env['PORT'] = String(port);
	stopOnSignal(server);
	const app = load(folder);
	server.on('request', async (request, response) => {
		sayWhence(request);
		if (byHost && !sayHow(request)) response.writeHead(421).end('Unknown host\n');
		else if (process.env['ROLE'] === 'worker' && request.url !== '/healthz') response.writeHead(404).end();
		else (await app)(request, response);
	});
	await app;
	return process.env['ORIGIN'] ?? `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
}

/**
 * On a loopback address people come as localhost and as 127.0.0.1, and both must be their own origin. No other name may:
 * a page elsewhere could give itself our address.
 * @param {import('node:http').IncomingMessage} request
 */
function sayHow(request) {
	request.headers['x-forwarded-proto'] = 'http';
	return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
}

/**
 * A mail program whose reader presses “unsubscribe” (RFC 8058) posts a form and names no origin, which Kit takes for a forged
 * one; so does WooCommerce where a webhook is made. The address is the signed secret there, or the sender proves who it is,
 * and no cookie counts: they may. What names another origin stays refused.
 * @param {import('node:http').IncomingMessage} request
 */
function sayWhence(request) {
	if (request.method !== 'POST' || !/^\/(unsubscribe|webhooks)\//.test(request.url ?? '')) return;
	request.headers.origin ??= process.env['ORIGIN'] ?? `http://${request.headers.host}`;
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @returns {Promise<number>}
 */
function listen(server, host) {
	const port = Number(process.env['PORT'] || 3000);
	return new Promise((listening) => {
		server.once('error', (error) => {
			const taken = 'code' in error && error.code === 'EADDRINUSE';
			fail(taken ? `PORT: ${port} is taken on ${host}. Example: PORT=${port + 1}` : `HOST, PORT: ${error.message}`);
		});
		server.listen(port, host, () => {
			const address = server.address();
			listening(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/**
 * @param {string} folder
 * @returns {Promise<import('node:http').RequestListener>}
 */
async function load(folder) {
	const file = resolve(folder, 'handler.js');
	if (!existsSync(file)) return fail('There is no build yet: npm run build');
	try {
		return (await import(pathToFileURL(file).href)).handler;
	} catch (error) {
		const plain = error instanceof Error && error.message.startsWith('The configuration');
		return fail(plain ? error.message : error);
	}
}

/**
 * Answers what was asked, then lets pools and workers end, which they do on this event; then nothing is left to run.
 * @param {import('node:http').Server} server
 */
function stopOnSignal(server) {
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.on(signal, () => {
			if (stopping) return; // npm passes Ctrl-C on, so it comes twice
			stopping = true;
			EventEmitter.prototype.emit.call(process, 'rescind:stopping', signal); // streams end now; they never would by themselves
			server.close(() => EventEmitter.prototype.emit.call(process, 'sveltekit:shutdown', signal));
			setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS).unref();
			setTimeout(() => process.exit(1), LAST_WORK_MS).unref();
		});
	}
}

/**
 * @param {unknown} why
 * @returns {never}
 */
function fail(why) {
	console.error(why);
	process.exit(1);
}
