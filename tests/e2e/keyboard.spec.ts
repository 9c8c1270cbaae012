import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support';
import { caseNumber, ownOrder, searched, status } from './steps';

const FARTHEST = 120;

/** Goes on with Tab until this has the focus, and sees that the focus can be seen. Nothing else is touched. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
	await expect(wanted).toBeVisible();
	for (let at = 0; at < FARTHEST && !(await isFocused(wanted)); at++) await page.keyboard.press('Tab');
	await expect(wanted).toBeFocused();
	expect(await hasRing(wanted), `${String(wanted)} shows that it has the focus`).toBe(true);
}

const isFocused = (one: Locator) => one.evaluate((element) => element === document.activeElement);

/** Its own ring, or that of the row or card it stands for. */
const hasRing = (one: Locator) =>
	one.evaluate((element) => {
		const drawn = [null, '::after'].map((part) => getComputedStyle(element, part));
		return drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
	});

const press = async (page: Page, wanted: Locator, key = 'Enter') => {
	await tabTo(page, wanted);
	await page.keyboard.press(key);
};

test('a shopper chooses, sends and withdraws by keyboard alone', async ({ shopper, shop }) => {
	const order = await ownOrder(shop);
	await shopper.goto(`/account/orders/${order.number}`);

	await test.step('the first stop leads past the menu', async () => {
		await press(shopper, shopper.getByRole('link', { name: 'Skip to content' }));
		await expect(shopper.getByRole('main')).toBeFocused();
	});
	await press(shopper, shopper.getByRole('link', { name: 'Cancel items' }));
	await expect(shopper.getByRole('heading', { level: 1, name: 'Cancel items' })).toBeVisible();

	await test.step('sent too early, the first mistake has the focus and leads to its field', async () => {
		await press(shopper, shopper.getByRole('checkbox', { name: 'Lamp' }), 'Space');
		// Until the amount is there, the button is another one, which only says why.
		await press(shopper, shopper.getByRole('button', { name: /^Request cancellation and/ }));
		const summary = shopper.getByRole('alert').first();
		await expect(summary).toBeVisible();
		const mistake = summary.getByRole('link').first();
		await press(shopper, mistake);
		const field = shopper.locator(':focus');
		await expect(field).toHaveAttribute('aria-invalid', 'true');
		await expect(field).toHaveAttribute('aria-describedby', /.+/);
	});
	await tabTo(shopper, shopper.getByRole('listitem').filter({ hasText: 'Lamp' }).getByLabel('Why?'));
	await shopper.keyboard.type('Changed my mind');
	await press(shopper, shopper.getByRole('button', { name: 'Request cancellation and $18.00 back' }));
	await expect(shopper.getByText('We have your request')).toBeVisible();

	await press(shopper, shopper.getByRole('button', { name: 'Withdraw request' }));
	await expect(status(shopper, 'Withdrawn by you')).toBeVisible();
});

test('staff sign in, accept from the queue and take it back by keyboard alone', async ({ page, shop }) => {
	const order = await ownOrder(shop);
	const { number } = await shop.ask(order, { 'API-LAMP': 1 });

	await page.goto('/admin/sign-in');
	await tabTo(page, page.getByLabel('E-mail'));
	await page.keyboard.type('agent@example.com');
	await tabTo(page, page.getByLabel('Password', { exact: true }));
	await page.keyboard.type('rescind-demo');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/admin$/);

	await page.goto('/admin/cancellations');
	await tabTo(page, page.getByRole('searchbox', { name: 'Search cancellations' }));
	await page.keyboard.type(`${number}\n`);
	await searched(page, number);
	const row = page.getByRole('row').filter({ hasText: number });
	await press(page, row.getByRole('link', { name: number }));
	await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
	expect(caseNumber(page)).toBe(number);

	await press(page, page.getByRole('button', { name: 'Accept and refund $18.00' }));
	await expect(page.getByText('Accepted. Nothing has left yet.')).toBeVisible();
	await press(page, page.getByRole('link', { name: 'Undo (free)' }));
	await press(page, page.getByRole('button', { name: 'Undo: the order goes on' }));
	await expect(status(page, 'Cancellation undone [Customer]')).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`/${number}\\?.*q=${number}`)); // the way back to where it was found
});

test('a dialog keeps the focus inside, and gives it back to who opened it', async ({ page }) => {
	await page.goto('/dev/ui');
	const opener = page.getByRole('button', { name: 'Open the dialog' });
	await press(page, opener);
	const dialog = page.getByRole('dialog', { name: 'Reject this request?' });
	await expect(dialog).toBeVisible();
	for (let at = 0; at < 8; at++) {
		await page.keyboard.press('Tab');
		const outside = await page.evaluate(() => {
			const at = document.activeElement;
			return at !== null && at !== document.body && at.closest('dialog') === null;
		});
		expect(outside).toBe(false);
	}
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(opener).toBeFocused();
});

test('a new page is announced, and what appears meanwhile is said aloud', async ({ agent }) => {
	await agent.goto('/admin/orders');
	await agent.getByRole('link', { name: /^Refunds/ }).click();
	await expect(agent.locator('#svelte-announcer')).toHaveText(/Refunds/);
	await agent.goto('/dev/ui');
	const toasts = agent.getByRole('region', { name: 'Notifications' });
	await expect(toasts).toHaveAttribute('aria-live', 'polite');
	await agent.getByRole('button', { name: 'Show a toast' }).click();
	await expect(toasts.getByText('The request is accepted.')).toBeVisible();
});
