import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../src/lib/server/embedded/open';
import { loadEnv } from '../src/lib/server/config/env';

/** Throws the demo's database away, unless something works with it. */
const { DEMO, DATABASE_URL, DATA_DIR } = loadEnv('command');
const folder = join(DATA_DIR, 'pg');
if (!DEMO || DATABASE_URL !== undefined) throw new Error('Only the demo, on its own database, can start over.');
if (existsSync(folder)) {
	const { stop } = await openEmbedded(DATA_DIR);
	if (!(await stop())) throw new Error(`Rescind runs on ${DATA_DIR} already: stop it first.`);
	rmSync(folder, { recursive: true });
}
