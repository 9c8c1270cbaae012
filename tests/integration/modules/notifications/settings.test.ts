import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	askForTest,
	switchMessage,
	wordSentence
} from '../../../../src/lib/modules/notifications/actions/settings.server';
import { staff } from '../../../../src/lib/modules/accounts/tables.server';
import { withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { sendMail } from '../../../../src/lib/modules/notifications/jobs/send.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());

let customers = 0;
async function ask() {
	const email = `worded${customers++}@example.com`;
	await shop.ask(await shop.place({ email }), [['LAMP', 1]]);
	await shop.deliver();
	return shop.office.to(email);
}
const words = (words: string) => ({
	message: 'request-received' as const,
	locale: 'en' as const,
	key: 'mail_requested_subject',
	words
});

it('words a sentence as the shop wants it, until it is emptied', async () => {
	const manager = shop.staff('manager');
	await wordSentence(manager, words('We heard you: {order}'));
	expect((await ask())[0]?.subject).toMatch(/^We heard you: T-\w+$/);
	await wordSentence(manager, words(''));
	expect((await ask())[0]?.subject).not.toContain('We heard you');
});

it('takes no words it could not fill in, and none of somebody who may not', async () => {
	const wrong = wordSentence(shop.staff('manager'), words('Order {nummer} {'));
	await expect(wrong).rejects.toMatchObject({ code: 'mail.variables_unknown', facts: { names: '{nummer} {' } });
	const stranger = wordSentence(shop.staff('manager'), { ...words('Hi'), key: 'mail_price_subject' });
	await expect(stranger).rejects.toMatchObject({ code: 'request.invalid' });
	await expect(wordSentence(shop.staff('agent'), words('Hi'))).rejects.toMatchObject({ code: 'auth.forbidden' });
});

it('repeats a mail in the words it was ordered in', async () => {
	shop.office.answers(() => {
		throw new Error('connection reset');
	});
	const email = 'between@example.com';
	await shop.ask(await shop.place({ email }), [['LAMP', 1]]);
	await expect(shop.deliver()).rejects.toThrow('1 jobs failed');
	await wordSentence(shop.staff('manager'), words('Other words: {order}'));
	shop.office.answers(({ id }) => ({ state: 'sent', providerId: id }));
	const mail = (await shop.rows()).find(({ recipient }) => recipient === email)?.id;

	await sendMail.handle(shop.ctx(), { mail });
	const [first, second] = shop.office.to(email);
	expect(second).toEqual(first);
	await wordSentence(shop.staff('manager'), words(''));
});

it('sends nothing that is turned off, and lets nobody turn off what must be sent', async () => {
	const manager = shop.staff('manager');
	const off = switchMessage(manager, { message: 'request-received', on: false });
	await expect(off).rejects.toMatchObject({ code: 'mail.must_stay_on' });
	const email = 'quiet@example.com';
	const { id } = await shop.ask(await shop.place({ email }), [['LAMP', 1]]);
	await shop.deliver();
	await switchMessage(manager, { message: 'withdrawn', on: false });

	await withdraw(shop.link(id), { id });
	await shop.deliver();
	expect(shop.office.to(email)).toHaveLength(1);
	await switchMessage(manager, { message: 'withdrawn', on: true });
});

it('sends a test to whoever asks for one', async () => {
	const email = 'mia@example.com';
	await shop.db
		.insert(staff)
		.values({ id: 'stf_mia', email, name: 'Mia', role: 'manager', passwordHash: 'x', createdAt: shop.ctx().now });
	expect(await askForTest(shop.staff('manager', 'mia'), { message: 'canceled', locale: 'ko' })).toBe(email);
	await shop.deliver();
	expect(shop.office.to(email)).toMatchObject([{ subject: expect.stringMatching(/^\[테스트\] /) }]);
});
