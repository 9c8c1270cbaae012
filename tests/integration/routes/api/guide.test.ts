import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programOf } from '../../../support/api/client';
import { heldToContract } from '../../../support/api/contract';
import { testWorld, type TestWorld } from '../../../support/world';

const GUIDE = readFileSync('docs/guides/use-the-api.md', 'utf8');
const EXAMPLES = [...GUIDE.matchAll(/```sh\n(.*?)```\n\n```json\n(.*?)```/gs)].map(([, curl = '', answer = '']) => ({
	curl,
	answer
}));
/** What an id of an answer is called from then on. */
const NAMES = { ord: 'ORDER', lin: 'LINE', qte: 'QUOTE', can: 'CASE' } as const;

let world: TestWorld;
let send: (request: Request) => Promise<Response>;
const known = new Map<string, string>([['SHOP', 'http://localhost']]);
beforeAll(async () => {
	world = await testWorld();
	const partner = await programOf(world, 'buyer');
	known.set('KEY', partner.key);
	send = heldToContract(partner.send, new Set());
});
afterAll(() => world.close());

/** What such a command line would send. */
function requestOf(curl: string): Request {
	const said = curl.replaceAll(/\$([A-Z]+)/g, (name, word: string) => known.get(word) ?? name);
	const [url = ''] = /http[^\s"]+/.exec(said) ?? [];
	const headers = [...said.matchAll(/-H ["'](.*?)["'](?= |\n|$)/gm)].map(([, one = '']) => one.split(': '));
	const [, body] = /-d '(.*)'/s.exec(said) ?? [];
	const [, method = 'GET'] = /-X (\w+)/.exec(said) ?? [];
	const named = headers.map(([name = '', ...value]): [string, string] => [name, value.join(': ')]);
	return new Request(url, { method, headers: named, ...(body === undefined ? {} : { body }) });
}

it('has every example answered as it says, in its order', async () => {
	expect(EXAMPLES.length).toBe(GUIDE.match(/```sh/g)?.length);
	for (const { curl, answer } of EXAMPLES) {
		const response = await send(requestOf(curl));
		const text = await response.text();
		for (const [prefix, name] of Object.entries(NAMES)) {
			const [id] = new RegExp(`\\b${prefix}_[0-9a-z]{20,}`).exec(text) ?? [];
			if (id) known.set(name, id);
		}
		expect(JSON.parse(text), curl).toMatchObject(JSON.parse(answer));
	}
});
