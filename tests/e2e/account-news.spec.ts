import { obstacles } from './axe';
import { fileRequest, ownOrder, proceed, status } from './steps';
import { expect, test } from './support';

test('an open request follows what the shop does, loses nothing typed, and the account keeps what was told', async ({
	shopper,
	agent,
	shop
}) => {
	const number = await fileRequest(shopper, await ownOrder(shop), '$18.00', [{ title: 'Lamp' }]);
	await proceed(agent, number);
	await agent.getByRole('button', { name: 'Accept and refund $18.00' }).click();
	await expect(status(shopper, 'In progress')).toBeVisible();

	const message = shopper.getByLabel('Your message');
	await message.fill('When will the money');
	await agent.getByLabel('Write to the shopper').fill('It is on its way.');
	await agent.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(agent.getByText('Written.')).toBeVisible(); // older news may wait there already
	await expect(shopper.getByText('There is news on this page.')).toBeVisible();
	await expect(shopper.getByText('It is on its way.')).toBeHidden();
	await shopper.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(shopper.getByText('It is on its way.')).toBeVisible();
	await expect(message).toHaveValue('When will the money');
	await message.fill('');

	const bell = shopper.getByRole('link', { name: /^Notifications.*unread$/ });
	await expect(bell).toBeVisible();
	await bell.click();
	await expect(shopper.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
	expect(await obstacles(shopper)).toEqual([]);
	const told = shopper.getByRole('button', { name: `Unread: A message about your cancellation ${number}` });
	await told.click();
	await expect(shopper.getByRole('heading', { level: 1, name: `Cancellation ${number}` })).toBeVisible();
	await shopper.goto('/account/notifications');
	await expect(told).toHaveCount(0);
	await shopper.getByRole('button', { name: 'Mark all as read' }).click();
	await expect(shopper.getByText('All notifications are marked as read.')).toBeVisible();
	await expect(shopper.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible();
});
