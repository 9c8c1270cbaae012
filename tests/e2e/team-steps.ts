import { type Browser, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { unused } from '../support/outside';
import { expect, patient } from './support';

type Mailbox = { latest(to: string, subject?: RegExp): Promise<{ readonly links: readonly string[] }> };

export const MEMBER_PASSWORD = 'a walnut desk lamp';

/** Where the newest mail about this leads. */
export async function linkTo(mailbox: Mailbox, email: string, under: string, subject?: RegExp): Promise<string> {
	const { links } = await mailbox.latest(email, subject);
	const link = links.find((one) => one.includes(under));
	expect(link, `a link under ${under}`).toBeDefined();
	return new URL(link ?? '').pathname;
}

/** An owner invites somebody nobody knows yet. @returns their address */
export async function inviteSomebody(owner: Page, role: string): Promise<string> {
	const email = `${unused('member').toLowerCase()}@example.com`;
	await owner.goto('/admin/team');
	await owner.getByLabel('E-mail').fill(email);
	await owner.getByLabel('Role').selectOption(role);
	await owner.getByRole('button', { name: 'Send invitation' }).click();
	await expect(owner.getByText('The invitation is on its way.')).toBeVisible();
	return email;
}

/** Somebody who has just joined, in a browser of their own. */
export async function newMember(
	owner: Page,
	{ browser, mailbox }: { browser: Browser; mailbox: Mailbox },
	role = 'agent'
) {
	const email = await inviteSomebody(owner, role);
	const page = patient(await (await browser.newContext()).newPage());
	await page.goto(await linkTo(mailbox, email, '/admin/join/'));
	await page.getByLabel('Name').fill('Ada Novak');
	await page.getByLabel('New password', { exact: true }).fill(MEMBER_PASSWORD);
	await page.getByRole('button', { name: 'Join the team' }).click();
	await expect(page).toHaveURL(/\/admin(?!\/join)/);
	return { page, email };
}

/** Signs in by e-mail and password, as far as that goes. */
export async function signInAs(page: Page, email: string, password = MEMBER_PASSWORD): Promise<void> {
	await page.goto('/admin/sign-in');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(page).toHaveURL(/\/admin\/sign-in/);
}

/** The code an app shows; `ahead` is one that comes next, which counts already. */
export const codeOf = (secret: string, ahead = 0): string =>
	new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 });

/** Adds an app on the page that offers it. @returns what the app keeps, and the recovery codes */
export async function addApp(page: Page) {
	const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '');
	await page.getByLabel('Six-digit code').fill(codeOf(secret));
	await page.getByRole('button', { name: 'Turn two-step sign-in on' }).click();
	const list = page.getByRole('list', { name: 'Recovery codes' });
	await expect(list.getByRole('listitem')).toHaveCount(10);
	return { secret, codes: await list.getByRole('listitem').allInnerTexts() };
}
