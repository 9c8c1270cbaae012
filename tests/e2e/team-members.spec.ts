import { expect, patient, test } from './support';
import { addApp, codeOf, inviteSomebody, linkTo, MEMBER_PASSWORD, newMember, signInAs, signOut } from './team-steps';

test('an invitation that was taken back, or is too old, opens nothing', async ({ owner, page, mailbox, clock }) => {
	const first = await inviteSomebody(owner, 'finance');
	const link = await linkTo(mailbox, first, '/admin/join/');
	await owner.getByRole('button', { name: `Take back the invitation of ${first}` }).click();
	await expect(owner.getByText('The invitation was taken back.')).toBeVisible();
	await page.goto(link);
	await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible();

	const second = await inviteSomebody(owner, 'finance');
	const old = await linkTo(mailbox, second, '/admin/join/');
	await page.goto(old);
	await page.getByLabel('Name').fill('Ada Novak');
	await page.getByLabel('New password', { exact: true }).fill(MEMBER_PASSWORD);
	await clock.pass(7 * 24 * 60 + 1);
	await page.getByRole('button', { name: 'Join the team' }).click();
	await expect(page.getByText('This link is no longer valid')).toBeVisible();
	await owner.goto('/admin/team');
	await owner.getByRole('button', { name: `Take back the invitation of ${second}` }).click();
	await expect(owner.getByText('The invitation was taken back.')).toBeVisible();
});

test('whoever is deactivated is out with their next click', async ({ owner, browser, mailbox }) => {
	const { page, email } = await newMember(owner, { browser, mailbox });
	await page.goto('/admin/cancellations');
	await owner.goto('/admin/team');
	await owner.getByRole('row').filter({ hasText: email }).getByRole('link').click();
	await owner.getByRole('button', { name: 'Deactivate Ada Novak' }).click();
	await expect(owner.getByText('Deactivated, and signed out everywhere.')).toBeVisible();
	await page.getByRole('link', { name: 'Refunds' }).first().click();
	await expect(page).toHaveURL(/\/admin\/sign-in/);
	await signInAs(page, email);
	await expect(page.getByText("E-mail and password don't match")).toBeVisible();
	await page.context().close();
});

test('a role that needs an app leads whoever lacks it there first', async ({ owner, browser, mailbox }) => {
	const { page } = await newMember(owner, { browser, mailbox }, 'finance');
	const required = owner.getByRole('checkbox', { name: 'Finance' });
	const save = owner.getByRole('button', { name: 'Save' });
	try {
		await owner.goto('/admin/team');
		await required.check();
		await save.click();
		await expect(owner.getByText('Saved. Whoever lacks an app')).toBeVisible();
		await page.goto('/admin/refunds');
		await expect(page.getByText('Your role needs two-step sign-in')).toBeVisible();
		await page.goto('/admin/account');
		await expect(page).toHaveURL(/\/admin\/account\/two-step/);
		await page.goto('/admin/refunds');
		await addApp(page);
		await page.getByRole('link', { name: 'I have kept them: go on' }).click();
		await expect(page).toHaveURL(/\/admin\/refunds/);
	} finally {
		await owner.goto('/admin/team');
		await required.uncheck();
		await save.click();
		await expect(owner.getByText('Saved. Whoever lacks an app')).toBeVisible();
	}
	await page.context().close();
});

test('a forgotten password is set by mail, and the app still asked for', async ({ owner, browser, mailbox }) => {
	const { page, email } = await newMember(owner, { browser, mailbox });
	await page.goto('/admin/account/two-step');
	const { secret } = await addApp(page);
	await page.goto('/admin');
	await signOut(page);
	await page.getByRole('link', { name: 'Forgot your password?' }).click();
	await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeVisible(); // the door asks for an e-mail too
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('button', { name: 'E-mail me a link' }).click();
	await expect(page.getByText('an e-mail with a link is on its way')).toBeVisible();
	await page.goto(await linkTo(mailbox, email, '/admin/reset-password/', /Set a new password/));
	await page.getByLabel('New password', { exact: true }).fill('another walnut lamp');
	await page.getByRole('button', { name: 'Save and sign in' }).click();
	await page.getByLabel('Six-digit code').fill(codeOf(secret, 1));
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
	await page.context().close();
});

test('a member changes name and password, and ends what is open elsewhere', async ({ owner, browser, mailbox }) => {
	const { page, email } = await newMember(owner, { browser, mailbox });
	const elsewhere = patient(await (await browser.newContext()).newPage());
	await signInAs(elsewhere, email);
	await expect(elsewhere.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
	await page.goto('/admin/account');
	await page.getByLabel('Name').fill('Ada Moreau');
	const profile = page.locator('form').filter({ has: page.getByLabel('Name') });
	await profile.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Ada Moreau' })).toBeVisible();
	await page.getByText('Change password').first().click();
	await page.getByLabel('Current password', { exact: true }).fill(MEMBER_PASSWORD);
	await page.getByLabel('New password', { exact: true }).fill('another walnut lamp');
	await page.getByRole('button', { name: 'Change password' }).click();
	await mailbox.latest(email, /was changed/);
	await elsewhere.goto('/admin/orders');
	await expect(elsewhere).toHaveURL(/\/admin\/sign-in/);
	for (const { context } of [{ context: page.context() }, { context: elsewhere.context() }]) await context.close();
});

test('only owners see the team', async ({ manager, owner }) => {
	await manager.goto('/admin');
	await expect(manager.getByRole('link', { name: 'Team', exact: true })).toHaveCount(0);
	const answer = await manager.goto('/admin/team');
	expect(answer?.status()).toBe(403);
	await owner.goto('/admin/team');
	await owner.getByRole('row').filter({ hasText: 'owner@example.com' }).getByRole('link').click();
	await expect(owner.getByText("You can't do this to your own account").first()).toBeVisible();
});
