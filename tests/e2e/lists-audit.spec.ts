import { expect, test } from './support';

test('who may only decide does not see what everybody did', async ({ agent }) => {
	await agent.goto('/admin/orders');
	await expect(agent.getByRole('link', { name: 'Refunds' })).toBeVisible();
	await expect(agent.getByRole('link', { name: 'Audit' })).toHaveCount(0);
	await agent.goto('/admin/audit');
	await expect(agent.getByRole('heading', { name: 'You can’t open this page' })).toBeVisible();
});
