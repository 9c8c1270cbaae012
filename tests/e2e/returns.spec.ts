import { itemsOf } from '../support/outside';
import { expect, test } from './door';
import { ownOrder } from './steps';

test('goods that were sent come back in two parts, and are paid', async ({
	elsewhere,
	shop,
	address,
	mailbox,
	agent
}) => {
	const order = await ownOrder(shop, { email: address, region: 'DE' });
	const items = itemsOf(order, { 'API-DESK': 2 }).map(({ line_item, quantity }) => ({ line_item, quantity }));
	await shop.post(`/orders/${order.id}/fulfillments`, { action: 'ship', items });

	const page = await elsewhere({ javaScriptEnabled: false });
	await page.goto('/withdraw');
	await page.getByLabel('Your name').fill('Ada Park');
	await page.getByLabel('Order number').fill(order.number);
	await page.getByLabel('E-mail').fill(address);
	await page.getByRole('button', { name: 'Withdraw from contract here' }).click();
	await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
	const mail = await mailbox.latest(address, /Please send back the items/);
	expect(mail.text).toContain('Walnut desk');

	await agent.goto(`/admin/orders/${order.number}`);
	const goods = (what: string) => agent.getByRole('region', { name: what, exact: true });
	const awaited = goods('2 × Walnut desk');
	await expect(awaited.getByText('Awaited', { exact: true })).toBeVisible();
	await awaited.getByLabel('How many of Walnut desk came').fill('1');
	await awaited.getByRole('button', { name: 'Goods received' }).click();

	const both = goods('1 × Walnut desk');
	await expect(both).toHaveCount(2);
	await expect(both.getByRole('link', { name: /Goes on as C-\d+/ })).toBeVisible();
	await mailbox.latest(address, /We have received the items/);
	await both.getByRole('button', { name: 'Proof of sending' }).click();
	await expect(both.getByText('Sent, not here yet')).toBeVisible();
	await mailbox.latest(address, /on their way to us/);

	await both
		.getByRole('link', { name: /Goes on as C-\d+/ })
		.first()
		.click();
	await expect(agent.getByText(/^(Cancellation in progress|Canceled) \[Withdrawal\]/).first()).toBeVisible();
});
