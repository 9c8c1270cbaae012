import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env';

/**
 * The keys that keep bank details: the first encrypts, all decrypt. The demo makes its own and keeps it beside its data.
 * @throws Error outside the demo when there is none
 */
export function secretKeysOf({ SECRET_KEY, DATA_DIR, DEMO }: Env): readonly Buffer[] {
	if (SECRET_KEY.length > 0) return SECRET_KEY.map((key) => Buffer.from(key, 'base64'));
	if (!DEMO) throw new Error('SECRET_KEY: is missing. Example: SECRET_KEY="$(openssl rand -base64 32)"');
	return [keptKey(DATA_DIR)];
}

function keptKey(folder: string): Buffer {
	const file = join(folder, 'secret.key');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
	writeFileSync(fresh, randomBytes(32).toString('base64'), { mode: 0o600 });
	try {
		linkSync(fresh, file); // fails when there is one, so two starts at once end up with the same key
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	} finally {
		rmSync(fresh);
	}
	return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}
