import { expect, type Browser, type Page } from '@playwright/test';
import { unused } from '../support/outside';
import { pathOf } from './steps';
import { patient, test as base } from './support';

export const PASSWORD = 'walnut desk lamp';

type Fixtures = {
	/** An address nobody used before. */
	readonly address: string;
	/** The path of the newest link under an address of ours that was mailed to somebody. */
	readonly linkTo: (email: string, under: string) => Promise<string>;
	/** Somebody in a browser of their own. */
	readonly elsewhere: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
	/** Signs up, confirms and is signed in. */
	readonly member: (page: Page, email: string) => Promise<void>;
};

export const test = base.extend<Fixtures>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
	address: async ({}, use) => use(`${unused('door').toLowerCase()}@example.com`),
	linkTo: async ({ mailbox }, use) =>
		use(async (email, under) => {
			const find = async () => (await mailbox.all(email)).flatMap(({ links }) => links).map(pathOf);
			const newest = async () => (await find()).find((path) => path.startsWith(`${under}/`)) ?? '';
			await expect.poll(newest, { message: `a link under ${under} to ${email}` }).not.toBe('');
			return newest();
		}),
	elsewhere: async ({ browser }, use) => {
		const opened: Page[] = [];
		await use(async (options) => {
			const page = await (await browser.newContext(options)).newPage();
			opened.push(page);
			return options?.javaScriptEnabled === false ? page : patient(page);
		});
		await Promise.all(opened.map((page) => page.context().close()));
	},
	member: async ({ linkTo }, use) =>
		use(async (page, email) => {
			await signUp(page, email);
			await page.goto(await linkTo(email, '/verify-email'));
			await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
			await page.getByRole('button', { name: `Confirm ${email}` }).click();
			await expect(page.getByText('Your address is confirmed')).toBeVisible();
		})
});

export async function signUp(page: Page, email: string, password = PASSWORD): Promise<void> {
	await page.goto('/sign-up');
	await page.getByLabel('Name').fill('Ada Park');
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('textbox', { name: 'Password' }).fill(password);
	await page.getByRole('button', { name: 'Create account' }).click();
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('textbox', { name: 'Password' }).fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export { expect };
