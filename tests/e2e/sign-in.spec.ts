import { DEMO_PASSWORD } from '../../src/lib/modules/accounts/demo';
import { expect, test } from './support';

test('a shopper signs in and is brought to their orders', async ({ page }) => {
	await page.goto('/account');
	await expect(page).toHaveURL(/\/sign-in/);
	await page.getByLabel('E-mail').fill('shopper@example.com');
	await page.getByLabel('Password').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(/\/account/);
});

test('a wrong password is refused in the same words as an unknown e-mail', async ({ page }) => {
	const refused = page.getByText("E-mail and password don't match");
	for (const email of ['shopper@example.com', 'nobody@example.com']) {
		await page.goto('/sign-in');
		await page.getByLabel('E-mail').fill(email);
		await page.getByLabel('Password').fill('not the password');
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await expect(refused).toBeVisible();
	}
	await page.goto('/account');
	await expect(page).toHaveURL(/\/sign-in/);
});

test('staff sign in at a door of their own, which does not know shoppers', async ({ page }) => {
	await page.goto('/admin/sign-in');
	await page.getByLabel('E-mail').fill('shopper@example.com');
	await page.getByLabel('Password').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByText("E-mail and password don't match")).toBeVisible();

	await page.getByLabel('E-mail').fill('agent@example.com');
	await page.getByLabel('Password').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
});

test('whoever is signed in already does not see the sign-in again', async ({ shopper, manager }) => {
	await shopper.goto('/sign-in');
	await expect(shopper).toHaveURL(/\/account/);
	await manager.goto('/admin/sign-in');
	await expect(manager).toHaveURL(/\/admin(?!\/sign-in)/);
});

for (const host of ['localhost', '127.0.0.1']) {
	test(`the door works at http://${host}`, async ({ playwright, baseURL }) => {
		const origin = new URL(baseURL ?? '');
		origin.hostname = host;
		const request = await playwright.request.newContext({ baseURL: origin.origin });
		const form = { email: 'shopper@example.com', password: DEMO_PASSWORD, next: '' };
		const headers = { origin: origin.origin, accept: 'text/html' };
		const answer = await request.post('/sign-in', { form, headers, maxRedirects: 0 });
		expect([answer.status(), answer.headers()['location']]).toEqual([303, '/account']);
		await request.dispose();
	});
}
