import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// What each file is, by its path: the first row that fits counts.
// prettier-ignore
const KINDS = [
	['words',      'src/lib/paraglide/**'],
	['core',       'src/lib/core/**'],
	['ui',         'src/lib/ui/**'],
	['plumbing',   'src/lib/server/**'],
	['wiring',     'src/lib/wiring/**'],
	['view',       'src/lib/modules/(*)/**/*.svelte'],
	['tables',     'src/lib/modules/(*)/{tables,*.tables}.server.ts'],
	['message',    'src/lib/modules/(*)/messages/**/*.server.ts'],
	['effect',     'src/lib/modules/(*)/{connectors,gateways,methods,kinds}/**/*.server.ts'],
	['repository', 'src/lib/modules/(*)/{repository.server.ts,repository/**}'],
	['job',        'src/lib/modules/(*)/{jobs.server.ts,jobs/**}'],
	['action',     'src/lib/modules/(*)/**/*.server.ts'],
	['rule',       'src/lib/modules/(*)/**'],
	['route',      'src/{routes/**,hooks.server.ts,hooks.ts,hooks.client.ts}'],
	['script',     'scripts/**']
];

const ACTION = ['core', 'rule', 'plumbing', 'repository', 'action'];

// Who may import whom. Everybody may import words.
// prettier-ignore
const MAY_IMPORT = {
	words:      [],
	core:       ['core'],
	rule:       ['core', 'rule'],
	ui:         ['core', 'ui'],
	view:       ['core', 'rule', 'ui', 'view'],
	plumbing:   ['core', 'plumbing'],
	tables:     ['core', 'rule', 'tables', 'plumbing'],
	repository: ['core', 'rule', 'plumbing', 'tables', 'repository'],
	action:     ACTION,
	effect:     [...ACTION, 'effect'],
	message:    [...ACTION, 'effect', 'message', 'view'],
	job:        [...ACTION, 'effect', 'message', 'job'],
	wiring:     [...ACTION, 'effect', 'message', 'job', 'wiring'],
	script:     [...ACTION, 'effect', 'message', 'job', 'wiring', 'tables', 'ui', 'view', 'script'],
	route:      ['core', 'rule', 'ui', 'view', 'plumbing', 'repository', 'action', 'wiring', 'route']
};

// A module imports itself and modules to its left, never to its right.
// prettier-ignore
const LINE = [
	'settings', 'accounts', 'orders', 'wallets', 'payments', 'imports', 'channels', 'suppliers', 'refunds', 'cancellations',
	'deposits', 'tracking', 'notifications', 'audit', 'webhooks', 'exports', 'insights'
];

const policies = [
	...Object.entries(MAY_IMPORT).map(([kind, others]) => ({
		from: { file: { categories: kind } },
		allow: { to: { file: { categories: ['words', ...others] } } }
	})),
	{
		from: { file: { categories: ['route', 'view', 'ui'] } },
		allow: { dependency: { source: ['$app/**', './$types', '../app.css'] } }
	},
	...LINE.map((name, at) => ({
		from: { file: { captured: { module: name } } },
		disallow: { to: { file: { captured: { module: LINE.slice(at + 1) }, categories: '!tables' } } },
		message: `The line: ${name} must not know what stands to its right. Record an event instead.`
	}))
];

const noClock = [
	'NewExpression[callee.name="Date"][arguments.length=0]',
	'MemberExpression[object.name="Date"][property.name="now"]'
];
const noMetaId = {
	selector: 'CallExpression[callee.property.name="meta"] > ObjectExpression > Property[key.name="id"]',
	message: 'Name schemas by .meta({ title }): the reference that an id makes breaks forms, and silently when nested.'
};

export default ts.config(
	{
		ignores: [
			'.svelte-kit/',
			'build/',
			'src/lib/paraglide/',
			'.data/',
			'tests/support/api/client-types.d.ts',
			'drizzle/',
			'test-results/',
			'playwright-report/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'max-lines': ['error', 200],
			'max-lines-per-function': ['error', 40],
			'max-params': ['error', 4],
			'max-depth': ['error', 3],
			'no-undef': 'off', // types are checked by the compiler, which knows better
			'no-restricted-syntax': ['error', noMetaId],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// Addresses are fixed from the root (no base path), and a component gets its href from outside.
			'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true, ignoreGoto: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	{
		files: ['src/**', 'scripts/**'],
		plugins: { boundaries },
		settings: {
			'boundaries/files': KINDS.map(([category, pattern]) => ({
				category,
				pattern,
				capture: pattern.includes('(*)') ? ['module'] : [],
				stopMatching: true
			})),
			'import/resolver': { typescript: { project: 'tsconfig.json' } }
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{ default: 'disallow', checkUnknownLocals: true, checkInternals: true, policies }
			]
		}
	},
	{
		files: ['src/lib/modules/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				noMetaId,
				...noClock.map((selector) => ({ selector, message: 'Time comes in with the context: ctx.now.' }))
			]
		}
	},
	{
		files: ['src/lib/core/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '^(?!zod$|\\.|\\$lib/)', message: 'Core imports nothing but zod.' }] }
			]
		}
	},
	{ files: ['**/*.data.{ts,mjs}'], rules: { 'max-lines': 'off' } },
	{ files: ['tests/**'], rules: { 'max-lines': ['error', 300], 'max-lines-per-function': 'off' } }
);
