import { obstacles } from './axe';
import { expect, test } from './support';

test('a manager lets another program be told, sees what becomes of a test, and takes it back', async ({ manager }) => {
	await manager.goto('/admin/webhooks');
	await manager.getByRole('link', { name: 'Add a webhook' }).click();
	const add = async (address: string) => {
		await manager.getByLabel('Name').fill('Warehouse');
		await manager.getByLabel('Address').fill(address);
		await manager.getByRole('button', { name: 'Add a webhook' }).click();
	};
	await add('https://169.254.169.254/latest');
	await expect(manager.getByText('This address leads to a machine inside a network.')).toBeVisible();
	await expect(manager.getByLabel('Address')).toHaveValue('https://169.254.169.254/latest');
	await add('https://erp.invalid/hooks?token=secret');
	await expect(manager.getByText('The webhook is on.')).toBeVisible();
	await expect(manager.getByText('https://erp.invalid/hooks?…')).toBeVisible();
	await manager.getByRole('button', { name: 'Show the secret' }).click();
	await expect(manager.getByText(/^whsec_[\w+/]{43}=$/)).toBeVisible();

	// Nobody is at that address, wherever this runs: the message is kept, and tried again.
	await manager.getByRole('button', { name: 'Send a test' }).click();
	await expect(manager.getByText('Tried again later')).toBeVisible({ timeout: 30_000 });
	expect(await obstacles(manager)).toEqual([]);
	await manager.goto('/admin/webhooks');
	const row = manager.getByRole('row').filter({ hasText: 'Warehouse' });
	await expect(row.getByText('Failing')).toBeVisible();
	await row.getByRole('link', { name: 'Warehouse' }).click();
	await manager.getByText('Remove this webhook').click();
	await manager.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(manager.getByText('The webhook was removed.')).toBeVisible();
	await expect(row).toHaveCount(0);
});
