import { expect, test } from './support';
import { ownOrder } from './steps';

test('the audit says who accepted a cancellation, and of what', async ({ manager, agent, shop }) => {
	const order = await ownOrder(shop);
	const { number } = await shop.ask(order, { 'API-LAMP': 1 });
	await agent.goto(`/admin/cancellations/${number}`);
	await agent.getByRole('button', { name: /^Accept and refund/ }).click();
	await expect(agent.getByText('Accepted. Nothing has left yet.')).toBeVisible();

	await manager.goto('/admin');
	await manager.getByRole('link', { name: 'Audit' }).click();
	const filters = manager.getByRole('form', { name: 'Filter the audit' });
	await filters.getByText('Order or cancellation').first().click();
	await filters.getByRole('textbox', { name: 'Order or cancellation' }).fill(number);
	await manager.keyboard.press('Enter');
	await expect(manager.getByRole('link', { name: `Remove the filter Order or cancellation: ${number}` })).toBeVisible();
	await filters.getByText('What', { exact: true }).first().click();
	await filters.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Request accepted' });
	const row = manager.getByRole('row').filter({ hasText: 'Request accepted' }); // a folded row is named without what it unfolds
	await expect(manager.getByRole('row')).toHaveCount(2);
	await row.getByText('Request accepted').click();
	await expect(row.getByText('$18.00')).toBeVisible();
	await expect(row.getByRole('link', { name: 'Noah Kim' })).toBeVisible();
	await row.getByRole('link', { name: number }).click();
	await expect(manager.getByRole('heading', { level: 1, name: number })).toBeVisible();
});

test('who may only decide does not see what everybody did', async ({ agent }) => {
	await agent.goto('/admin/orders');
	await expect(agent.getByRole('link', { name: 'Refunds' })).toBeVisible();
	await expect(agent.getByRole('link', { name: 'Audit' })).toHaveCount(0);
	await agent.goto('/admin/audit');
	await expect(agent.getByRole('heading', { name: 'You can’t open this page' })).toBeVisible();
});
