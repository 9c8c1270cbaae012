import type { Plugin } from 'vite';

const RUNTIME = /\/src\/lib\/paraglide\/runtime\.js$/;
const MESSAGE = /\/src\/lib\/paraglide\/messages\/(?!_index)\w+\.js$/;
const COMMENTS = /\/\*[\s\S]*?\*\//g;
const WORDS = /const (en|ko)_\w+ = +\(i?\) => \{\s*return +\((`(?:[^`\\]|\\.)*`)\)\s*\};?/g;

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
export const getLocale = () => speaks();
export const overwriteGetLocale = (fn) => { speaks = fn; };
`;

/** A message that is more than one template in each language stays as it was compiled. */
function leanMessage(code: string, id: string): string | undefined {
	const plain = code.replace(COMMENTS, '');
	const words = new Map([...plain.matchAll(WORDS)].map(([, locale, text]) => [locale, text]));
	const [en, ko] = [words.get('en'), words.get('ko')];
	if (en === undefined || ko === undefined) return undefined;
	const name = id.slice(id.lastIndexOf('/') + 1, -'.js'.length);
	return `import { getLocale } from '../runtime.js';\nexport const ${name} = (i) => getLocale() === 'ko' ? ${ko} : ${en};\n`;
}
