import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../../../src/lib/core/time';
import { choose } from '../../../../src/lib/modules/imports/actions/choose.server';
import { importFile } from '../../../../src/lib/modules/imports/actions/import-file.server';
import { upload } from '../../../../src/lib/modules/imports/actions/upload.server';
import { getImport } from '../../../../src/lib/modules/imports/repository/imports.server';
import { mappingForm } from '../../../../src/lib/modules/imports/schema';
import { readFile } from '../../../../src/lib/server/files';
import { countOf, csv, HEADER, orderLines, posted, prepared } from '../../../support/imports';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

const manager = () => world.staff('manager');
const bring = async (bytes: string | Uint8Array<ArrayBuffer>, name?: string) =>
	getImport(world.db, await upload(manager(), posted(bytes, name)));

async function textOf(fileId: string | null): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of readFile(world.db, fileId ?? '')) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString();
}

function streamed(body: ReadableStream, type: string): Request {
	const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': type } };
	return new Request('http://localhost/admin/import', init);
}

const SHOP = '주문번호;이메일;주문자명;상품코드;상품명;수량;판매가;주문일시;결제수단;결제금액';
const SHOP_ROW = '2026-1;kim@example.com;김민지;A-1;조명;2;9,900원;2026. 2. 1. 오후 3:05;신용카드;19,800원';

describe('a file that is brought', () => {
	it('is kept as it is, with its columns and first rows', async () => {
		const lines = orderLines(10);
		const it = await bring(csv(...lines), '주문 2월.csv');
		expect(it).toMatchObject({ fileName: '주문 2월.csv', delimiter: ',', encoding: 'utf-8', state: 'mapping' });
		expect(it.header).toEqual(HEADER.split(','));
		expect(it.samples).toHaveLength(5);
		expect(it.samples[0]?.[7]).toBe('Lamp, A');
		expect(await textOf(it.fileId)).toBe(csv(...lines));
	});

	it.each([
		['UTF-8 with a mark', Buffer.from(`\uFEFF${SHOP}\n${SHOP_ROW}\n`), 'utf-8'],
		['UTF-16', Buffer.from(`\uFEFF${SHOP}\n${SHOP_ROW}\n`, 'utf16le'), 'utf-16le'],
		['gzip', gzipSync(`${SHOP}\n${SHOP_ROW}\n`), 'utf-8']
	])('is read from %s', async (_, bytes, encoding) => {
		const it = await bring(Uint8Array.from(bytes));
		expect(it).toMatchObject({ encoding, delimiter: ';', header: SHOP.split(';') });
		expect(await textOf(it.fileId)).toBe(`${SHOP}\n${SHOP_ROW}\n`);
	});

	it('is known for a Shopify export', async () => {
		const it = await bring(readFileSync('tests/fixtures/shopify-orders.csv', 'utf8'));
		expect(it.format).toBe('shopify');
	});

	it('arrives in pieces of any size', async () => {
		const text = csv(...orderLines(300));
		const whole = Buffer.from(await posted(text).arrayBuffer());
		const type = `multipart/form-data; boundary=${whole.subarray(2, whole.indexOf('\r\n')).toString()}`;
		const body = new ReadableStream({
			start(controller) {
				for (let at = 0; at < whole.length; at += 997) controller.enqueue(whole.subarray(at, at + 997));
				controller.close();
			}
		});
		const request = streamed(body, type);
		const { fileId } = await getImport(world.db, await upload(manager(), request));
		expect(await textOf(fileId)).toBe(text);
	});
});

