import { join, resolve } from 'node:path';
import { build } from 'vite';

const FOLDER = resolve('node_modules/.cache/programs');
const made = new Map<string, Promise<string>>();

/**
 * A program of this folder with all of the shop it runs, in one file: what is killed at once would otherwise spend its life
 * reading thousands of small ones. Answers where it is.
 */
export function programNamed(name: string): Promise<string> {
	const known = made.get(name) ?? bundled(name);
	made.set(name, known);
	return known;
}

async function bundled(name: string): Promise<string> {
	const outDir = join(FOLDER, `${name}-${process.pid}`);
	const rolldownOptions = { input: `tests/support/${name}.ts`, output: { entryFileNames: 'program.js' } };
	await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: resolve('src/lib') } },
		build: { ssr: true, target: 'node20', outDir, emptyOutDir: true, minify: false, rolldownOptions }
	});
	return join(outDir, 'program.js');
}
