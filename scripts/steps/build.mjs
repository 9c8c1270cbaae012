import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './run.mjs';

const SOURCES = [
	'src',
	'static',
	'messages',
	join('scripts', 'bundle'),
	'svelte.config.js',
	'vite.config.ts',
	'package-lock.json'
];
const GENERATED = join('src', 'lib', 'paraglide');
const APP = 'build';
const PSEUDO = join('.svelte-kit', 'pseudo', 'build');

/** Builds the app when there is no build, or one older than what it is made of. */
export const build = () => buildInto(APP, {});

/**
 * The same with every message marked and longer, for the tests of translations.
 * @returns {Promise<string>} its folder
 */
export async function buildPseudo() {
	await buildInto(PSEUDO, { PSEUDO_LOCALE: '1' });
	return PSEUDO;
}

/**
 * @param {string} folder
 * @param {Record<string, string>} environment
 */
async function buildInto(folder, environment) {
	const result = join(folder, 'handler.js');
	if (existsSync(result) && statSync(result).mtimeMs > Math.max(...SOURCES.map(newest))) return;
	await must('npx', ['--no-install', 'vite', 'build', '--logLevel', 'error'], environment);
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
