import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeMessage } from '../../../../src/lib/modules/cancellations/actions/talk/correspond.server';
import { openTold, readAllTold } from '../../../../src/lib/modules/notifications/inbox/read.server';
import { toldLine, toldPath } from '../../../../src/lib/modules/notifications/inbox/told-line';
import { prepareMessage } from '../../../../src/lib/modules/notifications/jobs/prepare.server';
import { countUnread, listTold } from '../../../../src/lib/modules/notifications/repository/inbox.server';
import { inbox } from '../../../../src/lib/modules/notifications/tables.server';
import { shoppers } from '../../../../src/lib/modules/accounts/tables.server';
import { joinOrders } from '../../../../src/lib/modules/orders/repository/joining.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
let made = 0;
const SHOP = {
	name: 'Shop',
	email: 'help@shop.example',
	phone: '',
	hours: '',
	hours_ko: '',
	chat: '',
	logo: '',
	address: ''
};
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());

/** A customer who asked, and was written to. */
async function customer() {
	const order = await shop.place({ email: `inbox${made++}@example.com` });
	const { id, number } = await shop.ask(order, [['LAMP', 1]]);
	await shop.deliver();
	return { order, id, number, mine: shop.shopper(order) };
}
const write = async (id: string) => {
	await writeMessage(shop.staff('agent'), { id, body: 'We are looking into it.', internal: false });
	await shop.deliver();
};
const toldTo = async (shopperId: string) => (await listTold(shop.db, shopperId, { limit: 20 })).items;

it('stands in the account once, in the words of the mail, in the language it is read in', async () => {
	const { order, id, number } = await customer();
	await write(id);
	const told = await toldTo(order.shopperId);
	expect(told.map(({ message }) => message)).toEqual(['message-from-shop', 'request-received']);
	const [event] = await shop.db.execute<{ id: string }>(
		sql`select id from events where cancellation_id = ${id} and name = 'cancellation.requested'`
	);
	const given = { message: 'request-received', cancellation: id, event: event?.id, on: 'cancellation.requested' };
	await prepareMessage.handle(shop.ctx(), { ...given, subject: id });
	expect(await toldTo(order.shopperId)).toHaveLength(2);

	const lines = (locale: 'en' | 'ko') => told.map((one) => toldLine(one, { locale, shop: SHOP }));
	expect(lines('en')[0]).toMatchObject({ title: `A message about your cancellation ${number}`, unread: true });
	expect(lines('en')[0]?.text).toBe('We are looking into it.');
	expect(lines('ko')[1]?.title).toContain('취소 요청을 접수했습니다');
	expect(told.map(toldPath)).toEqual(Array(2).fill(`/account/cancellations/${number}`));
});

it('is nobody else’s: not seen, not opened, not marked', async () => {
	const [ada, ben] = [await customer(), await customer()];
	const [hers] = await toldTo(ada.order.shopperId);
	expect((await toldTo(ben.order.shopperId)).map(({ id }) => id)).not.toContain(hers?.id);
	await expect(openTold(ben.mine, { id: hers?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' });
	await expect(openTold(shop.ctx(), { id: hers?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' });
	await readAllTold(ben.mine, { until: shop.ctx().now.toISOString() });
	expect(await countUnread(shop.db, ada.order.shopperId)).toBe(1);
	expect(await countUnread(shop.db, ben.order.shopperId)).toBe(0);
});

it('is read when it is opened, or all at once as far as it was seen', async () => {
	const { order, id, mine } = await customer();
	await write(id);
	const [newest] = await toldTo(order.shopperId);
	expect(await countUnread(shop.db, order.shopperId)).toBe(2);
	await openTold(mine, { id: newest?.id ?? '' });
	expect(await countUnread(shop.db, order.shopperId)).toBe(1);
	const before = new Date(shop.ctx().now.getTime() - 1);
	await readAllTold(mine, { until: before.toISOString() });
	expect(await countUnread(shop.db, order.shopperId)).toBe(1);
	await readAllTold(mine, { until: shop.ctx().now.toISOString() });
	expect(await countUnread(shop.db, order.shopperId)).toBe(0);
});

it('comes in pages', async () => {
	const { order, id } = await customer();
	await write(id);
	await write(id);
	const first = await listTold(shop.db, order.shopperId, { limit: 2 });
	const second = await listTold(shop.db, order.shopperId, { limit: 2, cursor: first.older });
	expect([first.items.length, second.items.length, second.older]).toEqual([2, 1, undefined]);
	const back = await listTold(shop.db, order.shopperId, { limit: 2, cursor: second.newer });
	expect(back.items).toEqual(first.items);
});

it('goes with its order to the account that the order comes to', async () => {
	const { order } = await customer();
	const id = shop.ctx().newId('shp');
	await shop.db
		.insert(shoppers)
		.values({ id, email: `new${made}@example.com`, name: 'Ada', createdAt: shop.ctx().now });
	await joinOrders(shop.db, { id, email: order.email });
	expect(await toldTo(id)).toHaveLength(1);
	expect(await toldTo(order.shopperId)).toEqual([]);
});

it('still says what it is about where its words are not known any more', async () => {
	const { order } = await customer();
	await shop.db.update(inbox).set({ content: {} }).where(eq(inbox.orderId, order.id));
	const [told] = await toldTo(order.shopperId);
	if (!told) throw new Error('Nothing was told');
	expect(toldLine(told, { locale: 'en', shop: SHOP }).title).toBe(`News about order ${order.number}`);
});
