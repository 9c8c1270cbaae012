import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partnerActor } from '../../../../src/lib/core/actor';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { drop as dropItems } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { undoPreview } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { lookAsPartner } from '../../../../src/lib/modules/cancellations/partner/look.server';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import { resendEdi } from '../../../../src/lib/modules/cancellations/edi/flow/resend.server';
import { setEdiRoot } from '../../../../src/lib/modules/channels/connectors/edi/folder.server';
import type { EdiMessage } from '../../../../src/lib/modules/channels/edi/message';
import { writeInterchange } from '../../../../src/lib/modules/channels/edi/outgoing';
import { X12 } from '../../../../src/lib/modules/channels/edi/syntax';
import { listEdi, listGaps } from '../../../../src/lib/modules/channels/repository/edi-messages.server';
import { mails } from '../../../../src/lib/modules/notifications/tables.server';
import { addSupplier } from '../../../../src/lib/modules/suppliers/actions/directory.server';
import { readByHand, takeByHand } from '../../../../src/lib/wiring/channels/edi-by-hand.server';
import { connectEdi, seeEdiMessage, testEdi } from '../../../../src/lib/wiring/channels/edi.server';
import { takeInOrder } from '../../../../src/lib/wiring/orders.server';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { anOrder } from '../../../support/orders';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let root: string;
let buyer: string;

const terms = {
	...{ standard: 'x12', own_id: 'RESCIND', own_qualifier: 'ZZ', their_qualifier: 'ZZ', email: 'edi@big.example' },
	...{ transport: 'folder', order_prefix: 'BIG-' }
};

beforeAll(async () => {
	shop = await openShop();
	root = await mkdtemp(join(tmpdir(), 'edi-'));
	setEdiRoot(root);
	const credentials = { ...terms, their_id: 'BIGBUYER', folder: 'big' };
	buyer = await connectEdi(shop.staff('owner'), { role: 'buyer', name: 'Big Buyer', credentials });
	await testEdi(shop.staff('owner'), { id: buyer });
});
afterAll(async () => {
	await rm(root, { recursive: true });
	await shop.close();
});

const folder = (path: string, name = 'big') => join(root, name, path);
const written = (message: EdiMessage, control: number, from = 'BIGBUYER') =>
	writeInterchange(
		'x12',
		message,
		{
			...{ from: { qualifier: 'ZZ', id: from }, to: { qualifier: 'ZZ', id: 'RESCIND' } },
			...{ control: String(control).padStart(9, '0'), day: '20260302', time: '0915', test: false, code: 'PR' }
		},
		X12
	);
const drop = async (message: EdiMessage, control: number, name = `${control}.edi`) => {
	await writeFile(folder(`in/${name}`), written(message, control));
	await shop.pass(1);
};
const sent = async (name?: string) => {
	const files = (await readdir(folder('out', name))).toSorted();
	return Promise.all(files.map((one) => readFile(folder(`out/${one}`, name), 'utf8')));
};
const lastSent = async (name?: string) => (await sent(name)).at(-1) ?? '';
const messages = async (id = buyer) => (await listEdi(shop.db, { partnerId: id, search: '', limit: 50 })).items;

const order = (number: string): EdiMessage => ({
	...{ kind: 'order', number, day: '20260301', currency: 'USD', buyer: 'Big Buyer Inc.', email: '' },
	lines: [
		{ line: '1', sku: 'DESK', title: 'Walnut desk', quantity: 3, price: '12.50' },
		{ line: '2', sku: 'LAMP', title: 'Lamp', quantity: 1, price: '20' }
	]
});
const change = (number: string, over: Partial<Extract<EdiMessage, { kind: 'change' }>> = {}): EdiMessage => ({
	...{ kind: 'change', number, day: '20260302', whole: true, lines: [], ...over }
});
const mailed = async (to: string) =>
	(await shop.db.select().from(mails).where(eq(mails.recipient, to))).map(({ template }) => template);
const caseOf = async (orderNumber: string) => (await readDesk(shop.db, SYSTEM, { orderNumber })).cases.at(-1);

