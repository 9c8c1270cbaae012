import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type SocketPlace } from '../../../src/lib/server/db';
import { openEmbedded } from '../../../src/lib/server/embedded/open';
import { isAtWork } from '../../../src/lib/server/embedded/postmaster';

const root = mkdtempSync(join(tmpdir(), 'rescind-embedded-'));
chmodSync(root, 0o700);
afterAll(() => rmSync(root, { recursive: true }));

const open = (folder: string) => openEmbedded(folder, { fsync: false });
const newFolder = () => join(mkdtempSync(join(root, 'case-')), '.data');
const serverPid = (folder: string) => Number.parseInt(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8'), 10);
const isRunning = (folder: string) => existsSync(join(folder, 'pg', 'postmaster.pid')) && isAtWork(serverPid(folder));

async function ask(place: SocketPlace, statement: string) {
	const { sql, close } = connect({ place, prepare: false, max: 1 });
	try {
		return await sql.unsafe(statement);
	} finally {
		await close();
	}
}

/** Another process that holds the server. */
async function holdElsewhere(folder: string) {
	const script = ['--import', 'tsx', 'tests/support/hold-database.ts', folder];
	const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
	await once(child.stdout, 'data');
	const end = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		await once(child, 'exit');
	};
	return { end };
}

it('starts from nothing, stops, and keeps what was written', async () => {
	const folder = newFolder();
	const first = await open(folder);
	await ask(first, 'create table kept as select 42 as answer');
	expect(await first.stop()).toBe(true);
	expect(isRunning(folder)).toBe(false);

	const second = await open(folder);
	expect(await ask(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
	await second.stop();
});

it('runs in a folder others cannot enter, as somebody who is not root', async () => {
	const folder = newFolder();
	const { stop } = await open(folder);
	const status = process.platform === 'linux' ? readFileSync(`/proc/${serverPid(folder)}/status`, 'utf8') : 'Uid:\t501';
	expect(status).toMatch(/^Uid:\t[1-9]/m);
	await stop();
});

it('runs where the path is too long for a socket', async () => {
	const folder = join(newFolder(), 'so-deep-that-no-socket-could-be-named'.repeat(4));
	const server = await open(folder);
	expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
	await server.stop();
});

describe('together', () => {
	it('many start one server, and the last to leave stops it', async () => {
		const folder = newFolder();
		const users = await Promise.all([open(folder), open(folder), open(folder)]);
		const pid = serverPid(folder);
		const stopped = await Promise.all(users.map(({ stop }) => stop()));
		expect(stopped.filter(Boolean)).toEqual([true]);
		expect(isAtWork(pid)).toBe(false);
	});

	it('a second process may come and go', async () => {
		const folder = newFolder();
		const server = await open(folder);
		const guest = await holdElsewhere(folder);
		await guest.end('SIGTERM');
		expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
		expect(await server.stop()).toBe(true);
	});

	it('the first may leave while the second stays', async () => {
		const folder = newFolder();
		const first = await open(folder);
		const guest = await holdElsewhere(folder);
		expect(await first.stop()).toBe(false);
		expect(isRunning(folder)).toBe(true);
		await guest.end('SIGTERM');
		expect(isRunning(folder)).toBe(false);
	});

	it('whoever comes while the last one leaves gets a server', async () => {
		const folder = newFolder();
		const leaving = await open(folder);
		const [, next] = await Promise.all([leaving.stop(), open(folder)]);
		expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
		expect(await next.stop()).toBe(true);
	});
});

describe('after a kill', () => {
	it('of the app, the next one takes over its server and stops it', async () => {
		const folder = newFolder();
		const app = await holdElsewhere(folder);
		const pid = serverPid(folder);
		await app.end('SIGKILL');
		expect(isAtWork(pid)).toBe(true);

		const next = await open(folder);
		expect(serverPid(folder)).toBe(pid);
		expect(await next.stop()).toBe(true);
		expect(isAtWork(pid)).toBe(false);
	});

	it('of app and server, the next one recovers', async () => {
		const folder = newFolder();
		const app = await holdElsewhere(folder);
		process.kill(serverPid(folder), 'SIGKILL');
		await app.end('SIGKILL');

		const next = await open(folder);
		expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
		await next.stop();
	});

	it.each([
		['nobody', '999999999'],
		['another program', String(process.pid)]
	])('a lock file that names %s does not stop it', async (_, pid) => {
		const folder = newFolder();
		await (await open(folder)).stop();
		writeFileSync(join(folder, 'pg', 'postmaster.pid'), `${pid}\n/proc/self/cwd\n0\n5432\n.\n`);

		const next = await open(folder);
		expect(serverPid(folder)).not.toBe(Number(pid));
		expect(await next.stop()).toBe(true);
	});
});
