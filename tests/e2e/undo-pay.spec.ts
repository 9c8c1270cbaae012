import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { ownOrder, pathOf, status } from './steps';

type Undo = { readonly manager: Page; readonly number: string };

const openUndo = async ({ manager, number }: Undo) => {
	await manager.goto(`/admin/cancellations/${number}/undo`);
	const undo = manager.getByRole('button', { name: 'Undo: the order goes on' });
	await expect(undo).toHaveAttribute('aria-disabled', 'true'); // the page's script runs
	return manager.getByRole('listitem').filter({ hasText: 'Refunded by the provider' });
};
const press = (page: Page) => page.getByRole('button', { name: 'Undo: the order goes on' }).click();

/** Two desks of a card order, canceled and refunded: $21.60. */
const refunded = test.extend<{ gone: { order: Awaited<ReturnType<typeof ownOrder>>; id: string; number: string } }>({
	gone: async ({ shop, clock }, use) => {
		const order = await ownOrder(shop);
		const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
		await shop.post(`/cancellations/${id}/accept`);
		await clock.pass(11);
		await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
		await use({ order, id, number });
	}
});

refunded(
	'a provider that takes the money again is recorded with its reference, or not at all',
	async ({ manager, shop, gone }) => {
		const loss = await openUndo({ manager, number: gone.number });
		await loss.getByRole('radio', { name: 'Yes, it takes the money again' }).check();
		await expect(manager.getByText('1 answer is still missing.')).toBeVisible();
		await loss.getByRole('textbox', { name: 'Reference' }).fill('re-capture-7');
		await press(manager);
		await expect(status(manager, 'Cancellation undone [Customer]')).toBeVisible();
		expect(await shop.orderNow(gone.order.id)).toMatchObject({ state: 'open', owed: 0 });
	}
);

refunded('a manager accepts the loss by typing exactly what it is', async ({ manager, shop, gone }) => {
	await openUndo({ manager, number: gone.number });
	await manager.getByLabel('Amount').fill('20');
	const undo = manager.getByRole('button', { name: 'Undo: the order goes on' });
	await expect(undo).toHaveAttribute('aria-disabled', 'true');
	await manager.getByLabel('Amount').fill('21.60');
	await press(manager);
	await expect(status(manager, 'Cancellation undone [Customer]')).toBeVisible();
	expect(await shop.orderNow(gone.order.id)).toMatchObject({ state: 'open', owed: 0 });
});

refunded(
	'the shopper pays what an undo left open, by the link in the mail',
	async ({ manager, page, mailbox, shop, gone }) => {
		const loss = await openUndo({ manager, number: gone.number });
		await loss.getByRole('radio', { name: 'No: the shopper pays it' }).check();
		await press(manager);
		const mail = await mailbox.latest(
			'shopper@example.com',
			new RegExp(`Order ${gone.order.number} goes on: \\$21.60`)
		);
		const link = mail.links.find((one) => one.includes('/pay/')) ?? '';
		await page.goto(pathOf(link));
		await expect(page.getByRole('heading', { level: 1, name: `Pay for order ${gone.order.number}` })).toBeVisible();
		await page.getByRole('radio', { name: /0002/ }).check();
		await page.getByRole('button', { name: 'Pay $21.60' }).click();
		await expect(page.getByText('The card was declined and nothing was taken.')).toBeVisible();
		await page.getByRole('radio', { name: /4242/ }).check();
		await page.getByRole('button', { name: 'Pay $21.60' }).dblclick();
		await expect(page.getByText('Thank you, it is paid')).toBeVisible();
		expect(await shop.orderNow(gone.order.id)).toMatchObject({
			state: 'open',
			owed: 0,
			tenders: [{}, { refunded: 0 }]
		});
		const thanks = await mailbox.latest('shopper@example.com', new RegExp(`Order ${gone.order.number}: thank you`));
		expect(thanks.links.map(pathOf)).toContainEqual(expect.stringMatching(/^\/order\/./));
		await page.reload();
		await expect(page.getByText('Thank you, it is paid')).toBeVisible();
	}
);

