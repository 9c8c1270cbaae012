import { unused } from '../support/outside';
import { expect, test } from './support';
import { ownOrder } from './steps';

test('staff find an order by its SKU and by its state', async ({ agent, shop }) => {
	const sku = unused('SKU');
	const line_items = [{ sku, title: 'Brass bookend', quantity: 2, unit_price: 1000 }];
	const plain = { line_items, discounts: [], charges: [] };
	const paid = await ownOrder(shop, { ...plain, tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }] });
	const unpaid = await ownOrder(shop, { ...plain, tenders: [] });

	await agent.goto('/admin/orders');
	await agent.getByRole('searchbox', { name: 'Search orders' }).fill(sku.toLowerCase());
	await agent.keyboard.press('Enter');
	await expect(agent.getByRole('link', { name: paid.number })).toBeVisible();
	await expect(agent.getByRole('row')).toHaveCount(3);

	const filters = agent.getByRole('form', { name: 'Filters' });
	await filters.getByText('State', { exact: true }).click();
	await filters.getByRole('checkbox', { name: 'Waiting for payment' }).check();
	await expect(agent.getByRole('row')).toHaveCount(2);
	await expect(agent.getByRole('row', { name: new RegExp(unpaid.number) })).toContainText('Waiting for payment');

	await agent.keyboard.press('Escape'); // the open menu lies over what is below it
	await agent.getByRole('link', { name: 'Remove the filter State: Waiting for payment' }).click();
	await expect(agent.getByRole('row')).toHaveCount(3);
	await agent.goto('/admin/orders?state=canceled&from=1999-01-01&to=1999-01-02');
	await expect(agent.getByText('Nothing fits these filters')).toBeVisible();
	await agent.getByRole('link', { name: 'Clear all' }).click();
	await expect(agent.getByText('Nothing fits these filters')).toBeHidden();
	await expect(agent.getByRole('row')).not.toHaveCount(0);
	expect(new URL(agent.url()).search).toBe('');
});

test('refunds are narrowed by how they were paid, and add up', async ({ agent, shop }) => {
	const order = await ownOrder(shop, { tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
	const { id, number } = await shop.ask(order, { 'API-LAMP': 1 });
	await shop.post(`/cancellations/${id}/accept`);
	await agent.goto(`/admin/refunds?tab=all&q=${number}`);
	await expect(agent.getByText('In sum')).toBeVisible();
	await expect(agent.getByText('$18.00').first()).toBeVisible();
	const filters = agent.getByRole('form', { name: 'Filters' });
	await filters.getByText('Method', { exact: true }).click();
	await filters.getByRole('checkbox', { name: 'Bank deposit' }).check();
	await expect(agent).toHaveURL(/[?&]method=/);
	await expect(agent.getByRole('link', { name: number })).toBeVisible();
	await agent.goto(`/admin/refunds?tab=all&q=${number}&tender=card`);
	await expect(agent.getByRole('link', { name: number })).toHaveCount(0);
});
