import { expect, PASSWORD, signIn, signUp, test } from './door';
import { ownOrder } from './steps';

test('a customer signs up, confirms their address and finds what they ordered before', async ({
	page,
	shop,
	address,
	linkTo,
	elsewhere
}) => {
	const order = await ownOrder(shop, { email: address });
	await signUp(page, address);
	await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();

	await signIn(page, address);
	await expect(page.getByText('Please confirm your e-mail address')).toBeVisible();
	await expect(page.getByText(order.number)).toHaveCount(0);
	const first = await linkTo(address, '/verify-email');
	await page.getByRole('button', { name: 'Send the e-mail again' }).click();
	await expect(page.getByText(`The e-mail is on its way to ${address}`)).toBeVisible();

	const newest = () => linkTo(address, '/verify-email');
	await expect.poll(newest, 'the second mail').not.toBe(first);
	const link = await newest();
	await page.goto(link); // looking changes nothing
	const phone = await elsewhere();
	await phone.goto(link);
	await phone.getByRole('textbox', { name: 'Password' }).fill('not the password');
	await phone.getByRole('button', { name: `Confirm ${address}` }).click();
	await expect(phone.getByText('This isn’t your password')).toBeVisible();
	await phone.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
	await phone.getByRole('button', { name: `Confirm ${address}` }).click();
	await expect(phone.getByText('Your address is confirmed')).toBeVisible();
	await expect(phone.getByText(order.number).first()).toBeVisible();

	await page.reload();
	await expect(page.getByRole('heading', { name: 'This link was used already' })).toBeVisible();
});

test('whoever signs up with an address that has an account reads the same, and its owner a mail', async ({
	page,
	mailbox
}) => {
	await signUp(page, 'shopper@example.com');
	await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();
	await expect(page.getByText('We sent an e-mail to shopper@example.com')).toBeVisible();
	const { text } = await mailbox.latest('shopper@example.com', /already have an account/);
	expect(text).toContain('/sign-in/link/');
	await signIn(page, 'shopper@example.com', PASSWORD);
	await expect(page.getByText("E-mail and password don't match")).toBeVisible();
});

test('what is wrong with a sign-up is said above it and beside its fields', async ({ page, address }) => {
	await page.goto('/sign-up');
	await page.getByRole('button', { name: 'Create account' }).click();
	const summary = page.getByRole('alert');
	await expect(summary).toBeFocused();
	await summary.getByRole('link', { name: 'Please enter your name.' }).click();
	await expect(page.getByLabel('Name')).toBeFocused();
	await signUp(page, address, 'password123');
	await expect(page.getByRole('link', { name: /passwords that are tried first/ })).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Password' })).toHaveAttribute('aria-invalid', 'true');
	await signUp(page, address, 'too short');
	await expect(page.getByRole('link', { name: /at least 10 characters/ })).toBeVisible();
});

test('without JavaScript the door is the same', async ({ elsewhere, address, linkTo }) => {
	const page = await elsewhere({ javaScriptEnabled: false });
	await signUp(page, address, '1234567890');
	await expect(page.getByRole('link', { name: /passwords that are tried first/ })).toBeVisible();
	await expect(page.getByLabel('E-mail')).toHaveValue(address);
	expect(await page.content()).not.toContain('1234567890');
	await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await page.goto(await linkTo(address, '/verify-email'));
	await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
	await page.getByRole('button', { name: `Confirm ${address}` }).click();
	await expect(page.getByText('Your address is confirmed')).toBeVisible();
	await page.getByRole('link', { name: 'Account', exact: true }).click();
	await page.getByLabel('Time zone').fill('Asia/Seoul');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
});
