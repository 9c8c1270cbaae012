import { lookup } from 'node:dns/promises';
import { beforeEach, expect, it, vi } from 'vitest';
import { callOutside, leadsInside } from '../../../src/lib/server/outside';

vi.mock('node:dns/promises', () => ({ lookup: vi.fn() }));

const resolvesTo = (...addresses: string[]) =>
	vi
		.mocked<(host: string) => Promise<unknown>>(lookup)
		.mockResolvedValue(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
const call = (url: string) => callOutside({ url, body: '{}', headersAt: () => ({}), reach: 'public' });

beforeEach(() => vi.mocked(lookup).mockReset());

it.each([
	[['127.0.0.1']],
	[['10.0.0.7']],
	[['93.184.216.34', '192.168.0.1']],
	[['::ffff:169.254.169.254']],
	[['fd00::1']]
])('makes no connection where a name leads to %j', async (addresses) => {
	resolvesTo(...addresses);
	expect(await call('https://erp.example/hooks')).toMatchObject({ status: null, why: 'address_refused' });
	expect(await leadsInside('https://erp.example/hooks')).toBe(true);
});

it('makes no connection to where a cloud keeps its keys, even where it may lead inside', async () => {
	resolvesTo('169.254.169.254');
	const call = { url: 'http://erp.example/', body: '', headersAt: () => ({}), reach: 'private' } as const;
	expect(await callOutside(call)).toMatchObject({ status: null, why: 'address_refused' });
});

it('asks nobody about an address that says by itself where it leads', async () => {
	expect(await call('https://127.0.0.1/')).toMatchObject({ status: null, why: 'address_refused' });
	expect(lookup).not.toHaveBeenCalled();
});
