import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { giveStaffAccount } from '../../../../src/lib/modules/accounts/actions.server';
import { renewAccess } from '../../../../src/lib/modules/suppliers/jobs.server';
import { readerOf, setAliexpress } from '../../../../src/lib/modules/suppliers/kinds/readers.server';
import { findAccess } from '../../../../src/lib/modules/suppliers/repository/access.server';
import { startAliexpressDouble } from '../../../support/aliexpress-double';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

const DAYS = 24 * 60;
let shop: WritingShop;
let there: Awaited<ReturnType<typeof startAliexpressDouble>>;
beforeAll(async () => {
	[shop, there] = [await openWritingShop(), await startAliexpressDouble()];
	const owner = { email: 'owner@example.com', name: 'Mina', password: 'battery staple horse', role: 'owner' } as const;
	await giveStaffAccount(shop.ctx(), owner);
	there.orders.set('8001', { status: 'WAIT_SELLER_SEND_GOODS' });
});
afterEach(() => setAliexpress(undefined));
afterAll(async () => {
	await there.close();
	await shop.close();
});

const read = async () => (await (await readerOf('aliexpress', shop.ctx()))?.('8001'))?.status;
const letters = () => shop.office.to('owner@example.com').filter(({ subject }) => subject.includes('AliExpress'));
const renewing = () => ({ ...there.settings, renewal: '50001456' });

it('without what renews it, the token it was given counts', async () => {
	setAliexpress(there.settings);
	await shop.pass(1);
	expect([there.access.renewed, await read()]).toEqual([0, 'WAIT_SELLER_SEND_GOODS']);
});

it('is renewed at once, and then once in time, however many look', async () => {
	setAliexpress(renewing());
	await Promise.all([renewAccess(shop.ctx()), renewAccess(shop.ctx())]);
	await shop.settle();
	expect([there.access.renewed, await read()]).toEqual([1, 'WAIT_SELLER_SEND_GOODS']);
	expect((await findAccess(shop.db, 'aliexpress'))?.tokenSealed).not.toContain('50000123');
	await shop.pass(7 * DAYS);
	expect(there.access.renewed).toBe(1);
	await shop.pass(2 * DAYS);
	await shop.pass(1);
	expect([there.access.renewed, await read()]).toEqual([2, 'WAIT_SELLER_SEND_GOODS']);
});

it('that it can’t be is told to the owners once, and it is tried again', async () => {
	setAliexpress(renewing());
	there.access.faults.push('IllegalRefreshToken', 'IllegalRefreshToken');
	await shop.pass(9 * DAYS);
	await shop.pass(61);
	await shop.deliver();
	expect(letters().map(({ subject }) => subject)).toEqual(['Orders at AliExpress can’t be read any more']);
	expect(letters()[0]?.text).toContain('IllegalRefreshToken');
	expect(there.access.renewed).toBe(2);
	await shop.pass(121);
	expect([there.access.renewed, await read()]).toEqual([3, 'WAIT_SELLER_SEND_GOODS']);
	await shop.deliver();
	expect(letters()).toHaveLength(1);
});
