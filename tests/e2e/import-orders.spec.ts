import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unused } from '../support/outside';
import { expect, test as base } from './support';

const test = base.extend<{ readonly plain: Page }>({
	/** A manager in a browser without scripts. */
	plain: async ({ browser, manager }, use) => {
		const storageState = await manager.context().storageState();
		const context = await browser.newContext({ javaScriptEnabled: false, storageState });
		await use(await context.newPage());
		await context.close();
	}
});

const SHOP = '주문번호,이메일,주문자명,상품코드,상품명,수량,판매가,주문일시,결제수단,결제금액';

/** A Korean shop's own export, with a good order and two that are wrong until they are put right. */
function shopFile(prefix: string, right: boolean): string {
	const row = (n: number, email: string, quantity: string) =>
		`${prefix}-${n},${email},김민지,LAMP-1,"조명, 대형",${quantity},"15,000원",2026. 2. 1. 오후 3:05,신용카드,"30,000원"`;
	const rows = [row(1, 'kim@example.com', '2'), row(2, right ? 'lee@example.com' : 'lee at example', '2')];
	return `${[SHOP, ...rows, row(3, 'park@example.com', right ? '2' : 'two')].join('\n')}\n`;
}

async function upload(page: Page, name: string, bytes: string | Buffer) {
	await page.goto('/admin/import');
	await page.getByLabel('CSV file of orders').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
	await page.getByRole('button', { name: 'Upload and go on' }).click();
}

test('a manager imports a file with errors, and then the same file put right', async ({ manager: page }) => {
	const prefix = unused('K');
	await upload(page, '주문 2월.csv', shopFile(prefix, false));
	await expect(page.getByRole('heading', { level: 1, name: '주문 2월.csv' })).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Order number' })).toHaveValue('주문번호');
	await expect(page.getByText('15,000원')).toBeVisible();

	await page.getByRole('button', { name: 'Start the dry run' }).click();
	await page.getByRole('link', { name: 'Currency' }).click();
	await expect(page.getByRole('combobox', { name: 'Currency' })).toBeFocused();
	await page.getByLabel('Currency: same for all rows').fill('KRW');
	await page.getByLabel('Country: same for all rows').fill('KR');
	await page.getByLabel('Remember this as').fill(`Shop ${prefix}`);
	await page.getByRole('button', { name: 'Start the dry run' }).click();

	await expect(page.getByText('1 order would come in')).toBeVisible();
	const wrong = page.getByRole('row').filter({ hasText: `${prefix}-2` });
	await expect(wrong).toContainText('Customer’s e-mail');
	await expect(wrong).toContainText('lee at example');
	await expect(page.getByRole('row').filter({ hasText: `${prefix}-3` })).toContainText('two');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'All of them as CSV' }).click()
	]);
	expect(readFileSync(await file.path(), 'utf8')).toContain(`3,${prefix}-2,Values that can’t be right`);
	await page.getByRole('button', { name: 'Import 1 order' }).click();
	await expect(page.getByText('1 order came in')).toBeVisible();

	await upload(page, 'put-right.csv', shopFile(prefix, true));
	await expect(page.getByLabel('Currency: same for all rows')).toHaveValue('KRW');
	await page.getByRole('button', { name: 'Start the dry run' }).click();
	await page.getByRole('button', { name: 'Import 2 orders' }).click();
	await expect(page.getByText('2 orders came in')).toBeVisible();
	await expect(page.getByText('Nothing was kept out.')).toBeVisible();
	await page.getByRole('link', { name: `${prefix}-3` }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(`${prefix}-3`);
	await expect(page.getByText('₩30,000').first()).toBeVisible();
});

test('a Shopify export is recognized, and what is there already is no error', async ({ manager: page }) => {
	const prefix = unused('S');
	const text = readFileSync('tests/fixtures/shopify-orders.csv', 'utf8').replaceAll(/^#/gm, `#${prefix}-`);
	for (const [came, there] of [
		['7 orders would come in', '0'],
		['All orders of this file are there already', '7']
	] as const) {
		await upload(page, 'orders_export.csv', text);
		await expect(page.getByText('This is a Shopify orders export')).toBeVisible();
		await page.getByRole('button', { name: 'Start the dry run' }).click();
		await expect(page.getByText(came)).toBeVisible();
		await expect(page.getByRole('definition').nth(-3)).toHaveText(there);
		if (there === '0') await page.getByRole('button', { name: 'Import 7 orders' }).click();
		if (there === '0') await expect(page.getByText('7 orders came in')).toBeVisible();
	}
});

test('what is no CSV is refused with what to do, and the file can be chosen anew', async ({ manager: page }) => {
	await upload(page, 'orders.xlsx', Buffer.from('PK\x03\x04 and the rest of a workbook', 'latin1'));
	await expect(page.getByText('This is a spreadsheet. In Excel or Numbers, save it as “CSV UTF-8”')).toBeVisible();
	await expect(page.getByLabel('CSV file of orders')).toHaveAttribute('aria-invalid', 'true');
	await upload(page, 'orders.csv', 'number,email\n');
	await expect(page.getByText('There are no rows in this file.')).toBeVisible();
});

test('without JavaScript the same form does', async ({ plain: page }) => {
	const prefix = unused('P');
	await upload(page, 'photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
	await expect(page.getByText('This is not a CSV file we can read.')).toBeVisible();
	await upload(page, 'plain.csv', shopFile(prefix, true).replace('주문자명', '구매자명')); // nobody remembered these columns
	await page.getByLabel('Currency: same for all rows').fill('KRW');
	await page.getByRole('button', { name: 'Start the dry run' }).click();
	await expect(page.getByRole('link', { name: 'Country' })).toBeVisible();
	await expect(page.getByLabel('Currency: same for all rows')).toHaveValue('KRW');
	await page.getByLabel('Country: same for all rows').fill('KR');
	await page.getByRole('button', { name: 'Start the dry run' }).click();
	const start = page.getByRole('button', { name: 'Import 3 orders' });
	await expect(async () => {
		await page.goto(page.url().replace(/\?.*/, ''));
		await expect(start).toBeVisible({ timeout: 500 });
	}).toPass();
	await start.click();
	await expect(async () => {
		await page.goto(page.url().replace(/\?.*/, ''));
		await expect(page.getByText('3 orders came in')).toBeVisible({ timeout: 500 });
	}).toPass();
});

test('a file may be big where files are brought, and nothing may be big elsewhere', async ({ manager: page }) => {
	const prefix = unused('B');
	const rows = Array.from(
		{ length: 8000 },
		(_, n) => `${prefix}-${n},shopper${n % 100}@example.com,KRW,2026-02-01 10:00,KR,A,1,1000`
	);
	const header = 'number,email,currency,placed_at,region,sku,quantity,unit_price';
	const text = `${[header, ...rows].join('\n')}\n`;
	expect(text.length).toBeGreaterThan(512 * 1024);
	await upload(page, 'big.csv', text);
	await page.getByRole('button', { name: 'Start the dry run' }).click();
	await expect(page.getByText('8,000 orders would come in')).toBeVisible({ timeout: 60_000 });

	const form = { email: 'x'.repeat(600_000), password: 'x', next: '' };
	const headers = { origin: new URL(page.url()).origin };
	const answer = await page.request.post('/admin/sign-in', { form, headers });
	expect(answer.status()).toBe(413);
});

test('an agent may not import', async ({ agent: page }) => {
	const answer = await page.goto('/admin/import');
	expect(answer?.status()).toBe(403);
	await expect(page.getByRole('link', { name: 'Import' })).toHaveCount(0);
});
