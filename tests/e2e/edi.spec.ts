import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeInterchange } from '../../src/lib/modules/channels/edi/outgoing';
import type { EdiMessage } from '../../src/lib/modules/channels/edi/message';
import { X12 } from '../../src/lib/modules/channels/edi/syntax';
import { obstacles } from './axe';
import { refused } from './steps';
import { expect, test } from './support';

const place = join(process.env['E2E_DATA_DIR'] ?? '', 'edi/buyer');
const drop = (message: EdiMessage, control: string) =>
	writeFile(
		join(place, 'in', `${control}.edi`),
		writeInterchange(
			'x12',
			message,
			{
				...{ from: { qualifier: 'ZZ', id: 'EDIBUYER' }, to: { qualifier: 'ZZ', id: 'RESCIND' }, test: false, code: '' },
				...{ control, day: '20260302', time: '0915' }
			},
			X12
		)
	);
/** What lies there for the partner, as one text. */
async function left(): Promise<string> {
	const files = (await readdir(join(place, 'out'))).filter((name) => !name.startsWith('.'));
	return (await Promise.all(files.map((name) => readFile(join(place, 'out', name), 'utf8')))).join('\n');
}

test('an EDI buyer orders and cancels by files in a folder, and finds its answers there', async ({ owner, clock }) => {
	await owner.goto('/admin/connections');
	await owner.getByRole('link', { name: 'Add an EDI partner' }).click();
	await owner.getByLabel('Name').fill('EDI Buyer');
	await owner.getByLabel('Our identifier').fill('RESCIND');
	await owner.getByLabel('Its identifier').fill('EDIBUYER');
	await owner.getByLabel('E-mail').fill('edi@buyer.example');
	await owner.getByRole('radio', { name: 'By folder' }).check();
	await owner.getByRole('textbox', { name: 'Folder' }).fill('../buyer');
	await owner.getByRole('button', { name: 'Add an EDI partner' }).click();
	await expect(owner.getByRole('link', { name: 'Folder: Check this field.' })).toBeVisible();
	await refused(owner);
	await owner.getByRole('textbox', { name: 'Folder' }).fill('buyer');
	await owner.getByRole('button', { name: 'Add an EDI partner' }).click();
	await expect(owner.getByText('The partner is added')).toBeVisible();
	await owner.getByRole('button', { name: 'Test' }).click();
	await expect(owner.getByText('Its place can be reached.')).toBeVisible();

	const line = { line: '1', sku: 'MUG', title: 'Mug', quantity: 4, price: '9.50' };
	const order = { kind: 'order', number: 'EDI-1', day: '20260301', currency: 'EUR', buyer: 'EDI Buyer', email: '' };
	await drop({ ...order, kind: 'order', lines: [line] }, '000000001');
	await clock.pass(1);
	await expect.poll(left).toContain('BAK*00*AT*EDI-1*');
	await drop({ kind: 'change', number: 'EDI-1', day: '20260302', whole: true, lines: [] }, '000000002');
	await clock.pass(1);
	await owner.goto('/admin/orders/EDI-1');
	await owner.locator('a[href^="/admin/cancellations/"]', { hasText: /\d/ }).first().click();
	await owner
		.getByRole('button', { name: /^Accept/ })
		.first()
		.click();
	await expect(owner.getByText(/^Accepted/).first()).toBeVisible();
	await clock.pass(60);
	await expect.poll(left).toContain('BCA*00*AT*EDI-1*');

	await owner.goto('/admin/connections');
	await owner.getByRole('link', { name: 'EDI Buyer' }).click();
	await expect(owner.getByRole('link', { name: 'Change or cancellation' })).toBeVisible();
	expect(await obstacles(owner)).toEqual([]);
	await owner.getByRole('link', { name: 'Change or cancellation' }).click();
	await expect(owner.getByText('Order EDI-1 is called off, all of it.')).toBeVisible();
});
