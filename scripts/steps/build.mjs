import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './run.mjs';

const SOURCES = ['src', 'static', 'messages', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
const GENERATED = join('src', 'lib', 'paraglide');
const RESULT = join('build', 'handler.js');

/** Builds the app when there is no build, or one older than what it is made of. */
export async function build() {
	if (existsSync(RESULT) && statSync(RESULT).mtimeMs > Math.max(...SOURCES.map(newest))) return;
	await must('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn']);
}

/**
 * @param {string} path
 * @returns {number} when this file, or the newest in this folder, was written
 */
function newest(path) {
	if (path === GENERATED || !existsSync(path)) return 0;
	const found = statSync(path);
	if (!found.isDirectory()) return found.mtimeMs;
	return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
