import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { ownOrder } from './steps';
import { expect, test } from './support';

const IBAN = 'DE89370400440532013000';

async function giveAccount(shopper: Page, number: string): Promise<void> {
	await shopper.goto(`/account/cancellations/${number}?bank=iban`);
	await shopper.getByLabel('Account holder').fill('Ada & Park');
	await shopper.getByLabel('IBAN').fill(IBAN);
	await shopper.getByRole('button', { name: 'Save bank details' }).click();
	await expect(shopper.getByText('Thank you, we have your bank details.')).toBeVisible();
}

/** Chooses what the bank sent, as a file. */
async function answer(finance: Page, rows: readonly string[]): Promise<Locator> {
	const buffer = Buffer.from(['reference,status,reason', ...rows].join('\n'));
	await finance.getByLabel('File from the bank').setInputFiles({ name: 'answer.csv', mimeType: 'text/csv', buffer });
	await finance.getByRole('button', { name: 'Show what would change' }).click();
	return finance.getByRole('region', { name: 'What would change' });
}

test('finance pays deposits as a batch: its file, the bank’s answer, and what comes back later', async ({
	shopper,
	owner,
	finance,
	shop,
	clock
}) => {
	const paid = { currency: 'EUR', tenders: [{ kind: 'bank_deposit', captured: 5840 }] };
	const filed = [];
	for (const desks of [1, 2]) {
		const one = await shop.ask(await ownOrder(shop, paid), { 'API-DESK': desks });
		await shop.post(`/cancellations/${one.id}/accept`);
		filed.push(one);
	}
	const [good, bad] = filed;
	if (!good || !bad) throw new Error('two were filed');
	await clock.pass(11);
	await finance.goto('/admin/refunds/batches?tab=missing&currency=EUR');
	await expect(finance.getByRole('link', { name: `Write on ${good.number}` })).toBeVisible();
	for (const { number } of filed) await giveAccount(shopper, number);
	await owner.goto('/admin/refunds/batches/account?currency=EUR');
	await owner.getByLabel('Account holder').fill('Rescind Goods');
	await owner.getByRole('textbox', { name: 'Account number' }).fill('FR14 2004 1010 0505 0001 3M02 606');
	await owner.getByRole('button', { name: 'Save the account' }).click();
	await expect(owner.getByText('The account is saved.')).toBeVisible();

	await finance.getByRole('link', { name: /^To pay/ }).click();
	await expect(finance).toHaveURL(/tab=ready/); // every tab has currencies of its own
	await finance.getByRole('link', { name: /^EUR/ }).click();
	await expect(finance).toHaveURL(/currency=EUR/);
	for (const { number } of filed)
		await finance.getByRole('checkbox', { name: `Select the deposit of ${number}` }).check();
	await finance.getByRole('button', { name: 'Make a batch of the selected' }).click();
	await expect(finance.getByRole('heading', { level: 1, name: /^Batch B-\d+$/ })).toBeVisible();
	await expect(finance.getByText('•••• 3000')).toHaveCount(2);
	await expect(finance.getByText(IBAN)).toBeHidden();

	const coming = finance.waitForEvent('download');
	await finance.getByRole('button', { name: 'Download pain.001 (XML)' }).click();
	const xml = readFileSync(await (await coming).path(), 'utf8');
	expect(xml).toContain('<CtrlSum>32.40</CtrlSum>');
	expect(xml).toContain(`<IBAN>${IBAN}</IBAN>`);
	expect(xml).toContain('<Nm>Ada &amp; Park</Nm>');
	const references = [...xml.matchAll(/<EndToEndId>(.+)<\/EndToEndId>/g)].map(([, reference]) => reference);
	const [first = '', second = ''] = references;
	await expect(finance.locator('header').getByText('With the bank', { exact: true })).toBeVisible();

	let preview = await answer(finance, [`${second},failed,Account closed`, 'rfd-unknown,failed,']);
	await expect(preview.getByText('Not in this batch')).toBeVisible();
	await expect(preview.getByRole('button')).toHaveCount(0);
	preview = await answer(finance, [`${second},failed,Account closed`, `${first},paid,`]);
	await expect(preview.getByText('Nothing has changed yet.')).toBeVisible();
	await preview.getByRole('button', { name: 'Record 1 as not paid' }).click();
	await expect(preview).toHaveCount(0); // it says why as well
	await expect(finance.getByRole('cell', { name: /Account closed/ })).toBeVisible();
	await finance.getByLabel('Bank reference').fill('WIRE-90');
	await finance.getByRole('button', { name: 'Record €10.80 as paid' }).click();
	await expect(finance.locator('header').getByText('Partly paid', { exact: true })).toBeVisible();
	await expect.poll(async () => (await shop.caseNow(good.id)).state).toBe('canceled');
	expect(await shop.caseNow(bad.id)).toMatchObject({ state: 'in_progress', refunded: 0 });

	preview = await answer(finance, [`${first},returned,AC04`]);
	await expect(preview.getByText('Came back after it was paid')).toBeVisible();
	await preview.getByRole('button', { name: 'Record 1 as not paid' }).click();
	await expect.poll(async () => (await shop.caseNow(good.id)).state).toBe('in_progress');
	await finance.goto(`/admin/cancellations/${good.number}`);
	await expect(finance.getByText(/The bank did not take the transfer\./)).toBeVisible();
	await expect(finance.getByRole('button', { name: 'Try again: €10.80' })).toBeVisible();
});
