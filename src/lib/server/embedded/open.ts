import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SocketPlace } from '../db';
import { binaries } from './binaries';
import { takeHold, type Holder } from './holder';
import { serverOwner } from './owner';
import { isAtWork, isStopping, runningServer } from './postmaster';
import { DATABASE, ensureFolder, startServer, USER, type Server } from './process';

/** A PostgreSQL of our own, and how to leave it. */
export type Embedded = SocketPlace & {
	/** Leaves the server. The last to leave stops it; answers whether that was us. */
	stop(): Promise<boolean>;
};

const LONGEST_SOCKET_PATH = 107;
const POLL_MS = 10;
const STARTS = 50;
const PAUSE_BETWEEN_STARTS_MS = 100;
const POLLS_FOR_THE_END = 3000;

/**
 * Starts PostgreSQL on `dataDir`/pg, or joins the one another process of ours runs there (or left behind when it was
 * killed). Works for root too, from a folder others can't enter. `fsync: false` is for tests only.
 */
export async function openEmbedded(dataDir: string, { fsync = true } = {}): Promise<Embedded> {
	const parent = resolve(dataDir);
	mkdirSync(parent, { recursive: true, mode: 0o700 });
	const owner = serverOwner();
	const folder = join(parent, 'pg');
	const server = { folder, logFile: join(parent, 'postgres.log'), native: binaries(owner), owner, fsync };
	ensureFolder(server);
	const place = { host: socketFolder(folder), user: USER, database: DATABASE };
	const holder = await joinOrStart(server, place);
	let left: Promise<boolean> | undefined;
	return { ...place, stop: () => (left ??= leave(holder, folder)) };
}

/** Paths of sockets are short by law; an open folder has a short name as long as we live. */
function socketFolder(folder: string): string {
	if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH) return folder;
	if (process.platform === 'linux') return `/proc/self/fd/${openSync(folder, 'r')}`;
	throw new Error(`The path ${folder} is too long for a socket: choose a shorter DATA_DIR, or set DATABASE_URL.`);
}

/** PostgreSQL lets one server start on a folder; who loses that race finds the winner on the next turn. */
async function joinOrStart(server: Server, place: SocketPlace): Promise<Holder> {
	for (let starts = 0; starts < STARTS; starts++) {
		const running = await runningServer(server.folder);
		const ended = running === undefined ? startServer(server) : () => !isAtWork(running);
		const holder = await holdUnless(ended, place);
		if (holder) return holder;
		await pause(PAUSE_BETWEEN_STARTS_MS);
	}
	const log = readFileSync(server.logFile, 'utf8').split('\n').slice(-20).join('\n');
	throw new Error(`PostgreSQL did not start on ${server.folder}. Its log ends:\n${log}`);
}

/** Ready is when it answers: a server that recovers from a crash takes its time. */
async function holdUnless(ended: () => boolean, place: SocketPlace): Promise<Holder | undefined> {
	while (!ended()) {
		const holder = await takeHold(place).catch(() => undefined);
		if (holder) return holder;
		await pause(POLL_MS);
	}
	return undefined;
}

/** Our lock stays until the server is gone or closes our connection, so of those who leave at once one finds it running. */
async function leave(holder: Holder, folder: string): Promise<boolean> {
	const last = await holder.letGo().catch(() => false);
	const pid = last && !isStopping(folder) ? await runningServer(folder) : undefined;
	if (pid !== undefined) {
		process.kill(pid, 'SIGINT');
		for (let polls = 0; isAtWork(pid) && polls < POLLS_FOR_THE_END; polls++) await pause(POLL_MS);
	}
	await holder.close();
	return pid !== undefined;
}
