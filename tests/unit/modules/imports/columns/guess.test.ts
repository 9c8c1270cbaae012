import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guessLayout } from '$lib/modules/imports/columns/guess';
import { mappingBy, missingFields, tidied } from '$lib/modules/imports/columns/layout';
import { templateFile } from '$lib/modules/imports/actions/template.server';

const guess = (header: string, ...rows: string[]) =>
	guessLayout(
		header.split(','),
		rows.map((row) => row.split(','))
	);

describe('columns', () => {
	it('are guessed by our own names first, each for one field', () => {
		const { columns } = guess('number,email,currency,placed_at,sku,quantity,unit_price,order id');
		expect(columns).toMatchObject({ number: 'number', email: 'email', sku: 'sku', unit_price: 'unit_price' });
		expect(Object.values(columns)).not.toContain('order id');
	});

	it.each([
		['Order ID,E-Mail,Item SKU,Qty,Unit Price,Order Date,Country', 'Order ID', 'Qty', 'Country'],
		[
			'ORDER_NUMBER,customer email,product-code,QUANTITY,price,Date,country code',
			'ORDER_NUMBER',
			'QUANTITY',
			'country code'
		],
		['주문 번호,이메일,상품코드,수량,판매가,주문일시,국가', '주문 번호', '수량', '국가']
	])('are guessed from %s', (header, number, quantity, region) => {
		const layout = guess(header);
		expect(layout.columns).toMatchObject({ number, quantity, region });
		expect(missingFields(layout).map(({ name }) => name)).toEqual(['currency']);
	});

	it('that nobody knows are left open', () => {
		expect(guess('foo,bar').columns).toEqual({});
	});
});

describe('how a file writes', () => {
	it.each([
		['2026-03-31', 'ymd'],
		['31.03.2026', 'dmy'],
		['03/31/2026', 'mdy'],
		['2026. 3. 31. 오후 3:05', 'ymd'],
		['01/02/2026', 'dmy']
	])('dates is told from %s', (date, order) => {
		expect(guess('placed_at', date).dates).toBe(order);
	});

	it.each([
		['1.234;56'.replace(';', ','), 'comma'],
		['12,50', 'comma'],
		['12.50', 'point'],
		['9,900원', 'point'],
		['9900', 'point']
	])('amounts is told from %s', (amount, decimal) => {
		expect(guessLayout(['unit_price'], [[amount]]).decimal).toBe(decimal);
	});
});

it.each(['en', 'ko'] as const)('understands the template with columns in %s', (language) => {
	const [header = [], ...rows] = z.array(z.array(z.string())).parse(parse(templateFile(language), { bom: true }));
	const layout = guessLayout(header, rows);
	expect(missingFields(layout)).toEqual([]);
	const mapping = mappingBy(layout, header);
	if (!mapping.ok) throw new Error(mapping.code);
	const [first = {}, second = {}] = rows.map((row) =>
		Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']))
	);
	expect(mapping.value.read([first, second], { timeZone: 'Asia/Seoul' })).toMatchObject({
		order: {
			...{ number: '2026-1001', currency: 'KRW', region: 'KR', placed_at: '2026-03-01T01:14:00.000Z' },
			line_items: [
				{ sku: 'LAMP-1', quantity: 2, unit_price: 15_000 },
				{ sku: 'PEN-2', personalized: true, supplier: 'Nordlicht' }
			],
			charges: [{ amount: 3000 }],
			tenders: [{ kind: 'card', gateway: 'toss', captured: 58_000 }]
		}
	});
});

it('keeps of a layout only what names a field and says something', () => {
	const given = { dates: 'ymd', decimal: 'point', amounts: 'major' } as const;
	const columns = { number: 'A', email: '', nonsense: 'B', __proto__: 'C' };
	expect(tidied({ ...given, columns, fixed: { currency: 'KRW', number: '1', nonsense: '2' } })).toEqual({
		...given,
		columns: { number: 'A' },
		fixed: { currency: 'KRW' }
	});
});
