import { startShopify } from '../support/shopify/fake';
import { fileRequest, status } from './steps';
import { expect, test } from './support';

test('an owner connects a Shopify store: its order comes in, a cancellation goes there, and the log says what was said', async ({
	owner,
	shopper,
	request,
	clock
}) => {
	const store = await startShopify();
	await owner.goto('/admin/connections');
	await owner.getByRole('link', { name: 'Connect a store' }).click();
	await owner.getByLabel('Name').fill('Town shop');
	await owner.getByLabel(/^Shop \(/).fill('fake');
	await owner.getByLabel('Access token').fill('shpat_mistyped');
	await owner.getByLabel('Client secret').fill(store.credentials.client_secret);
	await owner.getByLabel('API address').fill(store.url);
	await owner.getByRole('button', { name: 'Connect a store' }).click();
	await expect(owner.getByText('The store is connected')).toBeVisible();
	await owner.getByRole('button', { name: 'Test', exact: true }).click();
	await expect(owner.getByText('The key is not accepted any more')).toBeVisible();
	await owner.getByRole('link', { name: 'Change', exact: true }).click();
	await owner.getByLabel(/^Access token/).fill(store.token);
	await owner.getByRole('button', { name: 'Save changes' }).click();
	await clock.pass(6); // a key that was refused is not tried again at once
	await owner.getByRole('button', { name: 'Test', exact: true }).click();
	await expect(owner.getByText('It works. Its webhooks are set up.')).toBeVisible();
	await expect(owner.getByText('ORDERS_CREATE')).toBeVisible();

	const goods = [
		{ sku: 'DESK', quantity: 2, price: 1200 },
		{ sku: 'LAMP', quantity: 1, price: 2000 }
	];
	const there = store.place(goods, { email: 'shopper@example.com' });
	const { rawBody, headers } = store.webhook('orders/create', there);
	const told = { data: rawBody, headers: Object.fromEntries(headers) };
	expect((await request.post(store.webhooks[0]?.uri ?? '', told)).status()).toBe(200);
	await clock.pass(1);
	const order = { number: encodeURIComponent(there.name) };
	const number = await fileRequest(shopper, order, '$12.00', [{ title: 'DESK', quantity: 1 }]);
	await owner.goto(`/admin/cancellations/${number}`);
	await owner.getByRole('button', { name: 'Accept and refund $12.00' }).click();
	await expect(status(owner, 'Cancellation in progress [Customer]')).toBeVisible();
	await clock.pass(11);
	await expect(status(owner, 'Canceled [Customer]')).toBeVisible();
	expect(there.lines.map(({ current }) => current)).toEqual([1, 1]);
	expect(there.transactions).toContainEqual(expect.objectContaining({ kind: 'REFUND', amount: 1200 }));

	await owner.goto('/admin/connections');
	await owner.getByRole('link', { name: 'Town shop' }).click();
	await owner.getByRole('searchbox', { name: 'Search messages' }).fill('commitEdit');
	await owner.keyboard.press('Enter');
	await owner.getByRole('link', { name: 'commitEdit' }).click();
	await expect(owner.getByText(/mutation commitEdit/)).toBeVisible();
	await expect(owner.getByText(/"userErrors": ?\[\]/)).toBeVisible();
	await expect(owner.getByText(store.token)).toHaveCount(0);
	store.calls.length = 0;
	await owner.getByRole('button', { name: 'Read the order again' }).click();
	await expect(owner.getByText('The order is being read again there.')).toBeVisible();
	await expect.poll(() => store.calls.map(({ operation }) => operation)).toContain('readOrder');

	await owner.getByRole('link', { name: 'Town shop' }).click();
	await owner.getByRole('button', { name: 'Pause' }).click();
	await expect(owner.getByText('Paused. What happens meanwhile waits.')).toBeVisible();
	await owner.getByText('Remove this connection').click();
	await owner.getByRole('button', { name: 'Remove connection' }).click();
	await expect(owner).toHaveURL(/\/admin\/connections\?removed/);
	await expect(owner.getByRole('link', { name: 'Town shop' })).toHaveCount(0);
	await store.close();
});