it('takes an order in from the folder, accepts it, and says that it was read', async () => {
	await drop(order('PO-1'), 1);
	const desk = await readDesk(shop.db, SYSTEM, { orderNumber: 'BIG-PO-1' });
	expect(desk.order).toMatchObject({ channel: 'edi', partner: 'Big Buyer', total: 5750, email: 'edi@big.example' });
	const [receipt, accepted] = await sent();
	expect(receipt).toContain('AK1*PO*1~');
	expect(receipt).toContain('AK9*A*1*1*1');
	expect(accepted).toContain('BAK*00*AT*PO-1*');
	expect(await readdir(folder('in'))).toEqual([]);
	expect(await readdir(folder('done'))).toEqual(['1.edi']);
});

it('makes a change a request, answers it when it is decided and its grace is over, and takes nothing of it back', async () => {
	const lines = [{ line: '1', sku: 'DESK', action: 'decrease', quantity: 1 } as const];
	await drop(change('PO-1', { whole: false, lines }), 2);
	const asked = await caseOf('BIG-PO-1');
	expect(asked).toMatchObject({ state: 'requested', origin: 'partner', items: [{ quantity: 2 }] });
	expect(await lastSent()).toContain('ST*997*');
	if (!asked) throw new Error('no case');
	await accept(shop.staff('agent'), { id: asked.id });
	await shop.pass(1);
	expect(await lastSent()).toContain('ST*997*');
	await shop.pass(30);
	const answer = await lastSent();
	expect(answer).toContain('BCA*00*AT*PO-1*');
	expect(answer).toContain('ACK*IA*1*EA');
	await expect(undoPreview(shop.staff('manager'), { id: asked.id })).resolves.toMatchObject({ possible: false });
});

it('counts what comes twice, refuses a number with something else in it, and tells of a gap', async () => {
	const before = await sent();
	await drop(order('PO-1'), 1, 'again.edi');
	expect(await sent()).toEqual(before);
	await drop(order('PO-9'), 1, 'other.edi');
	expect(await readdir(folder('failed'))).toEqual(['other.edi']);
	await drop(order('PO-5'), 5);
	expect(await listGaps(shop.db, buyer, 5)).toMatchObject([{ from: 3, until: 4, came: 0 }]);
	await drop(order('PO-3'), 3);
	expect(await listGaps(shop.db, buyer, 5)).toMatchObject([{ from: 3, until: 4, came: 1 }]);
	const found = (await messages()).filter(({ way }) => way === 'in');
	expect(found.find(({ control, state }) => control === '000000001' && state === 'done')?.told).toBe(2);
	expect(found.filter(({ state }) => state === 'refused')).toHaveLength(1);
});

it('refuses what it can’t do with the reason, and reads a test without doing it', async () => {
	await drop(change('PO-77'), 6);
	expect(await lastSent()).toMatch(/BCA\*00\*RJ\*PO-77\*[\s\S]*MSG\*/);
	await writeFile(folder('in/7.edi'), written(order('PO-7'), 7).replace('*0*P*', '*0*T*'));
	await shop.pass(1);
	expect(await lastSent()).toContain('ST*997*');
	await expect(readDesk(shop.db, SYSTEM, { orderNumber: 'BIG-PO-7' })).rejects.toMatchObject({
		code: 'order.not_found'
	});
});

it('waits for receipts, makes one that does not come a task, and sends again under the same number', async () => {
	const out = (await messages()).filter(({ way, kind }) => way === 'out' && kind === 'answer');
	const [late, other] = out;
	if (!late?.control || !other?.control) throw new Error('nothing was sent');
	await drop({ kind: 'receipt', of: String(Number(other.control)), accepted: true, sets: [] }, 8);
	await shop.pass(25 * 60);
	const now = await messages();
	expect(now.find(({ id }) => id === other.id)?.state).toBe('received');
	expect(now.find(({ id }) => id === late.id)).toMatchObject({ state: 'sent', overdueAt: expect.any(Date) });
	const tasks = await shop.db.execute(`select id from tasks where kind = 'edi_not_received' and state = 'open'`);
	expect(tasks.length).toBeGreaterThan(0);
	const before = await sent();
	await rm(folder(`out/${late.control}.edi`));
	await resendEdi(shop.staff('manager'), { id: buyer, message: late.id });
	await shop.pass(1);
	expect(await sent()).toEqual(before);
	const shown = await seeEdiMessage(shop.staff('manager'), { id: buyer, message: late.id });
	expect(shown.says.flatMap(({ says }) => says).length).toBeGreaterThan(0);
});

