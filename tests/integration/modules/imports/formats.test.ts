import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { getOrderByNumber } from '../../../../src/lib/modules/orders/repository/read.server';
import type { Database } from '../../../../src/lib/server/store/database';
import { importFile } from '../../../../src/lib/modules/imports/actions/import-file.server';
import { testDatabase } from '../../../support/database';
import { quietCtx } from '../../../support/orders';

let database: Database;

beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());

type Options = Omit<Parameters<typeof importFile>[2], 'onProgress'>;

const take = (source: Readable, options: Options = {}) => importFile(quietCtx(database.db), source, options);
const fixture = (name: string) => createReadStream(`tests/fixtures/${name}`);
const text = (...lines: string[]) => Readable.from([Buffer.from(`${lines.join('\n')}\n`)]);
const order = (number: string) => getOrderByNumber(database.db, SYSTEM, number);
const count = async () => Number((await database.sql`select count(*) from orders`)[0]?.['count']);

describe('a Shopify export', () => {
	it('comes in, without what was canceled or refunded there, and only once', async () => {
		const first = await take(fixture('shopify-orders.csv'));
		expect(first).toMatchObject({
			lines: 13,
			orders: 7,
			kept_out: { refunded_there: 1, canceled_there: 1, amounts_do_not_add_up: 1 }
		});
		const again = await take(fixture('shopify-orders.csv'));
		expect(again).toMatchObject({ orders: 0, kept_out: { already_imported: 10 } });
	});

	it('puts tax on top where prices are without it', async () => {
		const { total, lines, discounts, charges, placedAt, tenders } = await order('#1001');
		expect(total).toBe(10931);
		expect(lines.map(({ paid, tax }) => paid - tax)).toEqual([7600, 1900]);
		expect(lines.reduce((all, { tax }) => all + tax, 0)).toBe(831);
		expect(discounts).toEqual([{ label: 'HELLO5', amount: 0, coupon: 'HELLO5', singleUse: false }]);
		expect(charges).toMatchObject([{ amount: 600 }]);
		expect(placedAt).toEqual(new Date('2026-02-03T15:14:00Z'));
		expect(tenders).toMatchObject([{ kind: 'card', gateway: 'manual', reference: 'c1001.1', captured: 10931 }]);
	});

	it('leaves prices with tax in them as they are', async () => {
		expect(await order('#1002')).toMatchObject({
			total: 5987,
			lines: [{ title: 'Kerze "Wald", 200 g', quantity: 3, unitPrice: 1999, discount: 500, paid: 5497, tax: 956 }]
		});
	});

	it('knows currencies of no and of three decimals', async () => {
		expect(await order('#1003')).toMatchObject({ name: '김민지', locale: 'ko', currency: 'KRW', total: 65000 });
		expect(await order('#1007')).toMatchObject({ currency: 'KWD', total: 20000, lines: [{ unitPrice: 6250 }] });
	});

	it('knows what is only authorized, not paid, or shipped', async () => {
		expect((await order('#1006')).tenders).toMatchObject([{ authorized: 24000, captured: 0, remaining: 24000 }]);
		expect((await order('#1009')).tenders).toMatchObject([{ kind: 'bank_deposit', captured: 0, remaining: 0 }]);
		expect((await order('#1008')).lines.map(({ units }) => [units.open, units.shipped])).toEqual([
			[0, 1],
			[1, 0]
		]);
	});
});

describe('a WooCommerce export', () => {
	it('comes in, without what was canceled or refunded there', async () => {
		expect(await take(fixture('woocommerce-orders.csv'))).toMatchObject({
			lines: 11,
			orders: 6,
			kept_out: { refunded_there: 2, canceled_there: 1 }
		});
		expect(await order('W-2001')).toMatchObject({
			total: 6190,
			discounts: [{ coupon: 'SPRING10' }],
			lines: [
				{ quantity: 2, unitPrice: 1200, discount: 240, paid: 2160, tax: 360 },
				{ quantity: 1, unitPrice: 3450, discount: 345, paid: 3105, tax: 517 }
			],
			charges: [{ kind: 'shipping', amount: 925, tax: 154 }]
		});
		expect(await order('W-2002')).toMatchObject({ name: '이지우', total: 53000, currency: 'KRW' });
		expect((await order('W-2003')).lines[0]?.units).toMatchObject({ open: 0, shipped: 4 });
		expect((await order('W-2006')).tenders).toMatchObject([{ kind: 'bank_deposit', captured: 0 }]);
		expect((await order('W-2007')).tenders).toMatchObject([{ kind: 'cash_on_delivery', captured: 0 }]);
		expect(await order('W-2008')).toMatchObject({ total: 13750, currency: 'BHD' });
	});
});

