import { join, resolve } from 'node:path';
import { build } from 'vite';
import { mutate, type Mutant } from './mutants';

const FOLDER = resolve('node_modules/.cache/chaos');

/** Where the two programs are. */
export type Programs = { readonly lane: string; readonly worker: string };

/**
 * Puts what a lane and its workers run into a few files: a killed worker is followed by another hundreds of times, and
 * reading thousands of small files each time would be most of what happens. A mutant has a bug built in.
 */
export async function bundle(mutant?: Mutant): Promise<Programs> {
	const input = { lane: 'scripts/chaos/lane.ts', worker: 'scripts/chaos/worker.ts' };
	const rolldownOptions = { input, output: { entryFileNames: '[name].js' } };
	await build({
		configFile: false,
		logLevel: 'error',
		plugins: mutant ? [mutate(mutant)] : [],
		resolve: { alias: { $lib: resolve('src/lib') } },
		build: { ssr: true, target: 'node20', outDir: FOLDER, emptyOutDir: true, minify: false, rolldownOptions }
	});
	return { lane: join(FOLDER, 'lane.js'), worker: join(FOLDER, 'worker.js') };
}
