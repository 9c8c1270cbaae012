import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAtEdi } from '../../../../src/lib/modules/cancellations/edi/look-edi.server';
import { writeInterchange } from '../../../../src/lib/modules/channels/edi/outgoing';
import type { EdiChange } from '../../../../src/lib/modules/channels/edi/message';
import { EDIFACT, X12 } from '../../../../src/lib/modules/channels/edi/syntax';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
	await shop.place({ number: 'PO-1' });
});
afterAll(() => shop.close());

const envelope = {
	from: { qualifier: 'ZZ', id: 'BIGBUYER' },
	to: { qualifier: 'ZZ', id: 'RESCIND' },
	...{ control: '000000905', day: '20260302', time: '0915', test: false, code: '' }
};
const written = (change: Partial<EdiChange>, standard: 'x12' | 'edifact' = 'x12') =>
	writeInterchange(
		standard,
		{ kind: 'change', number: 'PO-1', day: '20260302', whole: true, lines: [], ...change },
		envelope,
		standard === 'x12' ? X12 : EDIFACT
	);
async function read(text: string, meaning: 'left' | 'removed' = 'left', go: '' | 'go' = '') {
	const view = await lookAtEdi(shop.staff('agent'), { text, meaning, control: '7', go });
	if ('trouble' in view) throw new Error(view.trouble);
	return view;
}
const hereIn = async (text: string, meaning?: 'left' | 'removed') => (await read(text, meaning)).messages[0]?.here;

it('says what a partner wants, what that would do, and what to thank with', async () => {
	const view = await read(written({}));
	expect(view).toMatchObject({ standard: 'x12', from: 'BIGBUYER', to: 'RESCIND', control: '000000905', test: false });
	expect(view.messages).toMatchObject([
		{
			type: '860',
			says: ['Order PO-1 is called off, all of it.'],
			here: ['It would cancel 4 of the units of order PO-1; $58.40 would come back.']
		}
	]);
	const [receipt] = view.receipts;
	expect(receipt).toContain('ST*997*0007');
	expect(receipt).toContain('AK1*PC*905');
	expect(receipt).toContain('AK9*A*1*1*1');
	expect(receipt).toMatch(/\*ZZ\*RESCIND {8}\*ZZ\*BIGBUYER /);
});

it('takes a quantity for what was agreed, and the goods for the seller’s number', async () => {
	const lines = [{ line: '9', sku: 'DESK', action: 'decrease', quantity: 1 } as const];
	expect(await hereIn(written({ whole: false, lines }, 'edifact'))).toEqual([
		expect.stringContaining('cancel 2 of the units of order PO-1')
	]);
	expect(await hereIn(written({ whole: false, lines }, 'edifact'), 'removed')).toEqual([
		expect.stringContaining('cancel 1 of the units of order PO-1')
	]);
	const other = [{ line: '1', sku: 'CHAIR', action: 'delete', quantity: null } as const];
	expect(await hereIn(written({ whole: false, lines: other }))).toEqual([
		'Order PO-1: line 1 is not CHAIR here, so it is not clear which is meant.'
	]);
	expect(await hereIn(written({ number: 'PO-9' }))).toEqual(['There is no order PO-9 here.']);
});

it('believes nothing of an envelope that is not sound, and changes nothing by any', async () => {
	const cut = written({}).replace('SE*3', 'SE*4');
	expect(await hereIn(cut)).toEqual(['Nothing: an envelope that is not sound is not believed.']);
	expect((await read(cut)).receipts[0]).toContain('AK9*R*1*1*0');
	const order = await shop.place({ number: 'PO-2' });
	const items = order.lines.map(({ id }) => ({ line_item: id, quantity: 1 }));
	await fulfill(shop.staff('agent'), { order: order.id, action: 'ship', items });
	expect(await hereIn(written({ number: 'PO-2' }))).toEqual([expect.stringMatching(/^Order PO-2: .*shipped/)]);
	expect(await shop.db.execute('select id from cancellations')).toEqual([]);
	expect(await shop.db.execute('select id from quotes')).toEqual([]);
});

it('cancels what is asked for once, however often the message comes, and answers it', async () => {
	const order = await shop.place({ number: 'PO-3' });
	const lines = [{ line: '1', sku: 'DESK', action: 'decrease', quantity: 1 } as const];
	const text = written({ number: 'PO-3', whole: false, lines });
	expect(await read(text)).toMatchObject({ asks: true, answers: [] });
	const all = await Promise.all(Array.from({ length: 8 }, () => read(text, 'left', 'go')));
	for (const { answers, receipts } of all) {
		expect(receipts[0]).toContain('*000000007*');
		expect(answers[0]).toContain('*000000008*');
		expect(answers[0]).toContain('BCA*00*AT*PO-3');
		expect(answers[0]).toContain('ACK*IA*1*EA');
	}
	expect(new Set(all.map(({ messages }) => messages[0]?.number)).size).toBe(1);
	const [line] = (await shop.order(order.id)).lines;
	expect(line?.units).toMatchObject({ open: 1, canceled: 2 });
});

it('reads a message that is marked as a test, and carries none out', async () => {
	const { id } = await shop.place({ number: 'PO-5' });
	const text = written({ number: 'PO-5' }).replace('*0*P*', '*0*T*');
	const view = await read(text, 'left', 'go');
	expect(view).toMatchObject({
		test: true,
		asks: false,
		answers: [],
		messages: [{ here: [expect.stringContaining('would cancel')] }]
	});
	expect((await shop.order(id)).lines.every(({ units }) => units.canceled === 0)).toBe(true);
});

it('refuses whole what it can do in part only, and says why', async () => {
	const order = await shop.place({ number: 'PO-4' });
	const lines = [
		{ line: '1', sku: 'DESK', action: 'delete', quantity: null },
		{ line: '2', sku: '', action: 'other', quantity: 9 }
	] as const;
	const { answers, messages } = await read(written({ number: 'PO-4', whole: false, lines }, 'edifact'), 'left', 'go');
	expect(messages[0]).toMatchObject({ here: [expect.stringContaining('Nothing was canceled')], number: undefined });
	expect(answers[0]).toContain("BGM+231+000000008+27'");
	expect(answers[0]).toContain('FTX+AAI+++Order PO-4?: it also asks for changes');
	const unknown = await read(written({ number: 'PO-9' }), 'left', 'go');
	expect(unknown.answers[0]).toContain('BCA*00*RJ*PO-9');
	expect((await shop.order(order.id)).lines.every(({ units }) => units.canceled === 0)).toBe(true);
	const nobody = lookAtEdi(shop.shopper(order), { text: written({}), meaning: 'left', control: '7', go: 'go' });
	await expect(nobody).rejects.toMatchObject({ code: 'auth.forbidden' });
});
