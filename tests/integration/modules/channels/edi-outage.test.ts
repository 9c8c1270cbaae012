import { mkdir } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import type { EdiChange, EdiOrder, EdiReceipt } from '../../../../src/lib/modules/channels/edi/message';
import { getPartner } from '../../../../src/lib/modules/channels/repository/edi-partners.server';
import { setReach } from '../../../../src/lib/server/outside';
import { openEdi } from '../../../support/edi';
import { sftpServer } from '../../../support/sftp-server';
import { openShop, type Shop } from '../../../support/shop';

const DAY = 24 * 60;

let shop: Shop;
let edi: Awaited<ReturnType<typeof openEdi>>;
beforeAll(async () => {
	shop = await openShop();
	edi = await openEdi(shop);
	setReach('private');
});
afterAll(async () => {
	setReach('public');
	await edi.close();
	await shop.close();
});

type Partner = Awaited<ReturnType<(typeof edi)['partner']>>;
type Place = { readonly partner: Partner; gone(): Promise<void>; back(): Promise<void>; close(): Promise<void> };

/** Its disk is not there: whoever writes there now writes somewhere else. */
async function onFolder(): Promise<Place> {
	const partner = await edi.partner({ name: 'Folder', role: 'buyer' });
	return {
		partner,
		gone: () => partner.move('away'),
		back: () => partner.move('back'),
		close: () => Promise.resolve()
	};
}

async function onServer(): Promise<Place> {
	await mkdir(edi.at('server'));
	let server = await sftpServer(edi.at('server'), 'us', 'secret');
	const { port, hostKey, privateKey } = server;
	const more = {
		...{ transport: 'sftp', host: '127.0.0.1', port: String(port), user: 'us', password: 'secret' },
		...{ host_key: hostKey, in_path: 'in', out_path: 'out' }
	};
	const partner = await edi.partner({ name: 'Server', role: 'buyer', more });
	return {
		partner,
		gone: () => server.close(),
		back: async () => {
			server = await sftpServer(edi.at('server'), 'us', 'secret', { port, privateKey });
		},
		close: () => server.close()
	};
}

const order = (number: string): EdiOrder => ({
	...{ kind: 'order', number, day: '20260301', currency: 'USD', buyer: 'Big Inc.', email: '' },
	lines: [{ line: '10', sku: 'DESK', title: 'Walnut desk', quantity: 3, price: '12.50' }]
});
const change = (number: string, quantity: number): EdiChange => ({
	...{ kind: 'change', number, day: '20260302', whole: false },
	lines: [{ line: '10', sku: 'DESK', action: 'decrease', quantity }]
});
const receiptFor = (sent: readonly string[], type: string): EdiReceipt => {
	const text = sent.find((one) => one.includes(`ST*${type}*`)) ?? '';
	return { kind: 'receipt', of: /GE\*1\*(\d+)/.exec(text)?.[1] ?? '', accepted: true, sets: [] };
};
const deskOf = (orderNumber: string) => readDesk(shop.db, SYSTEM, { orderNumber });
const tasksOf = async (orderId: string) =>
	(
		await shop.db.execute<{ kind: string; state: string }>(
			sql`select kind, state from tasks where order_id = ${orderId} order by created_at`
		)
	).map(({ kind, state }) => `${kind} ${state}`);

describe.each([
	['a folder', onFolder, 'F'],
	['a server', onServer, 'S']
] as const)('%s that is gone for a day', (_name, open, mark) => {
	let place: Place;
	beforeAll(async () => {
		place = await open();
	});
	afterAll(() => place.close());
	const first = `PO-${mark}1`;
	const second = `PO-${mark}2`;

	it('has messages wait both ways, tells people, and goes on by itself once it is back', async () => {
		const { partner, gone, back } = place;
		await partner.leave(order(first));
		await partner.leave(change(first, 1));
		await shop.pass(1);
		const before = await partner.sent();
		await partner.leave(receiptFor(before, '855'));
		await shop.pass(1);
		const { order: placed, cases } = await deskOf(first);
		await accept(shop.staff('agent'), { id: cases[0]?.id ?? '' });

		await gone();
		for (const minutes of [20, 1, 1, 2, 4, 8, 16, 32, 64, DAY]) await shop.pass(minutes);
		const waiting = (await partner.messages()).filter(({ state }) => state === 'waiting');
		expect(waiting).toMatchObject([{ way: 'out', kind: 'answer', orderNumber: first }]);
		expect(await getPartner(shop.db, partner.id)).toMatchObject({ trouble: 'unavailable' });
		expect(await tasksOf(placed.id)).toContain('edi_not_received open');
		// Left meanwhile, and not named in the order of their numbers.
		await partner.leaveAs('a', change(second, 1), 11);
		await partner.leaveAs('b', change(second, 2), 12);
		await partner.leaveAs('c', order(second), 10);

		await back();
		await shop.pass(1);
		await shop.pass(1);
		expect(await getPartner(shop.db, partner.id)).toMatchObject({ trouble: null, failingSince: null });
		const since = (await partner.sent()).filter((one) => !before.includes(one));
		expect(since.filter((one) => one.includes('ST*865*'))).toEqual([expect.stringContaining(`BCA*00*AT*${first}*`)]);
		expect(since.filter((one) => one.includes('ST*855*'))).toEqual([expect.stringContaining(`BAK*00*AT*${second}*`)]);
		const controls = (await partner.sent()).map((one) => Number(/IEA\*1\*(\d+)/.exec(one)?.[1]));
		expect(controls.toSorted((a, b) => a - b)).toEqual(controls.map((_, at) => at + 1));
		const { order: later, cases: asked } = await deskOf(second);
		expect(later.lines[0]?.units).toMatchObject({ open: 2, held: 1 });
		expect(asked.filter(({ state }) => state === 'requested')).toHaveLength(1);
		expect((await partner.messages()).filter(({ state }) => state === 'waiting')).toEqual([]);

		await partner.leave(receiptFor(since, '865'));
		await shop.pass(1);
		expect((await tasksOf(placed.id)).filter((one) => one.startsWith('edi_'))).toEqual(['edi_not_received done']);
	});
});
