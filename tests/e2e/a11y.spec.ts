import type { Page } from '@playwright/test';
import { obstacles } from './axe';
import { expect, test } from './support';
import { choose, fileRequest, ownOrder, pathOf } from './steps';

/** Nothing that axe can tell stands in anybody's way. */
async function isOpenToAll(page: Page): Promise<void> {
	expect(await obstacles(page), page.url()).toEqual([]);
}

test('the pages of a shopper are open to everybody', async ({ page, shopper, shop, mailbox }) => {
	await page.goto('/sign-in');
	await isOpenToAll(page);
	const order = await ownOrder(shop);
	await shopper.goto(`/account/orders/${order.number}`);
	await isOpenToAll(shopper);
	await choose(shopper, order, [{ title: 'Lamp' }]);
	await expect(shopper.getByRole('button', { name: 'Request cancellation and $18.00 back' })).toBeVisible();
	await isOpenToAll(shopper);
	await fileRequest(shopper, order, '$18.00', [{ title: 'Lamp' }]);
	await isOpenToAll(shopper);
	const mail = await mailbox.latest('shopper@example.com', new RegExp(order.number));
	await page.goto(pathOf(mail.links.find((link) => link.includes('/track/')) ?? ''));
	await isOpenToAll(page);
});

test('a case in the back office is open to everybody, and what its undo costs', async ({ manager, shop }) => {
	const order = await ownOrder(shop);
	const waiting = await shop.ask(order, { 'API-LAMP': 1 });
	const { id, number } = await shop.ask(order, { 'API-DESK': 1 });
	await shop.post(`/cancellations/${id}/accept`);
	await shop.post(`/cancellations/${id}/send-now`);
	await shop.pass(1);
	for (const path of [waiting.number, number, `${number}/undo`]) {
		await manager.goto(`/admin/cancellations/${path}`);
		await isOpenToAll(manager);
	}
});

test('a decision about many cases is open to everybody, before and after', async ({ agent, shop }) => {
	const order = await ownOrder(shop);
	const [one, two] = [await shop.ask(order, { 'API-DESK': 1 }), await shop.ask(order, { 'API-LAMP': 1 })];
	await shop.post(`/cancellations/${two.id}/reject`, { reason: 'Packed already', show: true });
	await agent.goto(`/admin/cancellations?tab=all&q=${order.number}`);
	await agent.getByRole('checkbox', { name: 'Choose all on this page' }).check();
	await expect(agent.getByText('2 selected')).toBeVisible();
	await isOpenToAll(agent);
	await agent.getByRole('button', { name: 'Accept…' }).click();
	await expect(agent.getByText('1 will be done, 1 will be left out')).toBeVisible();
	await isOpenToAll(agent);
	await agent.getByRole('button', { name: /^Accept 1 and refund/ }).click();
	await expect(agent.getByText('Finished: 1 done, 1 left out.').first()).toBeVisible();
	await expect(agent.getByRole('row').filter({ hasText: one.number })).toContainText('Accepted');
	await isOpenToAll(agent);
});