it('lets an EDI buyer cancel by message alone, and tells it what we cancel', async () => {
	const { order: placed } = await readDesk(shop.db, SYSTEM, { orderNumber: 'BIG-PO-5' });
	const items = placed.lines.map(({ id, quantity }) => ({ line_item: id, quantity, reason: 'other' as const }));
	await expect(request(shop.ctx(partnerActor('Big Buyer')), { order: placed.id, items })).rejects.toMatchObject({
		code: 'edi.by_message_only'
	});
	await request(shop.staff('agent'), { order: placed.id, items });
	await shop.pass(30);
	const told = await lastSent();
	expect(told).toContain('BCA*00*AC*PO-5*');
	expect(told).toContain('ACK*ID*3*EA');
	expect(await mailed('edi@big.example')).toContain('canceled');
});

it('corrects what it told an EDI buyer when some of it had left after all', async () => {
	const goods = [
		{ sku: 'DESK', title: 'Walnut desk', quantity: 3, unit_price: 1200 },
		{ sku: 'LAMP', title: 'Lamp', quantity: 1, unit_price: 2000, supplier: 'Lamps', supplier_order: 'placed' as const }
	];
	const input = anOrder({
		number: 'BIG-PO-6',
		line_items: goods,
		discounts: [],
		charges: [],
		tenders: [{ kind: 'cash_on_delivery', captured: 0 }]
	});
	await takeInOrder(shop.ctx(), input, { channel: 'edi', partner: 'Big Buyer' });
	await drop(change('PO-6'), 10);
	const asked = await caseOf('BIG-PO-6');
	if (!asked) throw new Error('no case');
	await accept(shop.staff('agent'), { id: asked.id });
	await shop.pass(30);
	expect(await lastSent()).toContain('BCA*00*AT*PO-6*');
	const before = await sent();
	const [lamp] = asked.items.filter(({ quantity }) => quantity === 1);
	const items = [{ line_item: lamp?.lineItemId ?? '', quantity: 1 }];
	await dropItems(shop.staff('manager'), { id: asked.id, items, reason: 'It had left' });
	await shop.pass(1);
	const [corrected, ...more] = (await sent()).filter((one) => !before.includes(one));
	expect(more).toEqual([]);
	expect(corrected).toContain('BCA*00*AC*PO-6*');
	expect(corrected).toMatch(/POC\*1\*CA\*3[\s\S]*ACK\*ID\*3\*EA[\s\S]*POC\*2\*CA\*1[\s\S]*ACK\*IR\*1\*EA/);
});

it('reads a message that is pasted, and takes it in like any other where messages go by hand', async () => {
	const boss = shop.staff('owner');
	const credentials = { ...terms, transport: 'none', order_prefix: 'HAND-', their_id: 'BYHAND' };
	const id = await connectEdi(boss, { role: 'buyer', name: 'By Hand', credentials });
	const text = written(order('PO-1'), 1, 'BYHAND');
	await expect(readByHand(boss, { id, text })).resolves.toMatchObject({ troubles: [], messages: [{ type: '850' }] });
	const foreign = await readByHand(boss, { id, text: written(order('PO-1'), 1) });
	expect(foreign).toMatchObject({ troubles: [expect.stringMatching(/./)] });
	expect(await messages(id)).toEqual([]);
	await expect(takeByHand(boss, { id: buyer, text })).rejects.toMatchObject({ code: 'edi.not_by_hand' });
	const message = await takeByHand(boss, { id, text });
	await shop.pass(1);
	expect(await takeByHand(boss, { id, text })).toBe(message);
	expect((await messages(id)).map(({ way, kind, told }) => [way, kind, told])).toEqual(
		expect.arrayContaining([
			['in', 'order', 2],
			['out', 'answer', 1]
		])
	);
	const desk = await readDesk(shop.db, SYSTEM, { orderNumber: 'HAND-PO-1' });
	expect(desk.order.partner).toBe('By Hand');
});

