import { expect, test } from './support';
import { ownOrder } from './steps';

test('without a connection a shopper’s page stays, with what is typed in it, and says why', async ({
	shopper,
	shop
}) => {
	const order = await ownOrder(shop);
	await shopper.goto(`/account/orders/${order.number}/cancel`);
	await shopper.getByRole('checkbox', { name: 'Lamp' }).check();
	await expect(shopper.getByRole('button', { name: /^Request cancellation and/ })).toBeVisible();
	await shopper.getByLabel('Note to the shop').fill('It was a present.');
	await shopper.context().setOffline(true);
	const said = shopper.getByRole('region', { name: 'Notifications' }).getByText('No connection.');

	await test.step('a page that was never opened can’t be reached', async () => {
		await shopper.getByRole('link', { name: 'Account' }).click();
		await expect(said).toBeVisible();
		await shopper.getByRole('button', { name: 'Close' }).click();
	});
	await test.step('what would be sent waits', async () => {
		await shopper.getByRole('button', { name: /^Request cancellation and/ }).click();
		await expect(said).toBeVisible();
		await expect(shopper.getByLabel('Note to the shop')).toHaveValue('It was a present.');
	});
	await test.step('an amount that can’t be asked for says so where it would stand', async () => {
		await shopper.getByRole('checkbox', { name: 'Walnut desk' }).check();
		await expect(shopper.getByText('The amount could not be worked out just now.')).toBeVisible();
	});

	await shopper.context().setOffline(false);
	await shopper.getByRole('checkbox', { name: 'Walnut desk' }).uncheck();
	await shopper.getByRole('combobox', { name: 'Why?' }).first().selectOption('Changed my mind');
	await shopper.getByRole('button', { name: 'Request cancellation and $18.00 back' }).click();
	await expect(shopper.getByText('We have your request')).toBeVisible();
});
