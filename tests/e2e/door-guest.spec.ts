import { expect, test } from './door';
import { ownOrder, pathOf } from './steps';

test('a guest finds their order, cancels a part of it and writes to the shop', async ({
	page,
	shop,
	address,
	linkTo,
	agent
}) => {
	const order = await ownOrder(shop, { email: address });
	await page.goto('/');
	await page.getByRole('link', { name: 'Find an order without an account' }).click();
	await page.getByLabel('Order number').fill(`#${order.number}`);
	await page.getByLabel('E-mail').fill(address.toUpperCase());
	await page.getByRole('button', { name: 'E-mail me the link' }).click();
	await expect(page.getByText(`If order ${order.number} was placed with ${address}`)).toBeVisible();

	const answer = await page.goto(await linkTo(address, '/order'));
	expect(answer?.headers()['x-robots-tag']).toContain('noindex');
	expect(answer?.headers()['referrer-policy']).toBe('same-origin');
	await page.getByRole('link', { name: 'Cancel items' }).click();
	const lamp = page.getByRole('listitem').filter({ hasText: 'Lamp' });
	await lamp.getByRole('checkbox').check();
	await lamp.getByLabel('Why?').selectOption('Changed my mind');
	await page.getByRole('button', { name: /^Request cancellation and \$/ }).click();
	await expect(page.getByText('We have your request')).toBeVisible();
	const number = /C-\d+/.exec(page.url())?.[0] ?? '';

	await page.getByLabel('Your message').fill('Is it green?');
	await page.getByRole('button', { name: 'Send message' }).click();
	await expect(page.getByText('Is it green?')).toBeVisible();
	await agent.goto(`/admin/cancellations/${number}`);
	await expect(agent.getByText('Is it green?')).toBeVisible();

	await page.getByRole('link', { name: `Order ${order.number}`, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: `Order ${order.number}` })).toBeVisible();
	await page.getByRole('link', { name: number, exact: true }).click();
	await page.getByRole('button', { name: 'Withdraw request' }).click();
	await expect(page.getByText('Your request is withdrawn.')).toBeVisible();
});

test('nobody gets at an order by its number alone, or from one order to another', async ({
	page,
	shop,
	address,
	linkTo,
	mailbox
}) => {
	const [own, other] = [await ownOrder(shop, { email: address }), await ownOrder(shop)];
	for (const number of [other.number, 'no-such-order', own.number]) {
		await page.goto('/order');
		await page.getByLabel('Order number').fill(number);
		await page.getByLabel('E-mail').fill(address);
		await page.getByRole('button', { name: 'E-mail me the link' }).click();
		await expect(page.getByText(`If order ${number} was placed with ${address}`)).toBeVisible();
	}
	const link = await linkTo(address, '/order');
	expect(await mailbox.all(address)).toHaveLength(1);
	expect(pathOf(`http://localhost${link}`)).toMatch(/^\/order\/[\w-]{43}$/);
	const foreign = await page.goto(`${link}/cancellations/C-1001`);
	expect(foreign?.status()).toBe(404);
	await page.goto('/account/orders');
	await expect(page).toHaveURL(/\/sign-in/);
});
