import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeMessage } from '../../../../src/lib/modules/cancellations/actions/talk/correspond.server';
import { MOST_BYTES } from '../../../../src/lib/modules/cancellations/talk/attachment';
import { attachmentsOf } from '../../../../src/lib/modules/cancellations/repository/attachments.server';
import { messagesOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { attachment } from '../../../../src/lib/wiring/attachment.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { RequestEvent } from '@sveltejs/kit';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');

let customers = 0;
async function aCase() {
	const order = await shop.place({ email: `sender${customers++}@example.com` });
	return { order, id: (await shop.ask(order, [['LAMP', 1]])).id };
}

const get = (ctx: Ctx, cancellation: string, file: string) =>
	attachment(() => Promise.resolve({ ctx, wanted: { cancellation } }))(eventOf(ctx, file));
/** As much of a request as the route reads. */
const eventOf = (ctx: Ctx, file: string) =>
	Object.assign(Object.create(null), { params: { file }, locals: { ctx } }) satisfies RequestEvent;

it('keeps what came with a message, under the type of its bytes, and hands it out as a file', async () => {
	const { order, id } = await aCase();
	const files = [
		{ name: '../../scratch.html', bytes: PNG },
		{ name: 'paper.pdf', bytes: PDF }
	];
	await writeMessage(shop.shopper(order), { id, body: 'See here', internal: false, files });
	const kept = await attachmentsOf(shop.db, id);
	expect(kept).toMatchObject([
		{ name: 'scratch.html', type: 'image/png', length: PNG.length },
		{ name: 'paper.pdf', type: 'application/pdf' }
	]);
	const response = await get(shop.link(id), id, kept[0]?.id ?? '');
	expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''scratch.html");
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	expect(response.headers.get('content-type')).toBe('image/png');
	expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
});

it('keeps files of internal notes and of other cases from who may not see them', async () => {
	const [one, other] = [await aCase(), await aCase()];
	const staff = shop.staff('agent');
	await writeMessage(staff, { id: one.id, body: 'Look', internal: true, files: [{ name: 'a.png', bytes: PNG }] });
	const file = (await attachmentsOf(shop.db, one.id))[0]?.id ?? '';
	expect((await get(staff, one.id, file)).status).toBe(200);
	await expect(get(shop.link(one.id), one.id, file)).rejects.toMatchObject({ status: 404 });
	await expect(get(shop.link(other.id), other.id, file)).rejects.toMatchObject({ status: 404 });
	await expect(get(shop.shopper(other.order), one.id, file)).rejects.toMatchObject({ status: 404 });
});

it.each([
	['attachment.wrong_type', [{ name: 'run.png', bytes: Buffer.from('<script>alert(1)</script>') }]],
	['attachment.wrong_type', [{ name: 'a.zip', bytes: Buffer.from('504b0304140000000000', 'hex') }]],
	['attachment.too_large', [{ name: 'a.png', bytes: Buffer.concat([PNG, Buffer.alloc(MOST_BYTES)]) }]],
	['attachment.too_many', Array.from({ length: 4 }, () => ({ name: 'a.png', bytes: PNG }))]
])('refuses as %s, and then keeps nothing of the message', async (code, files) => {
	const { order, id } = await aCase();
	const sent = writeMessage(shop.shopper(order), { id, body: 'x', internal: false, files });
	await expect(sent).rejects.toMatchObject({ code });
	expect(await messagesOf(shop.db, id, true)).toEqual([]);
});

it('tells the shop, or whoever works on the case, what a shopper wrote', async () => {
	const { order, id } = await aCase();
	await writeMessage(shop.shopper(order), { id, body: 'Is there news?', internal: false });
	await shop.deliver();
	const mail = shop.office.to('help@example.com').at(-1);
	expect(mail?.text).not.toContain('until .');
	expect(mail?.text).toContain('> Is there news?');
	expect(mail?.text).toContain('https://shop.example/admin/cancellations/C-');
	expect(shop.office.to(order.email).map(({ subject }) => subject)).toHaveLength(1);
});
