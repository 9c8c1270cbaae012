import { expect, type Page } from '@playwright/test';
import { unused, type Order, type programOf } from '../support/outside';

type Shop = ReturnType<typeof programOf>;
export type Wish = { readonly title: string; readonly quantity?: number; readonly reason?: string };

/** An order of the demo's shopper that nothing else touches: three desks at $10.80 and a lamp, $58.40 by card. */
export const ownOrder = (shop: Shop, over: Readonly<Record<string, unknown>> = {}): Promise<Order> =>
	shop.place({ number: unused('J'), email: 'shopper@example.com', name: 'Ada Park', ...over });

/** Ticks the wanted items on the page that cancels them. */
export async function choose(page: Page, { number }: Pick<Order, 'number'>, wishes: readonly Wish[]): Promise<void> {
	await page.goto(`/account/orders/${number}`);
	await page.getByRole('link', { name: 'Cancel items' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Cancel items' })).toBeVisible();
	for (const { title, quantity, reason = 'Changed my mind' } of wishes) {
		const item = page.getByRole('listitem').filter({ hasText: title });
		await item.getByRole('checkbox', { name: title }).check();
		if (quantity !== undefined) await item.getByLabel(`How many of ${title}`).fill(String(quantity));
		await item.getByLabel('Why?').selectOption(reason);
	}
}

/** Asks for the cancellation of these items and answers its number; `amount` is what the page promises. */
export async function fileRequest(
	page: Page,
	order: Pick<Order, 'number'>,
	amount: string,
	wishes: readonly Wish[]
): Promise<string> {
	await choose(page, order, wishes);
	await page.getByRole('button', { name: `Request cancellation and ${amount} back` }).click();
	await expect(page.getByText('We have your request')).toBeVisible();
	return caseNumber(page);
}

/** The number of the case whose page this is. */
export const caseNumber = (page: Page): string => /C-\d+/.exec(new URL(page.url()).pathname)?.[0] ?? '';

/** The staff's way to a case: search the queue, and go on with its row. */
export async function proceed(page: Page, number: string, by = 'Proceed'): Promise<void> {
	await page.goto('/admin/cancellations');
	await page.getByRole('searchbox', { name: 'Search cancellations' }).fill(number);
	await page.keyboard.press('Enter');
	await searched(page, number);
	const row = page.getByRole('row').filter({ hasText: number });
	await row.getByRole('link', { name: by, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
}

/** A list shows what was searched for; before, what was there may fit as well. */
export const searched = (page: Page, words: string) => expect(page).toHaveURL(new RegExp(`[?&]q=${words}`));

/** A form came back with what is wrong marked, and takes another press: its fields are marked a moment before that. */
export const refused = (page: Page) => expect(page.getByText('Some of what was entered is not right')).toBeVisible();

/** What a case's page says of its state, on either side. */
export const status = (page: Page, words: string) => page.locator('header').getByText(words, { exact: true });

/** The mail links are absolute; the tests go to the app they started. */
export const pathOf = (link: string): string => new URL(link).pathname;

/** A form without script led to a new page: its script has taken over. */
export const awake = (page: Page) => expect(page.locator('html[data-awake]')).toBeAttached();
