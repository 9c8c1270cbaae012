import { readdirSync } from 'node:fs';
import { expect, test } from './door';
import { ownOrder, pathOf } from './steps';

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
	// Accepted by itself, and the money is back by itself: a list that is open already does not show either.
	const accepted = agent.getByText(/^(Cancellation in progress|Canceled) \[Withdrawal\]/).first();
	await expect(async () => {
		await agent.goto(`/admin/cancellations?tab=all&q=${order.number}`);
		await expect(accepted).toBeVisible({ timeout: 1000 });
	}).toPass();
});

test('the way to withdraw stands on every page of shoppers', async ({ shop, address, mailbox, page, shopper }) => {
	const order = await ownOrder(shop, { email: address });
	const own = await ownOrder(shop);
	await shop.ask(order, { 'API-LAMP': 1 });
	const { links } = await mailbox.latest(address);
	const track = links.map(pathOf).find((path) => path.startsWith('/track/')) ?? '';
	const pages = shopperPages().map((path) => path.replace('/track/none', track));
	expect(pages).toEqual(expect.arrayContaining(['/', '/sign-in', '/policy', '/order/none', '/pay/none', track]));
	for (const path of pages) {
		const who = path.startsWith('/account') ? shopper : page;
		const html = await (await who.request.get(path.replace('orders/none', `orders/${own.number}`))).text();
		expect(html, path).toContain('href="/withdraw"');
	}
});

/** Every page that is not behind the staff's door, by its files; what names somebody's own thing leads nowhere: `none`. */
const shopperPages = (): string[] =>
	['(public)', '(account)'].flatMap((group) =>
		readdirSync(`src/routes/${group}`, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('+page.svelte') && !file.startsWith('supplier/'))
			.map((file) => `/${file.replace(/\/?\+page\.svelte$/, '').replaceAll(/\[\w+\]/g, 'none')}`)
	);
