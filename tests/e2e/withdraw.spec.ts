import { expect, test } from './door';
import { ownOrder } from './steps';

test('EU withdrawal without sign-in', async ({ elsewhere, shop, address, mailbox, agent }) => {
	const order = await ownOrder(shop, { email: address, region: 'DE' });
	const page = await elsewhere({ javaScriptEnabled: false });
	await page.goto('/');
	await page.getByRole('link', { name: 'Withdraw from contract here' }).click();
	await page.getByLabel('Your name').fill('Ada Park');
	await page.getByLabel('Order number').fill(`#${order.number}`);
	await page.getByLabel('E-mail').fill(address);
	await page.getByRole('button', { name: 'Withdraw from contract here' }).click();
	await expect(
		page.getByText(`I, Ada Park, hereby withdraw from the contract for order ${order.number}.`)
	).toBeVisible();
	await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'We have your withdrawal' })).toBeVisible();
	const subject = `We have your withdrawal from order ${order.number}`;
	await expect.poll(async () => (await mailbox.all(address)).map((mail) => mail.subject)).toContain(subject);
	await agent.goto(`/admin/cancellations?tab=all&q=${order.number}`);
	await expect(agent.getByText('Cancellation in progress [Withdrawal]').first()).toBeVisible();
});
