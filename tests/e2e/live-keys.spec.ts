import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { ownOrder, searched, status } from './steps';

const press = async (page: Page, ...keys: string[]) => {
	for (const key of keys) await page.keyboard.press(key);
};

test('a request is accepted without a mouse, from the queue to done', async ({ agent, shop, clock }) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	await agent.goto('/admin');
	// The two follow each other within a moment, which a busy machine may miss.
	await expect(async () => {
		await press(agent, 'g', 'c');
		await expect(agent.getByRole('heading', { level: 1, name: 'Cancellations' })).toBeVisible({ timeout: 3000 });
	}).toPass();
	await press(agent, '/');
	await expect(agent.getByRole('searchbox', { name: 'Search cancellations' })).toBeFocused();
	await agent.keyboard.type(number);
	await press(agent, 'Enter');
	await searched(agent, number);
	await expect(agent.getByRole('link', { name: number, exact: true })).toBeVisible();
	await press(agent, 'Escape', 'j');
	await expect(agent.getByRole('link', { name: number, exact: true })).toBeFocused();

	await press(agent, 'a');
	const accept = agent.getByRole('button', { name: 'Accept and refund $21.60' });
	await expect(accept).toBeFocused();
	expect((await shop.caseNow(id)).state).toBe('requested');
	await press(agent, 'Enter');
	await expect(status(agent, 'Cancellation in progress [Customer]')).toBeVisible();
	await press(agent, 's');
	await expect(agent.getByRole('button', { name: 'Send now' })).toBeFocused();
	await press(agent, 'Enter');
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	await clock.pass(1);
});

test('a key of the list reaches a page that takes its time', async ({ agent, shop }) => {
	const { number } = await shop.ask(await ownOrder(shop), { 'API-DESK': 2 });
	await agent.goto(`/admin/cancellations?tab=all&q=${number}`);
	await agent.route(`**/${number}/__data.json*`, async (route) => {
		await expect(agent.getByText('Loading')).toBeVisible();
		await route.continue();
	});
	await press(agent, 'j', 'a');
	await expect(agent.getByRole('button', { name: 'Accept and refund $21.60' })).toBeFocused();
});

test('the help lists the keys of the page, and keys can be switched off', async ({ agent }) => {
	await agent.goto('/admin/cancellations');
	await press(agent, '?');
	const help = agent.getByRole('dialog', { name: 'Keyboard' });
	await expect(help.getByText('Next row')).toBeVisible();
	await expect(help.getByText('Accept…')).toBeHidden();
	await help.getByRole('checkbox', { name: 'Keys of one letter' }).uncheck();
	await press(agent, 'Escape');
	await expect(help).toBeHidden();
	await expect(agent.locator('[data-shortcut="search"]')).not.toHaveAttribute('aria-keyshortcuts', /./);
	await press(agent, '?', 'j');
	await expect(help).toBeHidden();
	expect(await agent.evaluate(() => document.activeElement?.className ?? '')).not.toContain('row-link');

	await agent.reload();
	await press(agent, 'ControlOrMeta+k');
	await agent.getByRole('option', { name: 'Switch keys of one letter on' }).click();
	await expect(agent.locator('[data-shortcut="search"]')).toHaveAttribute('aria-keyshortcuts', '/');
	await press(agent, 'j');
	await expect(agent.locator('.row-link').first()).toBeFocused();
});

test('letters that are written are no keys', async ({ agent }) => {
	await agent.goto('/admin/cancellations');
	const box = agent.getByRole('searchbox', { name: 'Search cancellations' });
	await box.fill('');
	await box.pressSequentially('g c j ?');
	await expect(box).toHaveValue('g c j ?');
	await expect(agent.getByRole('dialog')).toBeHidden();
});

test('the palette finds an order, and acts on the open case', async ({ agent, shop }) => {
	const order = await ownOrder(shop);
	const { number } = await shop.ask(order, { 'API-DESK': 1 });
	await agent.goto('/admin');
	await press(agent, 'ControlOrMeta+k');
	const field = agent.getByRole('combobox', { name: 'Search and commands' });
	await expect(field).toBeFocused();
	await field.fill(order.number);
	const orders = agent.getByRole('group', { name: 'Orders' });
	await expect(orders.getByRole('option', { name: order.number })).toBeVisible();
	await agent.getByRole('group', { name: 'Cancellations' }).getByRole('option', { name: number }).click();
	await expect(agent.getByRole('heading', { level: 1, name: number })).toBeVisible();

	await press(agent, 'ControlOrMeta+k');
	await field.fill('accept');
	await press(agent, 'Enter');
	await expect(field).toBeHidden();
	await expect(agent.getByRole('button', { name: 'Accept and refund $10.80' })).toBeFocused();
	await press(agent, 'ControlOrMeta+k');
	await field.fill('nothing is called this');
	await expect(agent.getByText('Nothing fits.')).toBeVisible();
	await press(agent, 'Escape');
	await expect(agent.getByRole('button', { name: 'Accept and refund $10.80' })).toBeFocused();
});
