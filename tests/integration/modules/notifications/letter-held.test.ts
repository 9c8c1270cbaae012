import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { unaccept } from '../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { askNow, editLetter } from '../../../../src/lib/modules/cancellations/suppliers/ask-now.server';
import { sendMail } from '../../../../src/lib/modules/notifications/jobs/send.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { supplierCancellations, suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());
beforeEach(() => {
	shop.office.given.length = 0;
	open();
});

const open = () => shop.office.answers(({ id }) => ({ state: 'sent', providerId: id }));
const holdOff = () =>
	shop.office.answers(() => ({ state: 'later', inSeconds: 3600, why: 'rate_limit_exceeded (429)' }));
const fallSilent = () =>
	shop.office.answers(() => {
		throw new Error('connection reset');
	});

let count = 0;
/** A request for one of two posters that a supplier with a mailbox delivers. */
async function asked() {
	const name = `Paper ${count++}`;
	const item = { sku: 'PRINT', title: 'Poster', quantity: 2, unit_price: 1000, supplier: name };
	const order = await shop.place({
		...{ email: `poster${count}@example.com`, discounts: [], charges: [] },
		line_items: [{ ...item, supplier_order: 'placed' as const }],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});
	const email = `stop${count}@paper.example`;
	await shop.db.update(suppliers).set({ kind: 'letter', email }).where(eq(suppliers.name, name));
	const { id } = await shop.ask(order, [['PRINT', 1]]);
	await shop.deliver();
	return { id, email };
}
async function accepted() {
	const one = await asked();
	await accept(shop.staff('agent'), { id: one.id });
	await sendNow(shop.staff('agent'), { id: one.id });
	return one;
}
const askOf = async (id: string) => {
	const [ask] = await shop.db.select().from(supplierCancellations).where(eq(supplierCancellations.cancellationId, id));
	return ask ?? expect.fail('nobody is asked');
};
const lettersTo = async (email: string) =>
	(await shop.rows()).filter((mail) => mail.recipient === email && mail.template === 'supplier-letter');
/** The job that sends the letter has its turn. */
async function tryLetters(email: string) {
	for (const { id } of await lettersTo(email)) await sendMail.handle(shop.ctx(), { mail: id });
}
const subjectsTo = (email: string) => shop.office.to(email).map(({ subject }) => subject);
const write = async (id: string, letter: string) =>
	editLetter(shop.staff('agent'), { id, supplier_cancellation: (await askOf(id)).id, letter });

describe('a letter that waits to be taken', () => {
	it('is not sent any more once its case was undone, and nobody needs to be told to go on', async () => {
		holdOff();
		const { id, email } = await accepted();
		await shop.deliver();
		expect(await askOf(id)).toMatchObject({ state: 'to_send', handedAt: null });
		await undo(shop.staff('manager'), { id, answers: [] });
		open();
		shop.office.given.length = 0;
		await tryLetters(email);
		await shop.deliver();
		expect(subjectsTo(email)).toEqual([]);
		expect(await lettersTo(email)).toMatchObject([{ state: 'suppressed' }]);
		expect(await askOf(id)).toMatchObject({ state: 'not_needed' });
	});

	it('says what staff wrote in the meantime', async () => {
		holdOff();
		const { id, email } = await accepted();
		await shop.deliver();
		await write(id, 'Please stop the blue one.');
		open();
		await tryLetters(email);
		expect(shop.office.to(email).at(-1)?.text).toContain('Please stop the blue one.');
		expect(await askOf(id)).toMatchObject({ state: 'sent' });
	});

	it('is written anew where its supplier is asked again after all', async () => {
		holdOff();
		const { id, email } = await asked();
		await askNow(shop.staff('agent'), { id });
		await shop.deliver();
		await accept(shop.staff('agent'), { id });
		await unaccept(shop.staff('agent'), { id });
		open();
		shop.office.given.length = 0;
		await tryLetters(email);
		expect(subjectsTo(email)).toEqual([]);
		await askNow(shop.staff('agent'), { id });
		await shop.deliver();
		expect(subjectsTo(email)).toHaveLength(1);
		expect(await askOf(id)).toMatchObject({ state: 'sent' });
	});
});

describe('a letter that may have arrived', () => {
	const inDoubt = async () => {
		const one = await accepted();
		fallSilent();
		await expect(shop.deliver()).rejects.toThrow('jobs failed');
		expect(await askOf(one.id)).toMatchObject({ state: 'to_send', handedAt: shop.ctx().now });
		return one;
	};

	it('takes no other words, and is repeated in those it had', async () => {
		const { id, email } = await inDoubt();
		await expect(write(id, 'Other words')).rejects.toMatchObject({ code: 'supplier.letter_gone' });
		open();
		await tryLetters(email);
		const [first, second] = shop.office.to(email);
		expect(second).toEqual(first);
		expect(await askOf(id)).toMatchObject({ state: 'sent' });
	});

	it('counts as asked: its supplier is told to go on, and not asked again', async () => {
		const { id, email } = await inDoubt();
		const manager = shop.staff('manager');
		await expect(undo(manager, { id, answers: [] })).rejects.toMatchObject({ code: 'undo.answer_missing' });
		await undo(manager, { id, answers: [{ effect: 'supplier_asked', answer: 'confirmed' }] });
		open();
		shop.office.given.length = 0;
		await tryLetters(email);
		await shop.deliver();
		expect(subjectsTo(email)).toEqual([expect.stringContaining('go on')]);
	});

	it('is given to a person to take back where its supplier can’t be told to go on', async () => {
		const { id, email } = await inDoubt();
		await undo(shop.staff('manager'), { id, answers: [{ effect: 'supplier_asked', answer: 'confirmed' }] });
		shop.office.answers(() => ({ state: 'refused', why: 'no such mailbox' }));
		await shop.deliver();
		expect((await shop.rows()).filter(({ recipient }) => recipient === email).map(({ state }) => state)).toContain(
			'failed'
		);
		const open = await shop.db.select().from(tasks).where(eq(tasks.cancellationId, id));
		expect(open.map(({ kind }) => kind)).toContain('supplier_go_on');
	});
});

describe('asking now', () => {
	it('sends the words that staff wrote beside it', async () => {
		const { id, email } = await asked();
		const order = (await shop.see(id)).order;
		const [line] = (await shop.order(order)).lines;
		const letter = 'Please stop the red one.\r\n\r\nThank you.';
		await askNow(shop.staff('agent'), { id, letters: [{ supplier_order: line?.supplierOrderId ?? '', letter }] });
		await shop.deliver();
		expect(shop.office.to(email)[0]?.text).toContain('Please stop the red one.\n\nThank you.');
	});

	it('keeps the usual words where nobody changed them', async () => {
		const { id, email } = await asked();
		await askNow(shop.staff('agent'), { id });
		await shop.deliver();
		expect(await askOf(id)).toMatchObject({ letter: null });
		expect(shop.office.to(email)[0]?.text).toContain('settle');
	});
});
