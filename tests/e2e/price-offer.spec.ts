import { expect, test } from './support';
import { fileRequest, ownOrder, pathOf, proceed, status } from './steps';

const ITEMS = [
	{ sku: 'API-DESK', title: 'Walnut desk', quantity: 1, unit_price: 3000 },
	{ sku: 'API-LAMP', title: 'Lamp', quantity: 1, unit_price: 3000 },
	{ sku: 'API-PEN', title: 'Pen', quantity: 1, unit_price: 1000 }
];
/** Free delivery from $30 on; what is left of the order falls below that when both requests are accepted. */
const ORDER = {
	...{ line_items: ITEMS, discounts: [], charges: [] },
	benefit_rules: { free_shipping_from: 3000, shipping_otherwise: 500 },
	tenders: [{ kind: 'card', gateway: 'sandbox', captured: 7000 }]
};

/** A shopper was shown $30.00 back, of which $25.00 is left by now; staff ask them by mail. */
const lowered = test.extend<{ asked: { order: Awaited<ReturnType<typeof ownOrder>>; number: string; link: string } }>({
	asked: async ({ shop, shopper, agent, mailbox }, use) => {
		await shop.put('/policy', { partial: 're_evaluate' });
		const order = await ownOrder(shop, ORDER);
		const number = await fileRequest(shopper, order, '$30.00', [{ title: 'Walnut desk' }]);
		const other = await shop.ask(order, { 'API-LAMP': 1 });
		await shop.post(`/cancellations/${other.id}/accept`);
		await proceed(agent, number);
		await agent.getByRole('button', { name: 'Ask the customer to agree' }).click();
		const subject = new RegExp(`The amount for your order ${order.number} has changed`);
		const { links } = await mailbox.latest('shopper@example.com', subject);
		await use({ order, number, link: pathOf(links.find((one) => one.includes('/track/')) ?? '') });
		await shop.put('/policy', { partial: 'proportional' });
	}
});

lowered('a shopper agrees by their link to less than they were shown', async ({ page, agent, asked }) => {
	await page.goto(asked.link);
	await expect(page.getByText('The amount has changed. Is that all right with you?')).toBeVisible();
	await expect(page.locator('del').filter({ hasText: '$30.00' })).toBeVisible();
	await expect(page.locator('ins').filter({ hasText: '$25.00' })).toBeVisible();
	await page.getByRole('button', { name: 'Agree to $25.00' }).click();
	await expect(page.getByText('Your cancellation goes on with the new amount.')).toBeVisible();
	await agent.reload();
	await agent.getByRole('button', { name: 'Accept and refund $25.00' }).click();
	await expect(status(agent, 'Cancellation in progress [Customer]')).toBeVisible();
});

lowered('a shopper keeps the order instead', async ({ page, shop, asked }) => {
	await page.goto(asked.link);
	await page.getByRole('button', { name: 'Keep my order' }).click();
	await expect(page.getByRole('button', { name: 'Agree to $25.00' })).toBeHidden();
	const { line_items } = await shop.orderNow(asked.order.id);
	expect(line_items[0]?.units).toMatchObject({ open: 1, held: 0 });
});