describe('our own columns', () => {
	const HEADER =
		'number,email,name,currency,placed_at,region,sku,title,quantity,unit_price,tender_1_kind,tender_1_captured';

	it('are taken from gzip as well, whatever the file is called', async () => {
		const file = `${HEADER}\nG-1,g@example.com,"Gil ""G"" Gray",JPY,2026-02-01T10:00:00+09:00,JP,A,Fan,2,1500,card,3000\n`;
		expect(await take(Readable.from([gzipSync(file)]))).toMatchObject({ lines: 1, orders: 1, kept_out: {} });
		expect(await order('G-1')).toMatchObject({ name: 'Gil "G" Gray', total: 3000, currency: 'JPY' });
	});

	it('keep an order out whole when one of its rows is bad, and say which and why', async () => {
		const report = await take(
			text(
				HEADER,
				'G-2,g@example.com,Gil,USD,2026-02-01 10:00,US,A,Fan,1,10.00,card,20.00',
				'G-2,g@example.com,Gil,USD,2026-02-01 10:00,US,B,Fan,x,10.00,,',
				'G-3,nobody,Gil,USD,2026-02-01 10:00,US,A,Fan,1,10.00,card,10.00',
				'G-4,g@example.com,Gil,XXX,2026-02-01 10:00,US,A,Fan,1,10.00,card,10.00',
				'G-5,g@example.com,Gil,USD,yesterday,US,A,Fan,1,10.00,card,10.00',
				'G-6,too,few',
				'G-7,g@example.com,Gil,USD,2026-02-01 10:00,US,A,Fan,1,10.00,card,11.00'
			)
		);
		expect(report).toMatchObject({
			lines: 7,
			orders: 0,
			kept_out: {
				quantity_unreadable: 2,
				invalid: 1,
				currency_unknown: 1,
				date_unreadable: 1,
				malformed: 1,
				amounts_do_not_add_up: 1
			}
		});
		expect(report.examples['quantity_unreadable']).toEqual([
			{ line: 2, order: 'G-2' },
			{ line: 3, order: 'G-2' }
		]);
		expect(report.examples['invalid']?.[0]?.why).toContain('email');
	});

	it('are only looked at in a dry run', async () => {
		const before = await count();
		const report = await take(text(HEADER, 'G-8,g@example.com,Gil,USD,2026-02-01 10:00,US,A,Fan,1,10.00,card,10.00'), {
			dryRun: true
		});
		expect(report).toMatchObject({ lines: 1, orders: 1 });
		expect(await count()).toBe(before);
	});

	it('are refused by name when no mapping fits', async () => {
		await expect(take(text('a,b', '1,2'))).rejects.toMatchObject({ code: 'import.mapping_unknown' });
		await expect(take(text('a,b', '1,2'), { mapping: 'shopify' })).rejects.toMatchObject({
			code: 'import.columns_missing'
		});
	});
});

describe('the Online Retail file', () => {
	const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

	it('becomes paid, open orders; other rows stand between those of one; all else is counted', async () => {
		const report = await take(
			text(
				HEADER,
				'900001,85123A,T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
				'C900000,22156,HEART,-1,2010-12-01 08:26:00,2.10,17850.0,United Kingdom',
				'900001,PADS,PADS,1,2010-12-01 08:27:00,0.001,17850.0,United Kingdom',
				'900001,POST,,1,2010-12-01 08:27:00,18.005,17850.0,United Kingdom',
				'900002,22156,HEART,1,2010-12-01 08:28:00,2.10,,United Kingdom',
				'900003,22156,HEART,-3,2010-12-01 08:28:00,2.10,17850.0,EIRE',
				'900004,B,Adjust,1,2010-12-01 08:28:00,-5.00,17850.0,EIRE',
				'900005,22156,HEART,2,2010-12-01 08:28:00,2.10,12345,EIRE'
			)
		);
		expect(report).toMatchObject({
			lines: 8,
			orders: 2,
			kept_out: { cancellation: 1, no_customer: 1, quantity_not_positive: 1, negative_price: 1 },
			notices: { price_rounded: 2 }
		});
		expect(await order('900001')).toMatchObject({
			email: '17850@online-retail.invalid',
			currency: 'GBP',
			region: 'GB',
			total: 3331,
			placedAt: new Date('2010-12-01T08:26:00Z'),
			lines: [{ unitPrice: 255 }, { unitPrice: 0 }, { unitPrice: 1801, title: 'POST' }],
			tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3331 }]
		});
		expect(await order('900005')).toMatchObject({ region: 'IE', email: '12345@online-retail.invalid' });
	});
});
