import { expect, PASSWORD, signIn, test } from './door';

const NEW = 'another walnut desk';

test('a customer changes name, language and time zone', async ({ page, address, member }) => {
	await member(page, address);
	await page.goto('/account/settings');
	await page.getByLabel('Name').fill('Ada P.');
	await page.getByLabel('Time zone').fill('Nowhere/Else');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('link', { name: /choose a time zone from the list/ })).toBeVisible();
	await page.getByLabel('Time zone').fill('Asia/Seoul');
	await page.getByRole('combobox', { name: 'Language' }).selectOption('한국어');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: '내 계정' })).toBeVisible();
	await page.getByRole('combobox', { name: '언어' }).selectOption('English');
	await page.getByRole('button', { name: '저장', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
	await expect(page.getByLabel('Name')).toHaveValue('Ada P.');
	await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Seoul');
});

test('a customer changes their password and signs another browser out', async ({
	page,
	address,
	member,
	elsewhere
}) => {
	await member(page, address);
	const phone = await elsewhere();
	await signIn(phone, address);
	await expect(phone).toHaveURL(/\/account/);
	await page.goto('/account/settings');
	await expect(page.getByText('This browser')).toBeVisible();
	await page.getByRole('button', { name: /^Sign out Chrome/ }).click();
	await expect(page.getByText('That browser is signed out.')).toBeVisible();
	await phone.reload();
	await expect(phone).toHaveURL(/\/sign-in/);

	await page.getByText('Change password').first().click();
	await page.getByRole('textbox', { name: 'Current password' }).fill('not the password');
	await page.getByRole('textbox', { name: 'New password' }).fill(NEW);
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByText('This isn’t your password')).toBeVisible();
	await page.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
	await page.getByRole('textbox', { name: 'New password' }).fill(NEW);
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByText('Your password is changed')).toBeVisible();
	await signIn(phone, address, NEW);
	await expect(phone).toHaveURL(/\/account/);
});

test('a customer moves to another address, and the old one is told', async ({
	page,
	address,
	member,
	linkTo,
	mailbox,
	elsewhere
}) => {
	await member(page, address);
	const next = `next-${address}`;
	await page.goto('/account/settings');
	await page.getByText('New e-mail address').first().click();
	await page.getByLabel('New e-mail address').fill(next);
	await page.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Send the e-mail to confirm' }).click();
	await expect(page.getByText(`We sent an e-mail to ${next}`)).toBeVisible();
	const link = await linkTo(next, '/confirm-email');
	const stranger = await elsewhere();
	await stranger.goto(link);
	await expect(stranger.getByText('Please sign in to your account first')).toBeVisible();
	await page.goto(link);
	await page.getByRole('button', { name: `Use ${next}` }).click();
	await expect(page.getByText('Your account is known by its new address.')).toBeVisible();
	await mailbox.latest(address, /new e-mail address/);
});

test('a customer asks for the end of their account, and thinks better of it', async ({
	page,
	address,
	member,
	mailbox
}) => {
	await member(page, address);
	await page.goto('/account/settings');
	await page.getByText('Go on to close it').click();
	await page.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Close my account' }).click();
	await expect(page.getByRole('link', { name: 'Please tick the box if you want your account closed.' })).toBeVisible();
	await page.getByRole('checkbox', { name: 'Yes, close my account' }).check();
	await page.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Close my account' }).click();
	await expect(page.getByText(/^Your account closes on/)).toBeVisible();
	await mailbox.latest(address, /will be closed/);
	await page.getByRole('button', { name: 'Keep my account' }).click();
	await expect(page.getByText('Your account stays.')).toBeVisible();
});
