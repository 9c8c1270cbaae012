import type { Page } from '@playwright/test';
import type { programOf } from '../support/outside';
import { fileRequest, ownOrder, proceed, searched } from './steps';
import { expect, test } from './support';

/** Keeps what goes to this address on its way until it is let go. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
	let open = () => {};
	const opened = new Promise<void>((done) => (open = done));
	await page.route(address, async (route) => {
		await opened;
		await route.continue();
	});
	return open;
}

/** Somebody asks for a cancellation, and the page reads its figures anew. */
async function happens(page: Page, shop: ReturnType<typeof programOf>): Promise<void> {
	const menu = page.getByRole('navigation').getByRole('link', { name: /^Cancellations .*waiting/ });
	const before = await menu.innerText();
	await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await expect(menu).not.toHaveText(before, { useInnerText: true });
}

test('what is typed between a press and its no stays, also when another form goes through', async ({ agent, shop }) => {
	const { number } = await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await proceed(agent, number);
	await agent.getByText('Reject…').click();
	const reason = agent.getByLabel('Why the shop keeps the order');
	await reason.fill(' ');
	const letGo = await hold(agent, /\?\/reject/);
	await agent.getByRole('button', { name: 'Reject the request' }).click();
	await reason.fill('It left this morning.');
	letGo();
	await expect(agent.getByText('Please give a reason.')).toBeVisible();
	await expect(reason).toHaveValue('It left this morning.');

	await reason.fill('It left this morning, by bike.');
	await agent.getByText('Assigned: Nobody').click();
	await agent.getByRole('button', { name: 'Take it' }).click();
	await expect(agent.getByText('Assigned: Noah Kim').first()).toBeVisible();
	await expect(reason).toBeVisible();
	await expect(reason).toHaveValue('It left this morning, by bike.');
});

test('a press counts as soon as what is wrong is marked', async ({ agent, shop }) => {
	const { id, number } = await shop.ask(await ownOrder(shop), { 'API-DESK': 1 });
	await proceed(agent, number);
	await agent.getByText('Reject…').click();
	const reason = agent.getByLabel('Why the shop keeps the order');
	await reason.fill(' ');
	const letGo = await hold(agent, /__data\.json/);
	await agent.getByRole('button', { name: 'Reject the request' }).click();
	await expect(agent.getByText('Please give a reason.')).toBeVisible();
	await reason.fill('It left this morning.');
	const again = agent.waitForRequest(/\?\/reject/);
	await agent.getByRole('button', { name: 'Reject the request' }).click();
	await again;
	letGo();
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('rejected');
});

test('a second message that was begun while the first was sent stays', async ({ agent, shopper, shop }) => {
	const order = await ownOrder(shop);
	const number = await fileRequest(shopper, order, '$18.00', [{ title: 'Lamp' }]);
	const words = shopper.getByLabel('Your message');
	let letGo = await hold(shopper, /\?\/message/);
	await shopper.getByRole('button', { name: 'Send message' }).click();
	await words.fill('Where is it?');
	letGo();
	await expect(words).toHaveAttribute('aria-invalid', 'true');
	await expect(words).toHaveValue('Where is it?');
	letGo = await hold(shopper, /\?\/message/);
	await shopper.getByRole('button', { name: 'Send message' }).click();
	await words.fill('And when');
	letGo();
	await expect(shopper.getByText('Where is it?')).toBeVisible();
	await expect(words).toHaveValue('And when');

	await proceed(agent, number);
	const answer = agent.getByLabel('Write to the shopper');
	await answer.fill('On its way.');
	letGo = await hold(agent, /\?\/message/);
	await agent.getByRole('button', { name: 'Send', exact: true }).click();
	await answer.fill('By bike.');
	letGo();
	await expect(agent.getByText('On its way.')).toBeVisible();
	await expect(answer).toHaveValue('By bike.');
	await agent.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(agent.getByText('By bike.')).toBeVisible();
	await expect(answer).toHaveValue('');
});

test('what is typed on while a search is under way stays', async ({ agent }) => {
	await agent.goto('/admin/orders');
	const letGo = await hold(agent, /__data\.json/);
	const words = agent.getByRole('searchbox', { name: 'Search orders' });
	await words.pressSequentially('ada\n');
	await words.pressSequentially(' park');
	letGo();
	await searched(agent, 'ada');
	await expect(words).toHaveValue('ada park');
	await agent.goBack();
	await expect(words).toHaveValue('');
});

test('a page that follows what happens leaves alone what is typed', async ({ manager, shop }) => {
	await manager.goto('/admin/cancellations/turns');
	const turns = manager.getByRole('checkbox', { name: 'Give new requests in turn' });
	await turns.check();
	await happens(manager, shop);
	await expect(turns).toBeChecked();

	await manager.goto('/admin/refunds/report');
	const from = manager.getByLabel('From');
	await from.fill('2026-01-02');
	await happens(manager, shop);
	await expect(from).toHaveValue('2026-01-02');

	await manager.goto('/admin/account');
	const mornings = manager.getByLabel('Write to me in the morning');
	await mornings.setChecked(!(await mornings.isChecked()));
	const wanted = await mornings.isChecked();
	await happens(manager, shop);
	expect(await mornings.isChecked()).toBe(wanted);

	await manager.goto('/admin/policy/edit');
	const fee = manager.getByLabel('Fee', { exact: true });
	await fee.fill('all of it');
	await manager.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(fee).toHaveAttribute('aria-invalid', 'true');
	await fee.fill('10%');
	await happens(manager, shop);
	await expect(fee).toHaveValue('10%');
});

test('a supplier that is saved shows all of itself', async ({ manager }) => {
	await manager.goto('/admin/suppliers');
	await manager.getByRole('table').getByRole('link').first().click();
	const name = manager.getByRole('textbox', { name: 'Name', exact: true });
	await expect(name).not.toHaveValue('');
	const before = await name.inputValue();
	const contact = manager.getByLabel('Contact');
	await contact.fill(`${await contact.inputValue()}.`);
	await manager.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(manager.getByText('The supplier is saved.')).toBeVisible();
	await expect(name).toHaveValue(before);
	await expect(contact).not.toHaveValue('');
});
