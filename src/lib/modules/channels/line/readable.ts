import { jsonIn } from '$lib/core/json';

/** `query`: the text of a GraphQL document; `variables`: what stands beside it. */
export type Part = { readonly kind: 'head' | 'query' | 'variables' | 'body'; readonly text: string };

/** What was said on a wire, for people: its head, and its body with its lines apart. What is no JSON stays as it was said. */
export function readable(said: string): readonly Part[] {
	const [, head = '', body = ''] = /^([\s\S]*?)(?:\n\n([\s\S]*))?$/.exec(said) ?? [];
	return [{ kind: 'head' as const, text: head.trim() }, ...partsOf(body.trim())].filter(({ text }) => text !== '');
}

function partsOf(body: string): readonly Part[] {
	const json = jsonIn(body);
	if (typeof json !== 'object' || json === null) return [{ kind: 'body', text: body }];
	if (!('query' in json) || typeof json.query !== 'string') return [{ kind: 'body', text: pretty(json) }];
	const { query, ...beside } = json;
	const variables = 'variables' in beside && Object.keys(beside).length === 1 ? beside.variables : beside;
	return [
		{ kind: 'query', text: outdented(query.trim()) },
		{ kind: 'variables', text: isEmpty(variables) ? '' : pretty(variables) }
	];
}

/** Its lines stand as far in as they did where it was written: all but what they share. */
function outdented(text: string): string {
	const [, ...inner] = text.split('\n');
	const tabs = Math.min(
		...inner.filter((line) => line.trim() !== '').map((line) => /^\t*/.exec(line)?.[0].length ?? 0)
	);
	return Number.isFinite(tabs) ? text.replaceAll(new RegExp(`\n\t{0,${tabs}}`, 'g'), '\n') : text;
}

const pretty = (json: unknown) => JSON.stringify(json, null, 2);
const isEmpty = (json: unknown) => typeof json === 'object' && json !== null && Object.keys(json).length === 0;
