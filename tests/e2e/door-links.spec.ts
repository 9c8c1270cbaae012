import { expect, PASSWORD, signIn, test } from './door';

const NEW = 'another walnut desk';

test('a customer signs in by a mailed link, once', async ({ page, address, member, linkTo, elsewhere }) => {
	await member(page, address);
	const phone = await elsewhere();
	await phone.goto('/sign-in');
	await phone.getByRole('link', { name: 'E-mail me a sign-in link' }).click();
	await expect(phone.getByRole('heading', { name: 'Sign in by e-mail' })).toBeVisible();
	await phone.getByLabel('E-mail').fill(address);
	await phone.getByRole('button', { name: 'E-mail me a link' }).click();
	await expect(phone.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();
	const link = await linkTo(address, '/sign-in/link');
	await phone.goto(link);
	await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(phone).toHaveURL(/\/account\/orders/);
	const other = await elsewhere();
	await other.goto(link);
	await expect(other.getByRole('heading', { name: 'This link was used already' })).toBeVisible();
	await other.getByRole('link', { name: 'Ask for a new link' }).click();
	await expect(other.getByRole('button', { name: 'E-mail me a link' })).toBeVisible();
});

test('nobody reads from the answer who has an account', async ({ page, mailbox, clock }) => {
	for (const path of ['/sign-in/link', '/reset-password']) {
		for (const email of ['shopper@example.com', 'no-such-person@example.com']) {
			await page.goto(path);
			await page.getByLabel('E-mail').fill(email);
			await page.getByRole('button', { name: 'E-mail me a link' }).click();
			await expect(page.getByText(`If there is an account with ${email}`)).toBeVisible();
		}
	}
	await clock.pass(0); // whatever there is to mail is mailed
	expect(await mailbox.all('no-such-person@example.com')).toEqual([]);
});

test('a forgotten password is set anew, and signs everybody else out', async ({
	page,
	address,
	member,
	linkTo,
	mailbox,
	elsewhere
}) => {
	await member(page, address);
	const phone = await elsewhere();
	await phone.goto('/reset-password');
	await phone.getByLabel('E-mail').fill(address);
	await phone.getByRole('button', { name: 'E-mail me a link' }).click();
	await phone.goto(await linkTo(address, '/reset-password'));
	await phone.getByRole('textbox', { name: 'New password' }).fill(address);
	await phone.getByRole('button', { name: 'Save and sign in' }).click();
	await expect(phone.getByRole('link', { name: /easy to guess/ })).toBeVisible();
	await phone.getByRole('textbox', { name: 'New password' }).fill(NEW);
	await phone.getByRole('button', { name: 'Save and sign in' }).click();
	await expect(phone.getByText('Your new password is saved')).toBeVisible();
	await page.goto('/account/orders');
	await expect(page).toHaveURL(/\/sign-in/);
	await mailbox.latest(address, /password for .* was changed/);
	await signIn(page, address, PASSWORD);
	await expect(page.getByText("E-mail and password don't match")).toBeVisible();
	await signIn(page, address, NEW);
	await expect(page).toHaveURL(/\/account/);
});

test('a sign-in from a new place is told, and can be undone', async ({ page, address, member, linkTo, elsewhere }) => {
	await member(page, address);
	const thief = await elsewhere();
	await signIn(thief, address);
	await expect(thief).toHaveURL(/\/account/);
	await page.goto(await linkTo(address, '/not-me'));
	await page.getByRole('textbox', { name: 'New password' }).fill(NEW);
	await page.getByRole('button', { name: 'Save and sign out everybody else' }).click();
	await expect(page.getByText('Your new password is saved')).toBeVisible();
	await thief.goto('/account/orders');
	await expect(thief).toHaveURL(/\/sign-in/);
});

test('old links and made-up ones open nothing', async ({ page, address, member, linkTo, clock }) => {
	await member(page, address);
	await page.goto('/reset-password');
	await page.getByLabel('E-mail').fill(address);
	await page.getByRole('button', { name: 'E-mail me a link' }).click();
	const link = await linkTo(address, '/reset-password');
	await clock.pass(61);
	const answer = await page.goto(link);
	expect(answer?.status()).toBe(410);
	expect(answer?.headers()['x-robots-tag']).toContain('noindex');
	await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible();
	for (const under of ['/sign-in/link', '/reset-password', '/not-me', '/verify-email', '/confirm-email', '/order']) {
		expect((await page.goto(`${under}/${'x'.repeat(43)}`))?.status()).toBe(404);
		await expect(page.getByRole('heading', { name: 'We don’t know this link' })).toBeVisible();
	}
});

test('whoever guesses passwords is stopped in words', async ({ page, address }) => {
	await page.goto('/sign-in');
	const headers = { origin: new URL(page.url()).origin, accept: 'text/html' };
	for (let i = 0; i < 10; i++) {
		const form = { email: address, password: 'a guess', next: '' };
		expect((await page.request.post('/sign-in', { form, headers })).status()).toBe(401);
	}
	await signIn(page, address, 'one guess more');
	await expect(page.getByText('Too many attempts. Please wait a quarter of an hour')).toBeVisible();
});
