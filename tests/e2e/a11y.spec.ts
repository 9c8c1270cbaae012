import type { Page } from '@playwright/test';
import { obstacles } from './axe';
import { expect, test } from './support';
import { choose, ownOrder } from './steps';

/** Nothing that axe can tell stands in anybody's way. What needs no steps to come about is a screen, and looked at there. */
async function isOpenToAll(page: Page): Promise<void> {
	expect(await obstacles(page), page.url()).toEqual([]);
}

test('choosing what to cancel is open to everybody', async ({ shopper, shop }) => {
	await choose(shopper, await ownOrder(shop), [{ title: 'Lamp' }]);
	await expect(shopper.getByRole('button', { name: 'Request cancellation and $18.00 back' })).toBeVisible();
	await isOpenToAll(shopper);
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
