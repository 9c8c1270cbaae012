import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeMessage } from '$lib/modules/cancellations/actions/talk/correspond.server';
import { withdraw } from '$lib/modules/cancellations/actions/request/end-request.server';
import { preview } from '$lib/modules/cancellations/actions/request/quoting.server';
import { request } from '$lib/modules/cancellations/actions/request/request.server';
import { seeOrder } from '$lib/modules/cancellations/actions/request/see-order.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { historyOf } from '$lib/modules/cancellations/repository/history.server';
import { mailOrderLink } from '$lib/modules/orders/actions/mail-link.server';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import { guestOf, namedGuestOf } from '$lib/wiring/door/guest.server';
import { askForOrder } from '$lib/wiring/door/ways-in.server';
import { anAddress, openDoor, PLACE, type Door } from '../../../support/door';

let door: Door;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(() => door.close());

const aGuest = async () => {
	const email = anAddress('guest');
	const order = await door.place({ email });
	await mailOrderLink(door.ctx(), { number: order.number, email });
	return { email, order, token: await door.tokenTo(email, '/order') };
};
const acting = async (token: string) => (await namedGuestOf(door.nobody(), token)).ctx;

it('opens one order by number and address, again and again for a week', async () => {
	const { order, token } = await aGuest();
	for (let i = 0; i < 2; i++) expect((await guestOf(door.nobody(), token)).order).toBe(order.id);
	await door.pass(7 * 24 * 60);
	await expect(guestOf(door.nobody(), token)).rejects.toThrow('link.expired');
});

it('mails nothing for a number and an address that do not belong together, behind one answer', async () => {
	const { order, email } = await aGuest();
	const stranger = anAddress('stranger');
	await door.place({ email: stranger });
	const asked = [
		askForOrder(door.nobody(), order.number, { email, address: PLACE }),
		askForOrder(door.nobody(), order.number, { email: stranger, address: PLACE }),
		askForOrder(door.nobody(), 'no-such-order', { email: stranger, address: PLACE })
	];
	expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined]);
	expect(await door.mailsTo(stranger)).toEqual([]);
	expect(await door.mailsTo(email)).toHaveLength(2);
});

it('stops whoever tries too many numbers', async () => {
	const ask = () => askForOrder(door.nobody(), '1', { email: 'many@example.com', address: '203.0.113.9' });
	for (let i = 0; i < 5; i++) await ask();
	await expect(ask()).rejects.toThrow('request.too_many');
});

it('lets a guest do with the order what a shopper can', async () => {
	const { order, token } = await aGuest();
	const ctx = await acting(token);
	const items = door.itemsOf(order, [['LAMP', 1]]);
	const quote = await preview(ctx, { order: order.id, items });
	const { id } = await request(ctx, { order: order.id, items, quote: quote.id });
	expect(await door.see(id)).toMatchObject({ state: 'requested', origin: 'customer' });
	await writeMessage(ctx, { id, body: 'Hello', internal: false });
	expect((await historyOf(door.db, id)).map(({ by, byKind }) => [by, byKind])).toEqual([
		['Ada', 'guest'],
		['Ada', 'guest']
	]);
	await withdraw(ctx, { id });
	expect(await door.see(id)).toMatchObject({ state: 'withdrawn' });
});

it('shows a guest no other order, not even of the same address', async () => {
	const { email, token } = await aGuest();
	const other = await door.place({ email });
	const { id } = await door.ask(other, [['LAMP', 1]]);
	const ctx = await acting(token);
	const items = door.itemsOf(other, [['DESK', 1]]);
	await expect(seeOrder(ctx, other.id)).rejects.toThrow('order.not_found');
	await expect(readDesk(ctx.db, ctx.actor, { orderNumber: other.number })).rejects.toThrow('order.not_found');
	await expect(readDesk(ctx.db, ctx.actor, { cancellation: id })).rejects.toThrow('cancellation.not_found');
	await expect(preview(ctx, { order: other.id, items })).rejects.toThrow('order.not_found');
	await expect(request(ctx, { order: other.id, items })).rejects.toThrow('order.not_found');
	await expect(withdraw(ctx, { id })).rejects.toThrow('cancellation.not_found');
	await expect(writeMessage(ctx, { id, body: 'x', internal: false })).rejects.toThrow('cancellation.not_found');
	expect((await listOrders(ctx.db, ctx.actor, { limit: 10 })).items).toHaveLength(1);
});

it('gives a guest no right of staff', async () => {
	const { order, token } = await aGuest();
	const ctx = await acting(token);
	const items = door.itemsOf(order, [['LAMP', 1]]);
	await expect(request(ctx, { order: order.id, items, when: 'now' })).rejects.toThrow('auth.forbidden');
	const { id } = await request(ctx, { order: order.id, items });
	await expect(writeMessage(ctx, { id, body: 'x', internal: true })).rejects.toThrow('auth.forbidden');
});
