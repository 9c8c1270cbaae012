import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { caseNumber, choose, ownOrder } from './steps';

/** Nothing of the page reaches beyond the screen. */
async function fits(page: Page): Promise<void> {
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width, page.url()).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

test('on a phone a shopper cancels an item, and staff see it; no page scrolls sideways @phone', async ({
	shopper,
	agent,
	shop
}) => {
	const order = await ownOrder(shop);
	await shopper.goto('/account/orders');
	await fits(shopper);
	await shopper.goto(`/account/orders/${order.number}`);
	await fits(shopper);
	await choose(shopper, order, [{ title: 'Walnut desk' }]);
	await shopper.getByRole('button', { name: 'One less' }).tap();
	await fits(shopper);
	await shopper.getByRole('button', { name: 'Request cancellation and $21.60 back' }).tap();
	await expect(shopper.getByText('We have your request')).toBeVisible();
	await fits(shopper);

	const number = caseNumber(shopper);
	await agent.goto(`/admin/cancellations?tab=all&q=${number}`);
	await expect(agent.getByText('Cancellation requested [Customer]')).toBeVisible();
	await fits(agent);
	await agent.getByRole('link', { name: 'Proceed' }).tap();
	await expect(agent.getByRole('heading', { level: 1, name: number })).toBeVisible();
	await fits(agent);
	for (const path of ['cancellations', 'orders', 'refunds', `orders/${order.number}`]) {
		await agent.goto(`/admin/${path}`);
		await fits(agent);
	}
});
