import { basename, resolve } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chunks } from './scripts/bundle/chunks.ts';
import { leanIcons } from './scripts/bundle/icons.ts';
import { leanMessages } from './scripts/bundle/messages.ts';
import { pseudoLocale } from './scripts/bundle/pseudo.ts';
import { COMPILED_FOR_TESTS } from './tests/support/messages.setup.ts';

// Each project of vitest has a server of its own, and each would compile the messages anew: a setup does it, once.
const testing = process.env['VITEST'] !== undefined;
const pseudo = process.env['PSEUDO_LOCALE'] !== undefined; // scripts/steps/build.mjs sets it, and svelte.config.js reads it
const messages = paraglideVitePlugin({
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	outputStructure: 'message-modules' // as `npm run prepare` writes it: two ways of writing would undo each other
});
const IN_APP = resolve('src/lib/paraglide');
const compiledForTests: Plugin = {
	name: 'messages-compiled-for-tests',
	enforce: 'pre',
	resolveId: (id) =>
		id.startsWith(`${IN_APP}/`) ? resolve(COMPILED_FOR_TESTS, `${basename(id, '.js')}.js`) : undefined
};
const setup = 'tests/support/messages.setup.ts';

export default defineConfig({
	plugins: [
		testing ? compiledForTests : messages,
		leanIcons,
		sveltekit(),
		pseudo ? pseudoLocale : leanMessages,
		chunks
	],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['tests/unit/**/*.test.ts'],
					globalSetup: [setup],
					testTimeout: 60_000 // a property is tried on a thousand inputs, also where others keep the machine busy
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: [setup, 'tests/support/database.setup.ts'],
					setupFiles: ['tests/support/afresh.setup.ts'],
					isolate: false, // each file has a database of its own; to load the shop anew for each takes a third of the time
					testTimeout: 60_000,
					hookTimeout: 60_000,
					maxWorkers: 2
				}
			}
		]
	}
});
