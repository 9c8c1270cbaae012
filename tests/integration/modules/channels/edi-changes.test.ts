import { writeFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { keepInterchange } from '../../../../src/lib/modules/cancellations/edi/flow/keep.server';
import { workEdi } from '../../../../src/lib/modules/cancellations/edi/flow/work.server';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import type { ChangeLine, EdiMessage, EdiOrder } from '../../../../src/lib/modules/channels/edi/message';
import { openEdi } from '../../../support/edi';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let edi: Awaited<ReturnType<typeof openEdi>>;
let big: Awaited<ReturnType<(typeof edi)['partner']>>;

beforeAll(async () => {
	shop = await openShop();
	edi = await openEdi(shop);
	big = await edi.partner({ name: 'Big', role: 'buyer' });
});
afterAll(async () => {
	await edi.close();
	await shop.close();
});

const order = (number: string): EdiOrder => ({
	...{ kind: 'order', number, day: '20260301', currency: 'USD', buyer: 'Big Inc.', email: '' },
	lines: [
		{ line: '1', sku: 'DESK', title: 'Walnut desk', quantity: 3, price: '12.50' },
		{ line: '2', sku: 'LAMP', title: 'Lamp', quantity: 2, price: '20' }
	]
});
const change = (number: string, lines: readonly Partial<ChangeLine>[]): EdiMessage => ({
	...{ kind: 'change', number, day: '20260302', whole: false },
	lines: lines.map((one) => ({ line: '1', sku: 'DESK', action: 'decrease' as const, quantity: null, ...one }))
});
const drop = async (message: EdiMessage) => {
	await big.leave(message);
	await shop.pass(1);
};
const ordered = (number: string) => drop(order(number));
const stated = (number: string, quantity: number) => drop(change(number, [{ quantity }]));
const deskOf = (orderNumber: string) => readDesk(shop.db, SYSTEM, { orderNumber });
const casesOf = async (number: string) =>
	(await deskOf(number)).cases.map(({ state, items }) => [state, ...items.map(({ quantity }) => quantity)]);
const desksOf = async (number: string) => (await deskOf(number)).order.lines[0]?.units;
const acceptAll = async (number: string) => {
	for (const { id, state } of (await deskOf(number)).cases)
		if (state === 'requested') await accept(shop.staff('agent'), { id });
	await shop.pass(30);
};
const answersTo = async (number: string) =>
	(await big.sent()).flatMap((text) => (text.includes(`*${number}*`) && text.includes('ST*865*') ? [text] : []));

it('asks for what a new total takes off beside what is asked for already, and comes to that total', async () => {
	await ordered('PO-1');
	await stated('PO-1', 2);
	await stated('PO-1', 1);
	expect(await casesOf('PO-1')).toEqual([
		['requested', 1],
		['requested', 1]
	]);
	await acceptAll('PO-1');
	expect(await desksOf('PO-1')).toMatchObject({ open: 1, held: 0, canceled: 2 });
	expect((await answersTo('PO-1')).at(-1)).toContain('ACK*IA*1*EA');
});

it('takes the same change under a new number for the same request, which is answered once it is decided', async () => {
	await ordered('PO-2');
	await stated('PO-2', 2);
	await stated('PO-2', 2);
	expect(await casesOf('PO-2')).toEqual([['requested', 1]]);
	expect(await answersTo('PO-2')).toEqual([]);
	const [again] = await big.messages();
	const { cases } = await deskOf('PO-2');
	expect(again).toMatchObject({ way: 'out', kind: 'receipt' });
	await acceptAll('PO-2');
	expect(await desksOf('PO-2')).toMatchObject({ open: 2, canceled: 1 });
	expect(await answersTo('PO-2')).toHaveLength(1);
	expect(cases).toHaveLength(1);
});

it('lets a request shrink that nobody has decided about, and says so at once where nothing of it is left', async () => {
	await ordered('PO-3');
	await stated('PO-3', 1);
	await stated('PO-3', 2);
	expect(await casesOf('PO-3')).toEqual([
		['withdrawn', 2],
		['requested', 1]
	]);
	expect(await desksOf('PO-3')).toMatchObject({ open: 2, held: 1 });
	await stated('PO-3', 3);
	expect(await desksOf('PO-3')).toMatchObject({ open: 3, held: 0 });
	expect(await answersTo('PO-3')).toEqual([expect.stringContaining('BCA*00*AT*PO-3')]);
});

it('refuses a total that is above what is left, since what is decided is not undone', async () => {
	await ordered('PO-4');
	await stated('PO-4', 1);
	await acceptAll('PO-4');
	await stated('PO-4', 2);
	expect(await desksOf('PO-4')).toMatchObject({ open: 1, canceled: 2 });
	expect((await answersTo('PO-4')).at(-1)).toMatch(
		/BCA\*00\*RJ\*PO-4[\s\S]*MSG\*Order PO-4 {2}it also asks for changes/
	);
});

it('takes two totals that are worked at the same moment for one after the other', async () => {
	await ordered('PO-5');
	const kept = [];
	for (const [at, quantity] of [2, 1].entries())
		kept.push(
			await keepInterchange(shop.ctx(), big.id, {
				text: big.written(change('PO-5', [{ quantity }]), 500 + at),
				file: ''
			})
		);
	await Promise.all(kept.map(({ id }) => workEdi(shop.ctx(), id)));
	expect(await desksOf('PO-5')).toMatchObject({ open: 1, held: 2 });
});

it('knows lines by their buyer’s own numbers, and answers with them', async () => {
	const desk = { sku: 'DESK', title: 'Walnut desk', quantity: 3 } as const;
	const lines = [
		{ ...desk, line: '10', price: '12.50' },
		{ ...desk, line: '20', price: '11.00' },
		{ ...desk, line: '30', price: '9.00', sku: '' }
	];
	await drop({ ...order('PO-6'), lines });
	await drop(change('PO-6', [{ line: '20', quantity: 1 }]));
	const open = async () => (await deskOf('PO-6')).order.lines.map(({ units }) => units.open);
	expect(await open()).toEqual([3, 1, 3]);
	expect((await deskOf('PO-6')).cases.map(({ worth }) => worth)).toEqual([2200]);
	await drop(change('PO-6', [{ line: '30', sku: '', action: 'delete' }]));
	await acceptAll('PO-6');
	expect(await open()).toEqual([3, 1, 0]);
	const accepted = await answersTo('PO-6'); // each is a job of its own: either may be first
	expect(accepted).toHaveLength(2);
	for (const line of ['POC*20*CA*1*', 'POC*30*CA*3*']) expect(accepted).toContainEqual(expect.stringContaining(line));
	await drop(change('PO-6', [{ line: '10', sku: 'LAMP', action: 'delete' }]));
	await drop(change('PO-6', [{ line: '1', action: 'delete' }]));
	expect(await open()).toEqual([3, 1, 0]);
	const [unlike, unknown] = (await answersTo('PO-6')).slice(-2);
	expect(unlike).toMatch(/BCA\*00\*RJ\*[\s\S]*line 10 is not LAMP here/);
	expect(unknown).toMatch(/BCA\*00\*RJ\*[\s\S]*has no line 1\./);
});

it('keeps what nobody here reads, tells its sender so, and a person', async () => {
	const invoice = big.written(order('INV-1'), 810).replace('ST*850*', 'ST*810*');
	await writeFile(big.at('in/invoice.edi'), invoice);
	await shop.pass(1);
	const receipt = (await big.sent()).find((text) => text.includes('AK2*810*'));
	expect(receipt).toContain('AK5*R*1');
	const kept = await shop.db.execute(
		sql`select failure, failure_words from edi_messages where failure_words like '%810%'`
	);
	expect(kept).toMatchObject([{ failure: 'not_done' }]);
});
