import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, it } from 'vitest';
import { GROUNDS } from '$lib/server/preferences';
import en from '../../messages/en.json';
import ko from '../../messages/ko.json';

const TOKENS = join('src', 'lib', 'ui', 'base', 'tokens.css');
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) => join('src', file));
const components = files.filter((file) => file.endsWith('.svelte'));
/** Only the demo sees these, and they are in English. */
const forUs = (file: string) => file.startsWith(join('src', 'routes', 'dev'));

const styleOf = (file: string): string => {
	const text = readFileSync(file, 'utf8');
	return file.endsWith('.css')
		? text
		: [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('');
};
const declarations = files
	.filter((file) => /\.(svelte|css)$/.test(file) && file !== TOKENS)
	.flatMap((file) =>
		[
			...styleOf(file)
				.replace(/\/\*[\s\S]*?\*\/|url\([^)]*\)/g, '')
				.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)
		].map(([, name = '', value = '']) => ({ file, name, value }))
	);
const offenders = (is: (one: { name: string; value: string }) => boolean) =>
	declarations.filter(is).map(({ file, name, value }) => `${file}: ${name}: ${value}`);

it('has every color from the tokens', () => {
	const color = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|light-dark)a?\(/i;
	expect(offenders(({ value }) => color.test(value))).toEqual([]);
	expect(components.filter((file) => /(fill|stroke|color)="#/.test(readFileSync(file, 'utf8')))).toEqual([]);
});

it('has every size and weight of type from the tokens', () => {
	expect(
		offenders(({ name, value }) => name === 'font-size' && /\d(px|pt)\b/.test(value) && !/^10pt$/.test(value))
	).toEqual([]);
	expect(offenders(({ name, value }) => name === 'font-weight' && /\d/.test(value))).toEqual([]);
});

it('has every duration and layer from the tokens', () => {
	const still = '1ms'; // for readers who want less motion
	const moving = ({ name, value }: { name: string; value: string }) =>
		/^(transition|animation)/.test(name) && /\d(ms|s)\b/.test(value);
	expect(offenders((one) => moving(one) && one.value !== still)).toEqual([]);
	expect(offenders(({ name, value }) => name === 'z-index' && /\d/.test(value))).toEqual([]);
});

it('paints the browser in the ground of the theme', () => {
	expect(readFileSync(TOKENS, 'utf8')).toContain(`--bg: light-dark(${GROUNDS.light}, ${GROUNDS.dark})`);
});

it('shows every component, and says what it takes', () => {
	const parts = files.filter((file) => file.startsWith(join('src', 'lib', 'ui')) && file.endsWith('.svelte'));
	const demo = components
		.filter(forUs)
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');
	const names = parts.map((file) => basename(file, '.svelte'));
	const within = parts.map((file) => readFileSync(file, 'utf8')).join('\n');
	// What only another component uses is shown by it.
	const hidden = names.filter((name) => !demo.includes(`/${name}.svelte`) && !within.includes(`/${name}.svelte`));
	expect(hidden).toEqual(['LucideIcon', 'Narrow', 'Toasts']);
	const readme = readFileSync(join('src', 'lib', 'ui', 'README.md'), 'utf8');
	const own = names.filter((name) => demo.includes(`/${name}.svelte`));
	expect(own.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

const SAID_ALOUD = new Set([
	'aria-label',
	'aria-description',
	'alt',
	'title',
	'placeholder',
	'label',
	'summary',
	'text',
	'legend',
	'hint'
]);
const NAMES = /^(Rescind|Rescind API)$/;
const isWords = (text: string) => /\p{L}{2,}/u.test(text) && !NAMES.test(text.trim());
const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** Text that stands in a component itself. */
function wordsIn(node: unknown): string[] {
	if (Array.isArray(node)) return node.flatMap(wordsIn);
	if (!isNode(node) || node['type'] === 'Script' || node['type'] === 'StyleDirective') return [];
	if (node['name'] === 'kbd') return []; // what is printed on a key
	if (node['type'] === 'Text')
		return typeof node['data'] === 'string' && isWords(node['data']) ? [node['data'].trim()] : [];
	if (node['type'] === 'Attribute') return SAID_ALOUD.has(String(node['name'])) ? wordsIn(node['value']) : [];
	return Object.entries(node).flatMap(([key, value]) => (key === 'metadata' ? [] : wordsIn(value)));
}

/** Scripts and styles say nothing to anybody. */
const templateOf = (file: string) =>
	`<script lang="ts"></script>${readFileSync(file, 'utf8').replace(/<(script|style)[\s\S]*?<\/\1>/g, '')}`;

it('has no words in a component, where nobody translates them', { timeout: 30_000 }, () => {
	const found = components
		.filter((file) => !forUs(file))
		.flatMap((file) => wordsIn(parse(templateOf(file), { modern: true }).fragment).map((text) => `${file}: ${text}`));
	expect(found).toEqual([]);
});

it('finds the words it looks for', () => {
	const { fragment } = parse('<p title="One">{a} two<kbd>Esc</kbd></p><style>p { color: red }</style>', {
		modern: true
	});
	expect(wordsIn(fragment)).toEqual(['One', 'two']);
});

const paramsOf = (message: unknown) =>
	[...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

it('says everything in both languages, with the same facts', () => {
	expect(Object.keys(ko)).toEqual(Object.keys(en));
	const korean: Readonly<Record<string, unknown>> = ko;
	const differ = Object.entries(en).filter(([key, words]) => String(paramsOf(words)) !== String(paramsOf(korean[key])));
	expect(differ.map(([key]) => key)).toEqual([]);
});

it('keeps messages sorted, so that two who add some don’t meet', () => {
	const keys = Object.keys(en).filter((key) => key !== '$schema');
	expect(keys).toEqual(keys.toSorted());
});
