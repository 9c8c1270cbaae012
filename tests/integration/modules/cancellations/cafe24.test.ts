import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importClaims, previewClaims } from '../../../../src/lib/modules/cancellations/cafe24/import.server';
import { COLUMNS } from '../../../../src/lib/modules/cancellations/cafe24/claims';
import { askExport, downloadExport } from '../../../../src/lib/modules/exports/actions.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let placed = 0;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const manager = () => shop.staff('manager');
const HEAD =
	'order_id,claim_code,order_status,claim_reason_type,order_item_code,custom_product_code,quantity,refund_amount,currency';
const file = (...rows: readonly string[]) => [HEAD, ...rows].join('\n');
const order = (over: Parameters<Shop['place']>[0] = {}) =>
	shop.place({
		number: `20251104-${String(++placed).padStart(7, '0')}`,
		currency: 'KRW',
		line_items: [
			{ sku: 'LAMP', title: '호두나무 스탠드', quantity: 2, unit_price: 15000 },
			{ sku: 'PEN', title: '각인 펜', quantity: 1, unit_price: 25000 }
		],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'manual', captured: 55000 }],
		...over
	});
const casesOf = async (id: string) => {
	const ids = await shop.db.execute<{ id: string }>(
		`select id from cancellations where order_id = '${id}' order by number`
	);
	return Promise.all(ids.map((one) => shop.see(one.id)));
};
const didOf = async (text: string) => {
	const { taken, out } = await importClaims(manager(), text);
	return [...taken.map(({ code, did }) => `${code} ${did}`), ...out.map(({ claim, kind }) => `${claim} ${kind}`)];
};

it('takes each claim to where it stands there, and sends no money twice', async () => {
	const [asked, going, paid, unpaid] = [await order(), await order(), await order(), await order({ tenders: [] })];
	const text = file(
		`${asked.number},K1,C00,A,${asked.number}-01,LAMP,1,,`,
		`${going.number},K2,C36,B,${going.number}-01,,2,,`,
		`${paid.number},K3,C40,H,,PEN,1,25000,KRW`,
		`${unpaid.number},K4,C47,A,${unpaid.number}-01,,2,,`,
		`${unpaid.number},K4,C47,A,${unpaid.number}-02,,1,,`
	);
	const dry = await previewClaims(manager(), text);
	expect(dry.taken.map(({ did, due }) => [did, due])).toEqual([
		['file', 15000],
		['hold', 30000],
		['cancel', 25000],
		['cancel_unpaid', 0]
	]);
	expect((await Promise.all([asked, going, paid, unpaid].map(({ id }) => casesOf(id)))).flat()).toEqual([]);

	expect(await didOf(text)).toEqual(['K1 file', 'K2 hold', 'K3 cancel', 'K4 cancel_unpaid']);
	await shop.pass(11);
	expect(await casesOf(asked.id)).toMatchObject([{ state: 'requested', origin: 'customer' }]);
	expect(await casesOf(going.id)).toMatchObject([
		{ state: 'in_progress', refunds: [{ state: 'on_hold', amount: 30000 }] }
	]);
	expect(await casesOf(paid.id)).toMatchObject([
		{ state: 'canceled', refunded: 25000, refunds: [{ state: 'succeeded', reference: 'K3' }] }
	]);
	expect(await casesOf(unpaid.id)).toMatchObject([{ state: 'canceled', due: 0 }]);

	expect(await didOf(text)).toEqual(['K1 same', 'K2 same', 'K3 same', 'K4 same']);
	expect((await Promise.all([asked, going, paid, unpaid].map(({ id }) => casesOf(id)))).flat()).toHaveLength(4);
});

it('goes on with a claim that is further there than here', async () => {
	const one = await order();
	const at = (status: string, more = ',') => file(`${one.number},K10,${status},A,${one.number}-01,LAMP,1,${more}`);
	expect(await didOf(at('C00'))).toEqual(['K10 file']);
	expect(await didOf(at('C36'))).toEqual(['K10 hold']);
	expect(await didOf(at('C40', '15000,KRW'))).toEqual(['K10 cancel']);
	expect(await didOf(at('C11'))).toEqual(['K10 ended_here']);
	expect(await casesOf(one.id)).toMatchObject([{ state: 'canceled', refunded: 15000 }]);
	const other = await order();
	const two = (status: string) => file(`${other.number},K11,${status},A,${other.number}-01,LAMP,1,,`);
	expect([await didOf(two('C00')), await didOf(two('C11')), await didOf(two('C11'))]).toEqual([
		['K11 file'],
		['K11 reject'],
		['K11 same']
	]);
});

it('keeps out what makes no sense, whole, and takes in the rest', async () => {
	const one = await order();
	const ours = await order({ tenders: [{ kind: 'card', gateway: 'sandbox', captured: 55000 }] });
	const did = await didOf(
		file(
			`${one.number},K20,C40,A,${one.number}-01,,2,29999,KRW`,
			`no-such-order,K21,C40,A,no-such-order-01,,1,,`,
			`${one.number},K22,C00,A,${one.number}-01,,1,,`,
			`${one.number},K22,C00,A,${one.number}-09,,1,,`,
			`${one.number},K23,C11,A,${one.number}-01,,1,,`,
			`${one.number},K24,C47,A,${one.number}-01,,1,,`,
			`${one.number},K25,C34,A,${one.number}-01,,3,,`,
			`${one.number},K26,C34,A,${one.number}-02,PEN,1,,`,
			`${ours.number},K27,C40,A,${ours.number}-02,PEN,1,,`
		)
	);
	expect(did).toEqual([
		'K26 start',
		'K20 amount_differs',
		'K21 order_unknown',
		'K22 item_unknown',
		'K23 rejected_there',
		'K24 not_unpaid',
		'K25 not_possible',
		'K27 paid_here'
	]);
	expect((await shop.order(one.id)).lines.map(({ units }) => units.open)).toEqual([2, 0]);
	await expect(importClaims(shop.staff('finance'), file('x,y,C00,A,,Z,1,,'))).rejects.toMatchObject({
		code: 'auth.forbidden'
	});
});

it('brought eight times at once, a claim becomes one case', async () => {
	const one = await order();
	const text = file(`${one.number},K30,C40,A,${one.number}-01,LAMP,1,15000,KRW`);
	const all = await Promise.all(Array.from({ length: 8 }, () => didOf(text)));
	expect(all.flat().toSorted()).toEqual(['K30 cancel', ...Array.from({ length: 7 }, () => 'K30 same')]);
	expect(await casesOf(one.id)).toHaveLength(1);
});

describe('the export', () => {
	it('is a file that the import knows: nothing changes by it', async () => {
		const id = await askExport(manager(), { list: 'cafe24', query: '' });
		await shop.settle();
		const { body } = await downloadExport(manager(), { export: id });
		const parts: Uint8Array[] = [];
		for await (const part of body) parts.push(part);
		const text = Buffer.concat(parts).toString('utf8');
		expect(text.split('\r\n')[0]?.replace('\uFEFF', '')).toBe(COLUMNS.join(','));
		expect(text).toContain('K3,C40,H,');
		const { taken, out } = await importClaims(manager(), text);
		expect(out).toEqual([]);
		expect(new Set(taken.map(({ did }) => did))).toEqual(new Set(['same']));
		expect(taken.length).toBeGreaterThanOrEqual(8);
	});
});
