import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';

// A build that says how it thinks it was reached, and whose pool ends when it is told to.
const BUILD = `
export const handler = (request, response) => response.end(request.headers['x-forwarded-proto'] ?? 'unknown');
const pool = setInterval(() => {}, 1000);
process.once('sveltekit:shutdown', (why) => { clearInterval(pool); console.log('ended by', why); });
`;
const folder = mkdtempSync(join(tmpdir(), 'rescind-serve-'));

beforeAll(() => {
	mkdirSync(join(folder, 'build'));
	writeFileSync(join(folder, 'build', 'handler.js'), BUILD);
	writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(settings: Record<string, string>) {
	const env = { PATH: process.env['PATH'], ...settings };
	return spawn(process.execPath, [resolve('scripts/start.mjs')], { cwd: folder, env });
}

async function started(settings: Record<string, string> = {}) {
	const child = start({ PORT: '0', ...settings });
	const [line] = await once(child.stdout, 'data');
	const port = Number(/:(\d+)\s*$/.exec(String(line))?.[1]);
	return { child, port };
}

function get(port: number, headers: Record<string, string>): Promise<string> {
	return new Promise((answered, failed) => {
		const asked = request({ host: '127.0.0.1', port, headers }, (response) => answered(text(response)));
		asked.once('error', failed).end();
	});
}

it('is its own origin at localhost and at 127.0.0.1, and at no other name', async () => {
	const { child, port } = await started();
	const forged = { 'x-forwarded-proto': 'https' };
	expect(await get(port, { ...forged, host: `localhost:${port}` })).toBe('http');
	expect(await get(port, { ...forged, host: `127.0.0.1:${port}` })).toBe('http');
	expect(await get(port, { ...forged, host: `elsewhere.example.com:${port}` })).toBe('Unknown host\n');
	child.kill('SIGTERM');
	await once(child, 'exit');
});

it.each(['SIGTERM', 'SIGINT'] as const)('on %s lets pools end, then ends', async (signal) => {
	const { child, port } = await started();
	await get(port, { host: `localhost:${port}` });
	child.kill(signal);
	const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stdout)]);
	expect({ code, said }).toEqual({ code: 0, said: `ended by ${signal}\n` });
});

it('as a worker answers for its health only', async () => {
	const { child, port } = await started({ ROLE: 'worker' });
	expect(await get(port, { host: `localhost:${port}` })).toBe('');
	child.kill('SIGTERM');
	await once(child, 'exit');
});

it('says which port is taken and how to choose another', async () => {
	const taken = createServer().listen(0, '127.0.0.1');
	await once(taken, 'listening');
	const { port } = addressOf(taken.address());
	const child = start({ PORT: String(port) });
	const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
	expect({ code, said }).toEqual({ code: 1, said: `PORT: ${port} is taken on 127.0.0.1. Example: PORT=${port + 1}\n` });
	taken.close();
});

function addressOf(address: AddressInfo | string | null): AddressInfo {
	if (address === null || typeof address === 'string') throw new Error('not listening on a port');
	return address;
}
