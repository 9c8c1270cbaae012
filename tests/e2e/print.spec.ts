import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { ownOrder } from './steps';

/** How many sheets of paper it is. */
const sheets = async (page: Page): Promise<number> => {
	const pdf = await page.pdf({ format: 'A4', printBackground: true });
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
};

/** Facts only: nothing to press, and no time that is told from now. */
async function isPaper(page: Page): Promise<void> {
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	for (const pressed of await page.locator('main :is(button, input, textarea, select, nav)').all()) {
		await expect(pressed).toBeHidden();
	}
	expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
		'rgb(255, 255, 255)'
	);
	await expect(page.locator('time .words').first()).toBeHidden();
}

test('a case prints as a document, for staff and for the shopper', async ({ agent, shopper, shop }) => {
	const order = await ownOrder(shop);
	const { number } = await shop.ask(order, { 'API-LAMP': 1 });

	await agent.goto(`/admin/cancellations/${number}`);
	await isPaper(agent);
	await expect(agent.getByText('Printed')).toBeVisible();
	await expect(agent.getByRole('heading', { level: 1, name: number })).toBeVisible();
	await expect(agent.getByText('Lamp').first()).toBeVisible();
	await expect(agent.getByText('$18.00').first()).toBeVisible();
	await expect(agent.getByRole('list', { name: 'Timeline' })).toBeVisible();
	await expect(agent.getByRole('heading', { name: 'Decide' })).toBeHidden();
	expect(await sheets(agent)).toBeLessThanOrEqual(2);

	await shopper.goto(`/account/cancellations/${number}`);
	await isPaper(shopper);
	await expect(shopper.getByRole('heading', { level: 1, name: `Cancellation ${number}` })).toBeVisible();
	await expect(shopper.getByText('$18.00').first()).toBeVisible();
	expect(await sheets(shopper)).toBeLessThanOrEqual(2);
});
