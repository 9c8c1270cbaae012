import { expect, test } from './support';
import { ownOrder, proceed, status } from './steps';

test('of two staff the second sees what the first did, and keeps what they typed', async ({ agent, manager, shop }) => {
	const order = await ownOrder(shop);
	const { number } = await shop.ask(order, { 'API-DESK': 2 });
	await Promise.all([proceed(agent, number), proceed(manager, number)]);
	const message = manager.getByLabel('Write to the shopper');
	await message.fill('We are looking into it.');
	const note = manager.getByRole('textbox', { name: 'Staff note' });
	await note.fill('Ask the warehouse first.');
	await agent.getByRole('button', { name: 'Accept and refund $21.60' }).click();
	await expect(status(agent, 'Cancellation in progress [Customer]')).toBeVisible();

	await expect(manager.getByText('Noah Kim: Request accepted')).toBeVisible();
	await expect(status(manager, 'Cancellation requested [Customer]')).toBeVisible();
	await manager.getByRole('button', { name: 'Refresh' }).click();
	await expect(status(manager, 'Cancellation in progress [Customer]')).toBeVisible();
	await expect(message).toHaveValue('We are looking into it.');
	await expect(manager.getByText('Noah Kim: Request accepted')).toBeHidden();
	await expect(note).toHaveCount(0);
	await expect(manager.getByText('This case changed while you were writing')).toBeVisible();
	await expect(manager.getByText('Ask the warehouse first.')).toBeVisible();
	await manager.getByRole('button', { name: 'Discard' }).click();
	await expect(manager.getByText('Ask the warehouse first.')).toBeHidden();
});

test('the queue says what is new and stays as it is until it is asked to show it', async ({ agent, manager, shop }) => {
	const { number } = await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await agent.goto(`/admin/cancellations?q=${number}&tab=requested`);
	const row = agent.getByRole('row').filter({ hasText: number });
	await expect(row).toContainText('Cancellation requested');
	await proceed(manager, number);
	await manager.getByRole('button', { name: 'Accept and refund $10.80' }).click();
	await expect(row).toContainText('Cancellation in progress');

	await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await expect(agent.getByText('1 new, 1 changed')).toBeVisible();
	await expect(row).toBeVisible();
	await agent.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(row).toBeHidden();
	await expect(agent.getByText('1 new, 1 changed')).toBeHidden();
});

test('the dashboard follows by itself', async ({ agent, shop }) => {
	await agent.goto('/admin');
	const waiting = agent.getByRole('link', { name: /^Not assigned/ });
	const before = Number(await waiting.getByText(/^\d+$/).innerText());
	await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await expect(waiting.getByText(String(before + 1), { exact: true })).toBeVisible();
});

test('an action that does not get through says so beside its button and keeps what was typed', async ({
	agent,
	shop
}) => {
	const { number } = await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await proceed(agent, number);
	const message = agent.getByLabel('Write to the shopper');
	await message.fill('One moment, please.');
	await agent.route(/\?\/message/, (route) => route.abort());
	await agent.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(agent.getByText('The server could not be reached')).toBeVisible();
	await expect(message).toHaveValue('One moment, please.');
	await agent.unroute(/\?\/message/);
	const troubles: string[] = [];
	agent.on('pageerror', ({ message: trouble }) => troubles.push(trouble));
	await agent.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(agent.getByText('Written.')).toBeVisible();
	await expect(agent.getByText('One moment, please.')).toBeVisible();
	await expect(agent.getByText('This case changed while you were writing')).toHaveCount(0);
	expect(troubles).toEqual([]);
});

test('without a connection the page stays, says so, and goes on when there is one', async ({ agent, shop }) => {
	const { number } = await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await proceed(agent, number);
	const message = agent.getByLabel('Write to the shopper');
	await message.fill('Half a sentence');
	await agent.context().setOffline(true);
	await expect(agent.getByText('No connection. What you see may be old')).toBeVisible();
	await agent.getByRole('link', { name: 'All orders' }).click();
	await expect(agent.getByText('Still no connection.')).toBeVisible();
	await expect(message).toHaveValue('Half a sentence');
	await agent.context().setOffline(false);
	await expect(agent.getByText('Still no connection.')).toBeHidden();
	await agent.getByRole('link', { name: 'All orders' }).click();
	await expect(agent.getByRole('heading', { level: 1, name: 'All orders' })).toBeVisible();
});
