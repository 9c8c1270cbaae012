import { expect, it } from 'vitest';
import { readable } from '../../../../../src/lib/modules/channels/line/readable';

const HEAD = 'POST https://fake.example/graphql.json\nx-shopify-access-token: …';

it('shows a GraphQL document with its lines, and its variables apart', () => {
	const query = 'query readOrder($id: ID!) {\n\t\torder(id: $id) { id }\n\t}';
	const body = JSON.stringify({ query, variables: { id: '…' } });
	expect(readable(`${HEAD}\n\n${body}`)).toEqual([
		{ kind: 'head', text: HEAD },
		{ kind: 'query', text: 'query readOrder($id: ID!) {\n\torder(id: $id) { id }\n}' },
		{ kind: 'variables', text: '{\n  "id": "…"\n}' }
	]);
	expect(readable(`${HEAD}\n\n${JSON.stringify({ query, variables: {} })}`)).toHaveLength(2);
});

it('lays JSON out', () => {
	expect(readable('content-type: application/json\n\n{"errors":[{"code":"gone"}]}')).toEqual([
		{ kind: 'head', text: 'content-type: application/json' },
		{ kind: 'body', text: '{\n  "errors": [\n    {\n      "code": "gone"\n    }\n  ]\n}' }
	]);
});

it('leaves as it was said what is no JSON, or was cut off', () => {
	expect(readable('content-type: text/html\n\n<h1>502</h1>\n\nBad').at(-1)?.text).toBe('<h1>502</h1>\n\nBad');
	expect(readable('x: y\n\n{"orders":[{"id…').at(-1)).toEqual({ kind: 'body', text: '{"orders":[{"id…' });
	expect(readable('told before')).toEqual([{ kind: 'head', text: 'told before' }]);
	expect(readable('')).toEqual([]);
});
