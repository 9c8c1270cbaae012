import type { Page } from '@playwright/test';
import { obstacles } from './axe';
import { expect, signIn, signUp, test } from './door';
import { ownOrder } from './steps';

/** Nothing that axe can tell stands in anybody's way. */
async function isOpenToAll(page: Page): Promise<void> {
	expect(await obstacles(page), page.url()).toEqual([]);
}

for (const theme of ['light', 'dark']) {
	test(`the door is open to everybody, ${theme}`, async ({ page, baseURL, address, linkTo, shop }) => {
		await page.context().addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
		const order = await ownOrder(shop, { email: address });
		await page.goto('/sign-up');
		await page.getByRole('button', { name: 'Create account' }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await isOpenToAll(page);
		await signUp(page, address);
		await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();
		await isOpenToAll(page);
		await page.goto(await linkTo(address, '/verify-email'));
		await isOpenToAll(page);
		await signIn(page, address);
		await expect(page.getByText('Please confirm your e-mail address')).toBeVisible();
		await isOpenToAll(page);
		await page.goto('/account/settings');
		for (const summary of await page.locator('summary').all()) await summary.click();
		await isOpenToAll(page);
		await page.goto('/order');
		await page.getByLabel('Order number').fill(order.number);
		await page.getByLabel('E-mail').fill(address);
		await page.getByRole('button', { name: 'E-mail me the link' }).click();
		await page.goto(await linkTo(address, '/order'));
		await isOpenToAll(page);
	});
}
