import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	emptyMailbox,
	findInMailbox,
	listMailbox
} from '../../../../src/lib/modules/notifications/repository/mailbox.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());

it('shows what was sent, newest first, of one address where asked, until it is emptied', async () => {
	for (const email of ['ada@example.com', 'mina@example.com', 'x@example.invalid']) {
		await shop.ask(await shop.place({ email }), [['LAMP', 1]]);
		await shop.deliver();
	}
	const all = await listMailbox(shop.db, null);
	expect(all.map(({ to }) => to)).toEqual([['mina@example.com'], ['ada@example.com']]);
	const [newest] = await listMailbox(shop.db, 'MINA@example.com');
	expect(newest).toEqual(all[0]);
	expect(newest?.links).toEqual([
		expect.stringMatching(/^https:\/\/shop\.example\/track\/[\w-]{43}$/),
		'https://shop.example/policy'
	]);
	expect(newest?.html).toContain(newest?.links[0]);
	expect(await findInMailbox(shop.db, newest?.id ?? '')).toEqual(newest);

	await emptyMailbox(shop.db);
	expect(await listMailbox(shop.db, null)).toEqual([]);
	expect(await findInMailbox(shop.db, newest?.id ?? '')).toBeUndefined();
	expect((await shop.rows()).map(({ state }) => state)).toEqual(['sent', 'sent', 'suppressed']);
});