refunded(
	'a bank that takes its time is waited for, also without JavaScript',
	async ({ manager, browser, mailbox, gone }) => {
		const loss = await openUndo({ manager, number: gone.number });
		await loss.getByRole('radio', { name: 'No: the shopper pays it' }).check();
		await press(manager);
		const mail = await mailbox.latest('shopper@example.com', new RegExp(`Order ${gone.order.number} goes on`));
		const plain = await browser.newContext({ javaScriptEnabled: false });
		const page = await plain.newPage();
		await page.goto(pathOf(mail.links.find((one) => one.includes('/pay/')) ?? ''));
		await page.getByRole('radio', { name: /3184/ }).check();
		await page.getByRole('button', { name: 'Pay $21.60' }).click();
		await expect(page.getByText('We are waiting for your bank')).toBeVisible();
		await page.getByRole('button', { name: 'Check now' }).click();
		await expect(page.getByText('Thank you, it is paid')).toBeVisible();
		await plain.close();
	}
);

refunded(
	'the shopper finds the way to pay on the order itself; given up, the items are canceled again',
	async ({ manager, agent, shopper, shop, gone }) => {
		const loss = await openUndo({ manager, number: gone.number });
		await loss.getByRole('radio', { name: 'No: the shopper pays it' }).check();
		await press(manager);
		await expect(status(manager, 'Cancellation undone [Customer]')).toBeVisible();
		await shopper.goto(`/account/orders/${gone.order.number}`);
		await shopper.getByRole('button', { name: 'Pay $21.60' }).click();
		await expect(shopper.getByRole('heading', { level: 1, name: `Pay for order ${gone.order.number}` })).toBeVisible();

		await agent.goto(`/admin/orders/${gone.order.number}`);
		await agent.getByText('Give up and cancel again').first().click();
		await agent.getByRole('button', { name: 'Give up and cancel again' }).click();
		await expect(agent.getByText('Payment given up')).toBeVisible();
		expect(await shop.orderNow(gone.order.id)).toMatchObject({ state: 'open', owed: 0 });
		await shopper.reload();
		await expect(shopper.getByText('There is nothing to pay')).toBeVisible();
	}
);

refunded(
	'instead of an undo the shopper orders the same again, once, and pays it',
	async ({ manager, page, mailbox, gone }) => {
		await openUndo({ manager, number: gone.number });
		await manager.getByRole('button', { name: 'Ask the shopper to order again' }).click();
		await expect(manager.getByText('The shopper gets an e-mail with a link to order again.').first()).toBeVisible();
		const mail = await mailbox.latest('shopper@example.com', new RegExp(`order again\\? Order ${gone.order.number}`));
		const link = pathOf(mail.links.find((one) => one.includes('/again/')) ?? '');
		await page.goto(link);
		await page.getByRole('button', { name: 'Order again for $21.60' }).click();
		await expect(page.getByRole('heading', { level: 1, name: `Pay for order ${gone.order.number}-2` })).toBeVisible();
		await page.getByRole('button', { name: 'Pay $21.60' }).click();
		await expect(page.getByText('Thank you, it is paid')).toBeVisible();
		expect((await page.goto(link))?.status()).toBe(410);
		await expect(page.getByText('You have ordered these items already.')).toBeVisible();
		await manager.goto(`/admin/orders/${gone.order.number}-2`);
		await expect(manager.getByText(`Ordered again after ${gone.number} of order ${gone.order.number}`)).toBeVisible();
	}
);

test('a link to pay that is nobody’s shows where the next one comes from', async ({ page }) => {
	expect((await page.goto('/pay/there-is-no-such-link'))?.status()).toBe(404);
	await expect(page.getByRole('link', { name: 'Open my order' })).toBeVisible();
});
