import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Owner } from './owner';

export const USER = 'rescind';
export const DATABASE = 'rescind';

/** Everything it takes to run a server. */
export type Server = {
	readonly folder: string;
	readonly logFile: string;
	readonly native: string;
	readonly owner: Owner;
	readonly fsync: boolean;
};

/** Makes the data folder if there is none. Two starts at once both make one; the first to rename wins. */
export function ensureFolder(server: Server): void {
	const { folder, owner } = server;
	const made = () => existsSync(join(folder, 'PG_VERSION'));
	if (made()) return;
	const draft = mkdtempSync(`${folder}.new-`);
	try {
		if (owner) chownSync(draft, owner.uid, owner.gid);
		fill({ ...server, folder: draft });
		renameSync(draft, folder);
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		if (!made()) throw error;
	}
}

/** Starts a server that outlives us. What comes back answers: has it ended? */
export function startServer({ folder, logFile, native, owner, fsync }: Server): () => boolean {
	const settings = {
		listen_addresses: '',
		unix_socket_directories: '.',
		unix_socket_permissions: '0700', // only the folder's owner gets in, so a name is enough to sign in
		log_checkpoints: 'off',
		...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const log = openSync(logFile, 'a', 0o600); // a pipe would break when we are killed
	const child = spawn(join(native, 'bin', 'postgres'), ['-D', seenFrom(folder), ...args], {
		cwd: folder,
		detached: true, // Ctrl-C reaches us alone, and we stop the server when we are done
		stdio: ['ignore', log, log],
		...owner
	});
	closeSync(log);
	let ended = false;
	for (const event of ['exit', 'error']) child.once(event, () => (ended = true));
	child.unref();
	return () => ended;
}

/** The folder as its server names it: by way of its own working folder, it need not walk parents closed to it. */
const seenFrom = (folder: string) => (process.platform === 'linux' ? '/proc/self/cwd' : folder);

/** The locale is PostgreSQL's own, so that sorting is the same on every machine. */
function fill(server: Server): void {
	const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
	const entry = ['-U', USER, '--auth-local=trust', '--auth-host=reject'];
	const place = ['-D', seenFrom(server.folder)];
	run(server, 'initdb', [...place, ...locale, ...entry, '--no-instructions', ...(server.fsync ? [] : ['--no-sync'])]);
	run(server, 'postgres', ['--single', ...place, 'postgres'], `create database ${DATABASE}\n`);
}

function run({ folder, native, owner }: Server, program: string, args: readonly string[], input = ''): void {
	const ran = spawnSync(join(native, 'bin', program), args, { cwd: folder, encoding: 'utf8', input, ...owner });
	if (ran.status === 0) return;
	throw new Error(`PostgreSQL could not make its folder ${folder}:\n${ran.stderr}`, { cause: ran.error });
}
