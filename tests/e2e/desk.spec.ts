import { expect, test } from './support';
import { caseNumber, ownOrder, proceed, status } from './steps';

test('of two staff on one case the second is told who was faster, and nothing is done twice', async ({
	agent,
	manager,
	shop,
	clock
}) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	await Promise.all([proceed(agent, number), proceed(manager, number)]);
	await agent.getByRole('button', { name: 'Accept and refund $21.60' }).click();
	await expect(agent.getByText('Accepted. Nothing has left yet.')).toBeVisible();

	await manager.getByRole('button', { name: 'Accept and refund $21.60' }).click();
	await expect(manager.getByText('This cancellation was changed by Noah Kim in the meantime.')).toBeVisible();
	await expect(status(manager, 'Cancellation in progress [Customer]')).toBeVisible();
	await clock.pass(11);
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	expect((await shop.caseNow(id)).refunds).toHaveLength(1);
	expect(await shop.books(order)).toMatchObject({ refunded: 2160, refunds: [{ amount: 2160 }] });
});

test('staff cancel what is sold out, from the order', async ({ agent, shopper, shop, clock, mailbox }) => {
	const order = await ownOrder(shop);
	await agent.goto('/admin/orders');
	await agent.getByRole('searchbox', { name: 'Search orders' }).fill(order.number);
	await agent.keyboard.press('Enter');
	await agent.getByRole('link', { name: order.number }).click();
	await agent.getByRole('link', { name: 'Cancel items…' }).click();
	await agent.getByRole('radio', { name: 'The shop’s own reason' }).check();
	await expect(agent.getByLabel('They asked by')).toBeHidden();
	await agent.getByRole('combobox', { name: 'Reason' }).first().selectOption('Sold out');
	await agent.getByLabel('How many of Lamp').fill('1');
	await agent.keyboard.press('Tab');
	await agent.getByRole('button', { name: 'Accept and refund $18.00' }).click();
	await expect(status(agent, 'Cancellation in progress [Admin]')).toBeVisible();
	await clock.pass(11);

	const number = caseNumber(agent);
	const mail = await mailbox.latest('shopper@example.com', new RegExp(`order ${order.number}$`, 'i'));
	expect(mail.text).toContain(number);
	await shopper.goto(`/account/orders/${order.number}`);
	await shopper.getByRole('link', { name: number }).click();
	await expect(status(shopper, 'Canceled')).toBeVisible();
	await expect(shopper.getByText('Canceled by us').first()).toBeVisible();
});

test('staff file for a customer on the telephone, and the shopper may still withdraw', async ({
	agent,
	shopper,
	shop
}) => {
	const order = await ownOrder(shop);
	await agent.goto(`/admin/orders/${order.number}/cancel`);
	await agent.getByLabel('They asked by').selectOption('phone');
	await agent.getByLabel('How many of Walnut desk').fill('1');
	await agent.keyboard.press('Tab');
	await expect(agent.getByRole('button', { name: 'Accept and refund $10.80' })).toBeVisible();
	await agent.getByRole('button', { name: 'Only file the request' }).click();
	await expect(status(agent, 'Cancellation requested [Customer]')).toBeVisible();
	await expect(agent.getByText('On behalf of the customer (phone)')).toBeVisible();

	await shopper.goto(`/account/cancellations/${caseNumber(agent)}`);
	await shopper.getByRole('button', { name: 'Withdraw request' }).click();
	await expect(status(shopper, 'Withdrawn by you')).toBeVisible();
	expect((await shop.orderNow(order.id)).line_items[0]?.units).toMatchObject({ open: 3, held: 0 });
});
