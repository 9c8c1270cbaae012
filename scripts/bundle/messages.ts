import type { Plugin } from 'vite';

const RUNTIME = /\/src\/lib\/paraglide\/runtime\.js$/;
const MESSAGE = /\/src\/lib\/paraglide\/messages\/(?!_index)\w+\.js$/;
const COMMENTS = /\/\*[\s\S]*?\*\//g;
const WORDS = /const (en|ko)_\w+ = +\(i?\) => \{\s*return +\((`(?:[^`\\]|\\.)*`)\)\s*\};?/g;
const CHOICES = /const (en|ko)_\w+ = +(\(i?\) => \{[\s\S]*?\n\});/g;

/**
 * Messages as the browser needs them: the words in both languages, and one language, which the server chose for the whole
 * page. What the compiler writes besides, for servers and for addresses, weighs as much again.
 */
export const leanMessages: Plugin = {
	name: 'lean-messages',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: (code, id) => (RUNTIME.test(id) ? LEAN_RUNTIME : MESSAGE.test(id) ? leanMessage(code, id) : undefined)
};

const LEAN_RUNTIME = `
let speaks = () => document.documentElement.lang;
export const locales = ['en', 'ko'];
export const baseLocale = 'en';
export const getLocale = () => speaks();
export const overwriteGetLocale = (fn) => { speaks = fn; };
`;

/** One template in each language, or, where words go by how many there are, what chooses among several. */
function leanMessage(code: string, id: string): string {
	const plain = code.replace(COMMENTS, '');
	const name = id.slice(id.lastIndexOf('/') + 1, -'.js'.length);
	const words = inBoth(plain, WORDS);
	const choices = words ? undefined : inBoth(plain, CHOICES);
	const [en, ko] = words ?? choices?.map((one) => `(${one})(i)`) ?? [];
	if (!en || !ko) throw new Error(`${id} is compiled otherwise than the build knows`);
	const said = `export const ${name} = (i) => getLocale() === 'ko' ? ${ko} : ${en};\n`;
	return `import { getLocale } from '../runtime.js';\n${choices ? COUNTS : ''}${said}`;
}

const COUNTS = "import * as registry from '../registry.js';\n";

function inBoth(plain: string, each: RegExp): string[] | undefined {
	const words = new Map([...plain.matchAll(each)].map(([, locale, text]) => [locale, text]));
	const [en, ko] = [words.get('en'), words.get('ko')];
	return en === undefined || ko === undefined ? undefined : [en, ko];
}
