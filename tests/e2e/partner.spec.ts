import { DEMO_PARTNERS } from '../../src/lib/modules/accounts/demo';
import { newKey, programOf, unused } from '../support/outside';
import { obstacles } from './axe';
import { comeIn } from './partner-steps';
import { expect, test } from './support';

const [BUYER, SELLER, EDI_BUYER] = DEMO_PARTNERS;

test('a buyer chooses items, drops them, and cancels with a reason for each', async ({ page, request, mailbox }) => {
	const order = await programOf(request, await newKey('buyer', BUYER.partner)).place();
	await comeIn(page, mailbox, BUYER.email);
	await page.getByRole('searchbox').fill(order.number);
	await page.getByRole('searchbox').press('Enter');
	await page.getByRole('link', { name: order.number }).click();
	await page.getByRole('button', { name: 'Cancel item: Walnut desk' }).click();
	await expect(page.getByText('1 chosen')).toBeVisible();
	await page.getByRole('link', { name: 'Cancel update' }).click();
	await expect(page.getByText('1 chosen')).toHaveCount(0);
	await page.getByRole('button', { name: 'Cancel item: Lamp' }).click();
	await page.getByRole('button', { name: 'Update order' }).click();
	const send = page.getByRole('button', { name: 'Cancel these items' });
	await expect(send).toHaveAttribute('aria-disabled', 'true');
	expect(await obstacles(page)).toEqual([]);
	await page.getByLabel('Reason for Lamp').selectOption('Changed my mind');
	await expect(send).not.toHaveAttribute('aria-disabled', 'true');
	await send.click();
	await expect(page.getByText(/Canceled as C-\d+/)).toBeVisible();
	await page.getByRole('link', { name: /^C-\d+$/ }).click();
	await expect(page.getByText('Canceled by the partner who placed or delivers it')).toBeVisible();
	expect(await obstacles(page)).toEqual([]);
});

test('a seller sees what it delivers, and answers when it is asked to stop', async ({ page, shop, mailbox }) => {
	const order = await shop.place({
		...{ number: unused('P'), discounts: [], charges: [] },
		line_items: [
			{ sku: 'E2E-DESK', title: 'Walnut desk', quantity: 1, unit_price: 1000 },
			{
				...{ sku: 'E2E-PRINT', title: 'Sea poster', quantity: 2, unit_price: 1000 },
				...{ supplier: SELLER.partner, supplier_order: 'placed' }
			}
		],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3000 }]
	});
	const it = await shop.ask(order, { 'E2E-PRINT': 1 });
	await shop.post(`/cancellations/${it.id}/accept`);
	await shop.post(`/cancellations/${it.id}/send-now`);
	await comeIn(page, mailbox, SELLER.email);
	await page.goto(`/partner/orders/${order.number}`);
	await expect(page.getByText('Sea poster').first()).toBeVisible();
	await expect(page.getByText('Walnut desk')).toHaveCount(0);
	await page.getByRole('link', { name: 'Answer' }).click();
	await page.getByRole('button', { name: 'Send answer' }).click();
	await expect(page.getByText('Thank you, your answer has arrived.')).toBeVisible();
	await expect.poll(async () => (await shop.caseNow(it.id)).supplier[0]?.state).toBe('approved');
	expect(await obstacles(page)).toEqual([]);
});

test('a buyer by EDI sees its orders and why there is no button', async ({ page, mailbox }) => {
	await comeIn(page, mailbox, EDI_BUYER.email);
	await page.locator('a[href^="/partner/orders/"]').first().click();
	await expect(page.getByText('You cancel these orders by an EDI message')).toBeVisible();
	await expect(page.getByText('Cancel order')).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Cancel item/ })).toHaveCount(0);
});

test('nobody comes in without a link, nor sees others’ orders', async ({ page, shop, mailbox }) => {
	await page.goto('/partner/orders');
	await expect(page).toHaveURL(/\/partner\/sign-in/);
	const order = await shop.place();
	await comeIn(page, mailbox, BUYER.email);
	const answer = await page.goto(`/partner/orders/${order.number}`);
	expect(answer?.status()).toBe(404);
});
