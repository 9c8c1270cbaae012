import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './run.mjs';

/** What the demo's world is made with. Nothing of it is asked of anybody outside. */
const OURS = { DEMO: 'true', HOST: '127.0.0.1', ORIGIN: '', DATABASE_URL: '', LOG_LEVEL: 'warn' };

/**
 * Lays down the demo's world, for all tests of it to take a copy of. Whoever asks for it removes it.
 * @returns {Promise<string>} its folder
 */
export async function layDown() {
	const folder = mkdtempSync(join(tmpdir(), 'rescind-world-'));
	await must('npx', ['--no-install', 'tsx', 'scripts/seed.ts'], { ...OURS, DATA_DIR: folder });
	return folder;
}

/**
 * A copy of a world that nobody is in. Its files keep their owner: the database's server looks at that.
 * @param {string} world
 * @param {string} folder
 */
export const copyInto = (world, folder) => must('cp', ['-a', `${world}/.`, folder]);
