import { expect, type Page } from '@playwright/test';

type Mailbox = { all(to: string): Promise<readonly { readonly links: readonly string[] }[]> };

/** Comes in by the link that is mailed, as anybody of a partner does. */
export async function comeIn(page: Page, mailbox: Mailbox, email: string): Promise<void> {
	const signIns = async () =>
		(await mailbox.all(email)).flatMap(({ links }) => links).filter((link) => link.includes('/partner/sign-in/'));
	const before = (await signIns()).length;
	await page.goto('/partner/sign-in');
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('button', { name: 'E-mail me a link' }).click();
	await expect(page.getByText('Look in your mailbox')).toBeVisible();
	await expect.poll(async () => (await signIns()).length).toBeGreaterThan(before);
	await page.goto(new URL((await signIns())[0] ?? 'http://nowhere.invalid/').pathname);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
}
