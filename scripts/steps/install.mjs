// Nothing but what comes with Node may be imported here: it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { mendPostgres } from './mend-postgres.mjs';
import { must } from './run.mjs';

const MADE_BY_PREPARE = ['.svelte-kit/tsconfig.json', 'src/lib/paraglide/messages.js'];

/** Installs the packages when one is missing or of another version than package.json says. */
export async function install() {
	const { dependencies, devDependencies } = readJson('package.json');
	const wanted = Object.entries({ ...dependencies, ...devDependencies });
	if (!wanted.every(([name, version]) => installedVersion(name) === version)) {
		await must('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
	}
	mendPostgres();
	if (!MADE_BY_PREPARE.every((file) => existsSync(file))) await must('npm', ['run', '--silent', 'prepare']);
}

/** @param {string} name */
function installedVersion(name) {
	const file = `node_modules/${name}/package.json`;
	return existsSync(file) ? readJson(file).version : undefined;
}

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
