import { ownOrder, searched } from './steps';
import { expect, test } from './support';

test('an agent narrows the queue, takes filters away again, and sorts it', async ({ agent, shop }) => {
	const order = await ownOrder(shop, { name: 'Filter Fenwick' });
	const { number } = await shop.ask(order, { 'API-DESK': 2 });
	await agent.goto('/admin/cancellations?tab=all');
	await agent.getByRole('searchbox', { name: 'Search cancellations' }).fill('fenwick');
	await agent.keyboard.press('Enter');
	await searched(agent, 'fenwick'); // a filter asks for the list as it is
	await expect(agent.getByRole('link', { name: number, exact: true })).toBeVisible();

	await agent.getByText('Reason', { exact: true }).first().click();
	await agent.getByRole('checkbox', { name: 'Sold out' }).check();
	await expect(agent.getByText('Nothing fits these filters')).toBeVisible();
	await expect(agent).toHaveURL(/reason=sold_out/);
	await agent.getByRole('checkbox', { name: 'Changed my mind' }).check();
	await expect(agent.getByRole('link', { name: number, exact: true })).toBeVisible();

	await agent.keyboard.press('Escape');
	await agent.getByRole('link', { name: 'Remove the filter Reason: Sold out' }).click();
	await expect(agent).not.toHaveURL(/sold_out/);
	await agent.getByRole('link', { name: 'Clear all' }).click();
	await expect(agent).not.toHaveURL(/reason=/);
	await expect(agent.getByRole('searchbox', { name: 'Search cancellations' })).toHaveValue('fenwick');

	await agent.getByRole('columnheader', { name: 'Amount' }).getByRole('link').click();
	await expect(agent.getByRole('columnheader', { name: 'Amount' })).toHaveAttribute('aria-sort', 'descending');
	await agent.getByRole('columnheader', { name: 'Amount' }).getByRole('link').click();
	await expect(agent.getByRole('columnheader', { name: 'Amount' })).toHaveAttribute('aria-sort', 'ascending');
});

test('the filters work without JavaScript, and a case leads back to them', async ({ agent, browser, shop }) => {
	const order = await ownOrder(shop, { name: 'Plain Prudence' });
	const { number } = await shop.ask(order, { 'API-DESK': 1 });
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await agent.context().storageState()
	});
	const page = await context.newPage();
	await page.goto('/admin/cancellations?tab=requested&q=prudence');
	await page.getByText('Amount', { exact: true }).first().click();
	await page.getByLabel('Currency').selectOption('USD');
	await page.getByRole('textbox', { name: 'From' }).fill('5');
	await page.getByRole('textbox', { name: 'To', exact: true }).fill('2,000.50');
	await page.getByRole('button', { name: 'Apply' }).last().click();
	await expect(page.getByText('Amount: $5.00 – $2,000.50')).toBeVisible();
	await page.getByRole('link', { name: number, exact: true }).click();

	await page.getByText('Assigned: Nobody').click();
	await page.getByRole('button', { name: 'Take it' }).click();
	await expect(page.getByText('Assigned: Noah Kim')).toBeVisible();
	await page.locator('header.page-header').getByRole('link', { name: 'Cancellations' }).click();
	await expect(page.getByText('Amount: $5.00 – $2,000.50')).toBeVisible();
	await expect(page.getByRole('link', { name: number, exact: true })).toBeVisible();
	await context.close();
});
