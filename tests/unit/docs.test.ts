import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { STEPS } from '$lib/modules/cancellations/steps.data';
import { lifeDiagram, withLifeDiagram } from '../../scripts/docs/life';

const read = (file: string) => readFileSync(file, 'utf8');
const pages = [
	'README.md',
	'src/lib/ui/README.md',
	...readdirSync('docs', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join('docs', file))
];
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);

const IN_THE_TREE = /^(?:src|docs|scripts|tests|drizzle|messages|static|project\.inlang)\/|^\.env\.example$/;
const AT_THE_ROOT = /^(?:Dockerfile|[\w.-]+\.(?:yaml|json|js))$/;
const NO_NAME = /[*<>…\s]/; // a pattern, not a path

/** `a/{b,c}.d` names two files. */
function spelled(path: string): string[] {
	const [, before = '', choice = '', after = ''] = /^(.*)\{(.+)\}(.*)$/.exec(path) ?? [];
	return choice === '' ? [path] : choice.split(',').map((one) => before + one + after);
}

const pathsIn = (text: string) =>
	all(text, /`([^`\n]+)`/g)
		.filter((code) => !NO_NAME.test(code) && (IN_THE_TREE.test(code) || AT_THE_ROOT.test(code)))
		.flatMap(spelled);

const linksIn = (page: string, text: string) =>
	all(text, /\]\(([^)#\s]+)/g)
		.filter((link) => !/^[a-z]+:/.test(link))
		.map((link) => normalize(join(dirname(page), link)));

/** Pictures are taken of a running app, all at once: either the whole folder is there or none of it. */
const isYetToCome = (path: string) => path.startsWith('docs/screens/') && !existsSync('docs/screens');

it.each(pages)('%s names files that exist', (page) => {
	const text = read(page);
	const missing = [...pathsIn(text), ...linksIn(page, text)].filter((path) => !existsSync(path) && !isYetToCome(path));
	expect(missing).toEqual([]);
});

it.each(pages)('%s names commands that exist', (page) => {
	const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
	const named = all(read(page), /\bnpm (?:run )?([a-z][\w:-]*)/g).filter((name) => name !== 'ci');
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('finds what it looks for', () => {
	expect(pages.length).toBeGreaterThan(10);
	expect(pathsIn('`src/nothing.ts` and `messages/{en,ko}.json`, `src/routes/<name>`')).toEqual([
		'src/nothing.ts',
		'messages/en.json',
		'messages/ko.json'
	]);
	expect(linksIn('docs/a/b.md', '[x](../c.md#d) [y](https://example.com)')).toEqual(['docs/c.md']);
});

it('shows the life of a cancellation as its table has it (npm run docs prints it)', () => {
	const text = read('docs/ARCHITECTURE.md');
	expect(withLifeDiagram(text)).toBe(text);
});

it('draws an arrow for every step, and an end where nothing follows', () => {
	const arrows = lifeDiagram().split('\n');
	for (const { rule, intent } of STEPS) expect(arrows.some((line) => line.endsWith(`: ${rule} ${intent}`))).toBe(true);
	expect(arrows.filter((line) => line.endsWith('--> [*]')).map((line) => line.trim().split(' ')[0])).toEqual([
		'rejected',
		'withdrawn',
		'undone'
	]);
});

it('keeps decisions short, and numbered as they are titled', () => {
	const folder = 'docs/decisions';
	const files = readdirSync(folder).sort();
	const numbers = files.map((file) => Number(file.slice(0, 4)));
	expect(new Set(numbers).size).toBe(files.length);
	for (const [at, file] of files.entries()) {
		const text = read(join(folder, file));
		expect(text.startsWith(`# ${numbers[at]}. `)).toBe(true);
		expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(25);
	}
});
