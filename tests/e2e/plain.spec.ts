import type { BrowserContext, Page } from '@playwright/test';
import { expect, test as base } from './support';
import { caseNumber, ownOrder, proceed, status } from './steps';

const test = base.extend<{ readonly plainly: (page: Page) => Promise<Page> }>({
	/** The same person in a browser without scripts. */
	plainly: async ({ browser }, use) => {
		const opened: BrowserContext[] = [];
		await use(async (page) => {
			const storageState = await page.context().storageState();
			const context = await browser.newContext({ javaScriptEnabled: false, storageState });
			opened.push(context);
			return context.newPage();
		});
		await Promise.all(opened.map((context) => context.close()));
	}
});

test('without JavaScript a shopper cancels in three plain pages, and an agent accepts', async ({
	shopper,
	agent,
	plainly,
	shop
}) => {
	const order = await ownOrder(shop);
	const page = await plainly(shopper);
	await page.goto(`/account/orders/${order.number}`);
	await page.getByRole('link', { name: 'Cancel items' }).click();
	await page.getByRole('button', { name: 'See what I get back' }).click();
	await expect(page.getByText('Please choose at least one item.')).toBeVisible();

	const item = (title: string) => page.getByRole('listitem').filter({ hasText: title });
	const [desk, lamp] = [item('Walnut desk'), item('Lamp')];
	await desk.getByRole('checkbox').check();
	await desk.getByLabel('How many of Walnut desk').fill('2');
	await desk.getByLabel('Why?').selectOption('Found it cheaper elsewhere');
	await lamp.getByRole('checkbox').check();
	await page.getByRole('button', { name: 'See what I get back' }).click();
	await expect(page.getByRole('link', { name: 'Please choose a reason for “Lamp”.' })).toBeVisible();
	await expect(desk.getByLabel('How many of Walnut desk')).toHaveValue('2');
	await lamp.getByLabel('Why?').selectOption('Another reason');
	await lamp.getByLabel('What is the reason?').fill('It is the wrong green');
	await page.getByRole('button', { name: 'See what I get back' }).click();
	await expect(page.getByText('2 × Walnut desk').first()).toBeVisible();
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByLabel('Note to the shop').fill('Thank you');
	await page.getByRole('button', { name: 'Request cancellation and $39.60 back' }).click();
	await expect(page.getByText('We have your request')).toBeVisible();
	await expect(page.getByText('It is the wrong green')).toBeVisible();

	const number = caseNumber(page);
	const office = await plainly(agent);
	await proceed(office, number);
	await office.getByRole('button', { name: 'Accept and refund $39.60' }).click();
	await expect(office.getByText('Accepted.', { exact: true })).toBeVisible();
	await expect(status(office, 'Cancellation in progress [Customer]')).toBeVisible();
	const units = (await shop.orderNow(order.id)).line_items.map((line) => line.units);
	expect(units).toMatchObject([
		{ open: 1, canceled: 2 },
		{ open: 0, canceled: 1 }
	]);
});

test('without JavaScript finance lowers an amount, and the rest is due', async ({ finance, plainly, shop, clock }) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	const page = await plainly(finance);
	await proceed(page, number);
	await page.getByRole('group', { name: 'Refund to' }).getByRole('textbox').fill('21.61');
	await page.getByRole('button', { name: /^Accept and refund/ }).click();
	await expect(page).toHaveURL(/\?\/accept/); // the answer, not the page that was sent
	await expect(page.getByRole('group', { name: 'Refund to' }).getByRole('textbox')).toHaveValue('21.61');
	expect(await shop.caseNow(id)).toMatchObject({ state: 'requested' });
	await page.getByRole('group', { name: 'Refund to' }).getByRole('textbox').fill('20.00');
	await page.getByRole('button', { name: /^Accept and refund/ }).click();
	await expect(status(page, 'Cancellation in progress [Customer]')).toBeVisible();
	await clock.pass(11);
	await expect.poll(async () => (await shop.caseNow(id)).refunded).toBe(2000);
	expect(await shop.caseNow(id)).toMatchObject({ state: 'in_progress' });
});

test('without JavaScript an owner sees what a policy would do by a button, and nothing is saved', async ({
	owner,
	plainly
}) => {
	const page = await plainly(owner);
	await page.goto('/admin/policy/edit');
	const fee = page.getByLabel('Fee', { exact: true });
	const before = await fee.inputValue();
	await expect(page.getByText('The shopper may cancel; fee ₩4,500.')).toHaveCount(0);
	await fee.fill('10%');
	await page.getByRole('button', { name: 'Update the examples' }).click();
	await expect(page.getByText('The shopper may cancel; fee ₩4,500.').first()).toBeVisible();
	await expect(fee).toHaveValue('10%');
	await page.getByRole('button', { name: 'What if?' }).click();
	await expect(
		page.getByText(/What was given back for \d+ cancellations?|No cancellation was accepted/).first()
	).toBeVisible();
	await page.goto('/admin/policy/edit');
	await expect(fee).toHaveValue(before);
});