describe('what is no file of orders', () => {
	const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
	const XLSX = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0]);
	it.each([
		['a spreadsheet', XLSX, 'import.spreadsheet'],
		['a picture', PNG, 'import.not_csv'],
		['broken gzip', Uint8Array.from(gzipSync('a,b\n1,2\n').subarray(0, 15)), 'import.not_csv'],
		['words without columns', 'just\nwords\n', 'import.not_csv'],
		['nothing', '', 'import.empty'],
		['a header alone', `${HEADER}\n`, 'import.empty']
	])('%s is refused, and nothing is kept', async (_, bytes, code) => {
		const before = [await countOf(world.db, 'files'), await countOf(world.db, 'imports')];
		await expect(upload(manager(), posted(bytes))).rejects.toMatchObject({ code });
		expect([await countOf(world.db, 'files'), await countOf(world.db, 'imports')]).toEqual(before);
	});

	it('a form without a file is refused', async () => {
		const empty = new FormData();
		empty.append('file', new File([], ''));
		const request = new Request('http://localhost/', { method: 'POST', body: empty });
		await expect(upload(manager(), request)).rejects.toMatchObject({ code: 'import.file_missing' });
	});

	it('more text than may be kept is refused, also when it was packed small', async () => {
		const most = 1024 * 1024;
		const bomb = gzipSync(`a,b\n${`${'x'.repeat(1000)},y\n`.repeat(1200)}`);
		expect(bomb.length).toBeLessThan(20_000);
		const before = await countOf(world.db, 'file_parts');
		await expect(upload(manager(), posted(Uint8Array.from(bomb)), most)).rejects.toMatchObject({
			code: 'import.too_large',
			facts: { megabytes: 1 }
		});
		expect(await countOf(world.db, 'file_parts')).toBe(before);
	});

	it('an upload that breaks off leaves nothing', async () => {
		const before = await countOf(world.db, 'files');
		const start = Buffer.from(
			`--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${HEADER}\n`
		);
		const body = new ReadableStream({
			start: (controller) => controller.enqueue(start),
			pull: (controller) => controller.error(new Error('the line was cut'))
		});
		const request = streamed(body, 'multipart/form-data; boundary=b');
		await expect(upload(manager(), request)).rejects.toMatchObject({ code: 'import.upload_broken' });
		expect(await countOf(world.db, 'files')).toBe(before);
	});

	it.each(['agent', 'finance'] as const)('%s may not bring one', async (role) => {
		await expect(upload(world.staff(role), posted(csv()))).rejects.toMatchObject({ code: 'auth.forbidden' });
	});
});

describe('a mapping', () => {
	const layout = mappingForm.omit({ id: true }).parse({
		format: 'own',
		columns: {
			...{ number: '주문번호', email: '이메일', name: '주문자명', sku: '상품코드', title: '상품명', quantity: '수량' },
			...{ unit_price: '판매가', placed_at: '주문일시', tender_1_kind: '결제수단', tender_1_captured: '결제금액' }
		},
		fixed: { currency: 'KRW', region: 'KR', tender_1_gateway: 'manual' },
		remember: 'Our shop'
	});

	it('that is remembered is proposed for the next file with these columns, and known at the command line', async () => {
		const first = await bring(`${SHOP}\n${SHOP_ROW}\n`);
		await choose(manager(), { id: first.id, ...layout });
		const next = await bring(`${SHOP}\n${SHOP_ROW.replace('2026-1', '2026-2')}\n`);
		expect(next.layout).toMatchObject({ columns: { number: '주문번호' }, fixed: { currency: 'KRW' } });
		const report = await importFile(world.ctx(), readFile(world.db, next.fileId ?? ''), { mapping: 'our shop' });
		expect(report).toMatchObject({ lines: 1, orders: 1, kept_out: {} });
		const [order] = await world.database.sql`select number, currency, total_minor::int as total from orders`;
		expect(order).toMatchObject({ number: '2026-2', currency: 'KRW', total: 19_800 });
	});

	it('needs every field an order can’t do without, and columns the file has', async () => {
		const { id } = await bring(`${SHOP}\n${SHOP_ROW}\n`);
		const without = { ...layout, id, fixed: {} };
		await expect(choose(manager(), without)).rejects.toMatchObject({
			code: 'import.fields_missing',
			facts: { fields: 'Currency, Country' }
		});
		const wrong = { ...layout, id, columns: { ...layout.columns, email: 'E-Mail' } };
		await expect(choose(manager(), wrong)).rejects.toMatchObject({ code: 'import.columns_missing' });
		await expect(choose(manager(), { ...layout, id, format: 'shopify' })).rejects.toMatchObject({
			code: 'import.columns_missing'
		});
		await expect(choose(manager(), { ...layout, id, remember: 'Shopify' })).rejects.toMatchObject({
			code: 'import.name_reserved'
		});
		expect((await getImport(world.db, id)).state).toBe('mapping');
	});
});

it('is forgotten after a week when nobody goes on with it', async () => {
	const id = await prepared(manager(), csv(...orderLines(2, 'W')));
	world.pass(7 * DAY - 1);
	await world.drain();
	expect((await getImport(world.db, id)).state).toBe('checked');
	world.pass(1);
	await world.drain();
	await expect(getImport(world.db, id)).rejects.toMatchObject({ code: 'import.not_found' });
	expect(await countOf(world.db, 'files')).toBe(0);
});
