import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { choose, fileRequest, ownOrder, pathOf } from './steps';

/** Nothing that axe can tell stands in anybody's way. */
async function isOpenToAll(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))]);
	expect(found, page.url()).toEqual([]);
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

test('the lists and orders of the back office are open to everybody', async ({ manager, shop }) => {
	const { number } = await ownOrder(shop);
	for (const path of [
		'cancellations',
		'orders',
		`orders/${number}`,
		`orders/${number}/cancel`,
		'refunds',
		'audit',
		'exports'
	]) {
		await manager.goto(`/admin/${path}`);
		await isOpenToAll(manager);
	}
});
