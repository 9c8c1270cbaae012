import { m as plain } from '$lib/paraglide/messages';

/** Sentences in the shop's own words, by the key of ours. */
export type OwnWords = Readonly<Record<string, string>>;
/** A sentence of a mail: what may stand in it in braces, and what it says as it comes. */
export type Sentence = { readonly key: string; readonly variables: readonly string[]; readonly original: string };

type Listening = { readonly own: OwnWords; readonly heard: Map<string, Sentence> | undefined };
type Say = (inputs: Readonly<Record<string, unknown>>, options: unknown) => unknown;

// Set for the length of one compose(), which never waits: nobody else can speak meanwhile.
let listening: Listening = { own: {}, heard: undefined };

/**
 * The words of our mails. The same as everywhere, but for what the shop words otherwise. Only sentences of mails are
 * found so (`mail_…`): names of statuses, parts of a sum and roles are the same on every page.
 */
export const m = new Proxy(plain, {
	get: (all, key) => {
		const say: unknown = Reflect.get(all, key);
		return typeof key === 'string' && isSay(say) && key.startsWith('mail_') ? spoken(key, say) : say;
	}
});

const isSay = (say: unknown): say is Say => typeof say === 'function';

const spoken =
	(key: string, say: Say): Say =>
	(inputs, options) => {
		const { own, heard } = listening;
		if (heard && !heard.has(key)) heard.set(key, sentenceOf(key, say, { inputs, options }));
		const words = own[key];
		return words === undefined ? say(inputs, options) : filled(words, inputs);
	};

type Call = { readonly inputs: Readonly<Record<string, unknown>>; readonly options: unknown };

function sentenceOf(key: string, say: Say, { inputs, options }: Call): Sentence {
	const variables = Object.keys(inputs);
	const braced = Object.fromEntries(variables.map((name) => [name, `{${name}}`]));
	return { key, variables, original: String(say(braced, options)) };
}

const VARIABLE = /\{(\w+)\}/g;
const filled = (words: string, inputs: Readonly<Record<string, unknown>>) =>
	words.replaceAll(VARIABLE, (all, name: string) => (name in inputs ? String(inputs[name]) : all));

/** Writes in the shop's own words. */
export const inOwnWords = <T>(own: OwnWords | undefined, write: () => T): T =>
	during({ own: own ?? {}, heard: listening.heard }, write);

/** Every sentence that is written, in the order it is met. */
export function sentencesIn(write: () => unknown): readonly Sentence[] {
	const heard = new Map<string, Sentence>();
	during({ own: {}, heard }, write);
	return [...heard.values()];
}

function during<T>(as: Listening, write: () => T): T {
	const before = listening;
	listening = as;
	try {
		return write();
	} finally {
		listening = before;
	}
}

/** What is wrong with a sentence's new words: names that mean nothing there, or a brace too many. */
export function troubleWith(words: string, { variables }: Pick<Sentence, 'variables'>): readonly string[] {
	const named = [...words.matchAll(VARIABLE)].map(([, name = '']) => name);
	const unknown = named.filter((name) => !variables.includes(name)).map((name) => `{${name}}`);
	const braces = words.replaceAll(VARIABLE, '').match(/[{}]/g) ?? [];
	return [...new Set([...unknown, ...braces])];
}
