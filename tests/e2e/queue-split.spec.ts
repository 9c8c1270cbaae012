import { awake, ownOrder, status } from './steps';
import { unused } from '../support/outside';
import { expect, test } from './support';

test('in the split view an agent decides case after case and keeps the place', async ({ agent, shop }) => {
	const name = unused('Splitter');
	const numbers: string[] = [];
	for (let at = 0; at < 3; at++) {
		const { number } = await shop.ask(await ownOrder(shop, { name }), { 'API-DESK': 1 });
		numbers.push(number);
	}
	const [first = '', second = '', third = ''] = numbers;
	await agent.setViewportSize({ width: 1440, height: 800 });
	await agent.goto(`/admin/cancellations?tab=requested&q=${name}`);
	await agent.getByRole('button', { name: 'List and case beside each other' }).click();
	await expect(agent.getByText('Choose a cancellation')).toBeVisible();
	const list = agent.getByRole('region', { name: 'List of cancellations' });

	await list.getByRole('link', { name: first }).click();
	await expect(agent.getByRole('heading', { level: 1, name: first })).toBeVisible();
	await expect(list.getByRole('link', { name: first })).toHaveAttribute('aria-current', 'page');
	await expect(agent).toHaveURL(new RegExp(`/${first}\\?.*q=${name}`));
	await agent.getByRole('button', { name: 'Accept and refund $10.80' }).click();
	await expect(status(agent, 'Cancellation in progress [Customer]')).toBeVisible();
	await expect(list.getByRole('link', { name: first })).toHaveCount(0);
	await expect(list.getByRole('link', { name: third })).toBeVisible();

	await agent.getByRole('link', { name: `Go on with ${second}` }).click();
	await expect(agent.getByRole('heading', { level: 1, name: second })).toBeVisible();
	await expect(list.getByRole('link', { name: second })).toHaveAttribute('aria-current', 'page');
	await agent.getByRole('link', { name: `Next case: ${third}` }).click();
	await expect(agent.getByRole('heading', { level: 1, name: third })).toBeVisible();
	await agent.goBack();
	await expect(agent.getByRole('heading', { level: 1, name: second })).toBeVisible();

	await agent.getByRole('button', { name: 'List alone' }).click();
	await expect(agent.getByRole('heading', { level: 1, name: second })).toBeVisible();
	await expect(list).toHaveCount(0);
	await agent.locator('header.page-header').getByRole('link', { name: 'Cancellations' }).click();
	await expect(agent.getByRole('row').filter({ hasText: third })).toBeVisible();
	await expect(agent).toHaveURL(new RegExp(`q=${name}.*#${second}$`));
});

test('in the split view cases are ticked by key, and what is done is done with all of them', async ({
	agent,
	shop
}) => {
	const name = unused('Ticker');
	const numbers: string[] = [];
	for (let at = 0; at < 2; at++) {
		const { number } = await shop.ask(await ownOrder(shop, { name }), { 'API-DESK': 1 });
		numbers.push(number);
	}
	await agent.setViewportSize({ width: 1440, height: 800 });
	await agent.goto(`/admin/cancellations?tab=requested&q=${name}`);
	await agent.getByRole('button', { name: 'List and case beside each other' }).click();
	const list = agent.getByRole('region', { name: 'List of cancellations' });
	await expect(list.getByRole('checkbox')).toHaveCount(2);
	await awake(agent);
	for (const at of [0, 1]) {
		await agent.keyboard.press('j');
		await expect(list.locator('.row-link').nth(at)).toBeFocused();
		await agent.keyboard.press('x');
		await expect(list.getByText(`${at + 1} selected`)).toBeVisible();
	}
	await list.getByRole('button', { name: 'Assign…' }).click();
	await expect(agent.getByRole('heading', { level: 1, name: 'Bulk assign (2)' })).toBeVisible();
	for (const number of numbers) await expect(agent.getByRole('link', { name: number })).toBeVisible();
	await agent.goto('/admin/cancellations');
	await agent.getByRole('button', { name: 'List alone' }).click();
});
