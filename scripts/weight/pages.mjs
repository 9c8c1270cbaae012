import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const SERVER = resolve('.svelte-kit', 'output', 'server');
const CLIENT = resolve('.svelte-kit', 'output', 'client');

/** @typedef {{ page: string, files: string[], kb: number }} Weight */
/** @typedef {{ id: string, page: { layouts: (number | undefined)[], leaf: number } | null }} Route */

/**
 * What a first visit to each page loads before anybody acts, as the build's own manifest has it: the files that Kit names
 * in the page as `modulepreload`, which are its start, the app's, and those of every layout and of the page with all they
 * import. What is loaded lazily isn't among them.
 * @returns {Promise<Weight[]>} the heaviest first
 */
export async function weigh() {
	const file = join(SERVER, 'manifest.js');
	if (!existsSync(file)) throw new Error('There is no build to weigh: npm run build');
	const { manifest } = await import(pathToFileURL(file).href);
	/** @type {{ client: { imports: string[] }, routes: Route[] }} */
	const { client, routes } = manifest._;
	return routes
		.flatMap(({ id, page }) => (page ? [weightOf(id, [...client.imports, ...nodesOf(page).flatMap(importsOf)])] : []))
		.toSorted((a, b) => b.kb - a.kb);
}

/** @param {NonNullable<Route['page']>} page */
const nodesOf = ({ layouts, leaf }) => [...layouts, leaf].filter((node) => node !== undefined);

/**
 * @param {string} page
 * @param {string[]} imports
 * @returns {Weight}
 */
function weightOf(page, imports) {
	const files = [...new Set(imports)].filter((file) => file.endsWith('.js'));
	const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(CLIENT, file))).length, 0);
	return { page, files, kb: Math.round(bytes / 102.4) / 10 };
}

/**
 * @param {number} node
 * @returns {string[]}
 */
function importsOf(node) {
	const text = readFileSync(join(SERVER, 'nodes', `${node}.js`), 'utf8');
	const list = /^export const imports = (\[.*\]);$/m.exec(text)?.[1];
	if (list === undefined) throw new Error(`The build's node ${node} doesn't say what it imports`);
	return JSON.parse(list);
}
