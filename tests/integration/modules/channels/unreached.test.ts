import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, later, MINUTE } from '../../../../src/lib/core/time';
import { giveStaffAccount } from '../../../../src/lib/modules/accounts/actions.server';
import { noticeUnreached } from '../../../../src/lib/modules/channels/actions/unreached.server';
import type { Trouble } from '../../../../src/lib/modules/channels/states';
import { changePartner, noteReach } from '../../../../src/lib/modules/channels/repository/edi-partners.server';
import { openEdi } from '../../../support/edi';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
let edi: Awaited<ReturnType<typeof openEdi>>;
beforeAll(async () => {
	shop = await openWritingShop();
	edi = await openEdi(shop);
	const owner = { email: 'owner@example.com', name: 'Mina', password: 'battery staple horse', role: 'owner' } as const;
	await giveStaffAccount(shop.ctx(), owner);
});
afterAll(async () => {
	await edi.close();
	await shop.close();
});

/** Looks again so long after it began to fail, and answers what the owner was told of it in all. */
async function toldAfter(name: string, minutes: number) {
	const now = later(shop.ctx().now, minutes * MINUTE);
	await Promise.all([noticeUnreached({ ...shop.ctx(), now }), noticeUnreached({ ...shop.ctx(), now })]);
	await shop.deliver();
	return shop.office.to('owner@example.com').filter(({ subject }) => subject.includes(name));
}
const fails = (id: string, kind: Trouble) => noteReach(shop.db, id, shop.ctx().now, { kind, words: 'no' });
const A_DAY = DAY / MINUTE;

it('is told of a place that is gone for a day, once for each time it goes', async () => {
	const { id } = await edi.partner({ name: 'Gone', role: 'buyer' });
	await fails(id, 'unavailable');
	expect(await toldAfter('Gone', A_DAY - 1)).toHaveLength(0);
	const [mail] = await toldAfter('Gone', A_DAY);
	expect(mail?.text).toContain(`https://shop.example/admin/connections/edi/${id}`);
	await fails(id, 'unavailable');
	expect(await toldAfter('Gone', 5 * A_DAY)).toHaveLength(1);
	await noteReach(shop.db, id, shop.ctx().now, null);
	await shop.pass(6 * A_DAY);
	await fails(id, 'unavailable');
	expect(await toldAfter('Gone', A_DAY)).toHaveLength(2);
});

it('is told sooner where our key is refused, and not where somebody paused it', async () => {
	const [keyless, paused] = [
		await edi.partner({ name: 'Keyless', role: 'buyer' }),
		await edi.partner({ name: 'Paused', role: 'buyer' })
	];
	for (const { id } of [keyless, paused]) await fails(id, 'unauthorized');
	await changePartner(shop.db, paused.id, { state: 'paused' });
	expect(await toldAfter('Keyless', 59)).toHaveLength(0);
	expect(await toldAfter('Keyless', 60)).toHaveLength(1);
	expect(await toldAfter('Paused', 60)).toHaveLength(0);
});
