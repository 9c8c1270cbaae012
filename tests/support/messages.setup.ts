import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tests read the messages one file per language: there are far fewer files to load than in the app. */
export const COMPILED_FOR_TESTS = 'node_modules/.cache/paraglide';
const DONE = join(COMPILED_FOR_TESTS, 'done');
const SOURCES = ['project.inlang/settings.json', ...readdirSync('messages').map((file) => join('messages', file))];

/** Compiles the messages where they changed since the last run. */
export default function setup() {
	const changedAt = Math.max(...SOURCES.map((file) => statSync(file).mtimeMs));
	if (existsSync(DONE) && statSync(DONE).mtimeMs > changedAt) return;
	const written = [
		'--project',
		'./project.inlang',
		'--outdir',
		COMPILED_FOR_TESTS,
		'--output-structure',
		'locale-modules'
	];
	const strategy = ['--strategy', 'cookie', 'preferredLanguage', 'baseLocale'];
	const command = ['--no-install', 'paraglide-js', 'compile', '--silent', ...written, ...strategy];
	execFileSync('npx', command, { stdio: 'inherit' });
	writeFileSync(DONE, '');
}
