import { unused } from '../support/outside';
import { expect, test } from './support';

test('a manager keeps a view and shares it; a colleague opens it and starts with it', async ({ agent, manager }) => {
	const name = unused('Our fault');
	await manager.goto('/admin/cancellations?tab=all&reason=sold_out&reason=defective&sort=amount');
	await manager.getByText('Views', { exact: true }).click();
	await manager.getByRole('textbox', { name: 'Name' }).fill(name);
	await manager.getByRole('checkbox', { name: 'Share it with everybody' }).check();
	await manager.getByRole('button', { name: 'Save view' }).click();
	await expect(manager.getByText('View saved.')).toBeVisible();

	await agent.goto('/admin/cancellations?tab=requested');
	await agent.getByText('Views', { exact: true }).click();
	await agent.getByRole('link', { name }).click();
	await expect(agent).toHaveURL(/reason=sold_out&reason=defective/);
	await expect(agent.getByText('Reason: Sold out')).toBeVisible();
	await expect(agent.getByRole('columnheader', { name: 'Amount' })).toHaveAttribute('aria-sort', 'descending');

	await agent.goto('/admin/cancellations/views');
	const card = agent
		.locator('main')
		.locator('section, article, div')
		.filter({ has: agent.getByRole('link', { name }) })
		.last();
	await expect(card.getByRole('button', { name: 'Delete' })).toHaveCount(0);
	await card.getByRole('button', { name: 'Open first' }).click();
	await expect(agent.getByText('Your queue opens with it from now on.')).toBeVisible();
	await agent.goto('/admin/cancellations');
	await expect(agent).toHaveURL(/reason=sold_out/);
	await agent.goto('/admin/cancellations/views');
	await agent.getByRole('button', { name: 'Don’t open first' }).click();
	await expect(agent.getByText('Your queue opens as it comes.')).toBeVisible();
	await agent.goto('/admin/cancellations');
	await expect(agent).not.toHaveURL(/reason=/);
});

test('a name that is taken is refused beside the field', async ({ agent }) => {
	const name = unused('Late');
	for (const answer of ['View saved.', 'There is a view of this name already. Choose another name.']) {
		await agent.goto('/admin/cancellations?tab=requested&age=3');
		await agent
			.getByText(/^Views$|^Late/)
			.first()
			.click();
		await agent.getByRole('textbox', { name: 'Name' }).fill(name);
		await agent.getByRole('button', { name: 'Save view' }).click();
		await expect(agent.getByText(answer)).toBeVisible();
	}
});