it('calls a supplier’s whole order off by message, refuses a part, and takes its answer', async () => {
	await addSupplier(shop.staff('owner'), {
		...{
			name: 'Mill',
			kind: 'edi',
			contact: '',
			email: 'orders@mill.example',
			phone: '',
			locale: 'en',
			site: '',
			notes: ''
		}
	});
	const credentials = { ...terms, order_prefix: '', their_id: 'MILL', folder: 'mill', supplier: 'Mill' };
	const mill = await connectEdi(shop.staff('owner'), { role: 'seller', name: 'Mill EDI', credentials });
	await testEdi(shop.staff('owner'), { id: mill });
	const bought = { unit_price: 1000, supplier: 'Mill', supplier_order: 'placed' as const };
	const placed = await shop.place({
		number: 'M-1',
		...{ discounts: [], charges: [], tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3000 }] },
		line_items: [{ sku: 'OAK', title: 'Oak', quantity: 3, ...bought }]
	});
	await expect(
		request(shop.staff('agent'), { order: placed.id, items: shop.itemsOf(placed, [['OAK', 1]]) })
	).rejects.toMatchObject({ code: 'cancellation.supplier_whole_only' });
	const { id } = await request(shop.staff('agent'), { order: placed.id, items: shop.itemsOf(placed, [['OAK', 3]]) });
	await shop.pass(30);
	expect(await lastSent('mill')).toContain('BCH*01*SA*M-1*');
	expect(await mailed('orders@mill.example')).toEqual(['supplier-letter']);
	const yes: EdiMessage = {
		...{ kind: 'answer', to: 'change', number: 'M-1', day: '20260303', answer: 'accepted', note: '', lines: [] }
	};
	await writeFile(folder('in/1.edi', 'mill'), written(yes, 1, 'MILL'));
	await shop.pass(1);
	const desk = await readDesk(shop.db, SYSTEM, { cancellation: id });
	expect(desk.suppliers).toMatchObject([{ state: 'approved', answeredVia: 'edi' }]);
	await expect(undoPreview(shop.staff('manager'), { id })).resolves.toMatchObject({ possible: false });
});

it('lets an EDI seller cancel a whole order on its pages, and refuses a part with the reason', async () => {
	const mill = shop.ctx(partnerActor('Mill'));
	const bought = { unit_price: 1000, supplier: 'Mill', supplier_order: 'placed' as const };
	const placed = await shop.place({
		number: 'M-2',
		...{ discounts: [], charges: [], tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3000 }] },
		line_items: [{ sku: 'OAK', title: 'Oak', quantity: 3, ...bought }]
	});
	const [line] = shop.itemsOf(placed, [['OAK', 1]]);
	const seen = await lookAsPartner(mill, 'M-2', new URLSearchParams({ [line?.line_item ?? '']: '1' }));
	expect(seen).toMatchObject({ role: 'seller', scope: 'whole', whyNot: undefined, lines: [{ open: 3, picked: 0 }] });
	await expect(request(mill, { order: placed.id, items: shop.itemsOf(placed, [['OAK', 1]]) })).rejects.toMatchObject({
		code: 'partner.whole_order_only'
	});
	const all = shop.itemsOf(placed, [['OAK', 3]]).map((item) => ({ ...item, reason: 'sold_out' as const }));
	const { id } = await request(mill, { order: placed.id, items: all });
	await expect(shop.see(id)).resolves.toMatchObject({ origin: 'partner', supplier: [{ state: 'approved' }] });
});
