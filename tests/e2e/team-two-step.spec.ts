import { expect, test } from './support';
import { addApp, codeOf, newMember, signInAs, signOut } from './team-steps';

test('somebody who was invited joins, adds an app, and signs in with its code', async ({ owner, browser, mailbox }) => {
	const { page, email } = await newMember(owner, { browser, mailbox });
	await page.getByRole('link', { name: 'Ada Novak' }).click();
	await page.getByRole('link', { name: 'Set it up' }).click();
	const { secret } = await addApp(page);
	await page.getByRole('link', { name: 'I have kept them: go on' }).click();
	await expect(page.getByText('10 recovery codes are left')).toBeVisible();
	await mailbox.latest(email, /Two-step sign-in changed/);

	await signOut(page);
	await signInAs(page, email);
	await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
	await page.goto('/admin/cancellations');
	await expect(page, 'a password alone opens nothing').toHaveURL(/\/admin\/sign-in\?/);

	await signInAs(page, email);
	await page.getByLabel('Six-digit code').fill('000000');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByText('This code is not right').first()).toBeVisible();
	await page.getByLabel('Six-digit code').fill(codeOf(secret, 1));
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
	await page.context().close();
});

test('a recovery code opens the door once', async ({ owner, browser, mailbox }) => {
	const { page, email } = await newMember(owner, { browser, mailbox });
	await page.goto('/admin/account/two-step');
	const { codes } = await addApp(page);
	const tryCode = async () => {
		await page.goto('/admin');
		if (!page.url().includes('/sign-in')) await signOut(page);
		await signInAs(page, email);
		await page.getByRole('link', { name: 'use a recovery code' }).click();
		await page.getByLabel('Recovery code').fill(codes[0] ?? '');
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	};
	await tryCode();
	await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
	await tryCode();
	await expect(page.getByText('it was used already').first()).toBeVisible();
	await page.context().close();
});

test('guessing codes ends after five tries', async ({ owner, browser, mailbox }) => {
	const { page, email } = await newMember(owner, { browser, mailbox });
	await page.goto('/admin/account/two-step');
	await addApp(page);
	await page.goto('/admin');
	await signOut(page);
	await signInAs(page, email);
	for (let tries = 0; tries < 6; tries++) {
		await page.getByLabel('Six-digit code').fill(`00000${tries}`);
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await expect(page.getByText(tries < 5 ? 'This code is not right' : 'Too many attempts').first()).toBeVisible();
		if (tries < 5) await page.reload();
	}
	await page.context().close();
});

test('without JavaScript the code is asked for, and taken, all the same', async ({ owner, browser, mailbox }) => {
	const { page, email } = await newMember(owner, { browser, mailbox });
	await page.goto('/admin/account/two-step');
	const { secret } = await addApp(page);
	await page.context().close();
	const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await signInAs(plain, email);
	await plain.getByLabel('Six-digit code').fill(codeOf(secret, 1));
	await plain.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(plain.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
	await plain.context().close();
});
