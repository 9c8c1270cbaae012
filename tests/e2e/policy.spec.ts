import { choose, ownOrder } from './steps';
import { expect, test } from './support';

const ITEM = { title: 'Walnut desk', quantity: 1, reason: 'Found it cheaper elsewhere' };

test('an owner edits the policy, and the shopper’s quote follows', async ({ owner, shopper, shop }) => {
	const order = await ownOrder(shop, { region: 'US' });
	await owner.goto('/admin/policy/edit');
	// What it would do follows while it is typed, before anything is saved.
	await owner.getByLabel('Fee', { exact: true }).fill('10%');
	await expect(owner.getByText('The shopper may cancel; fee ₩4,500.').first()).toBeVisible();
	await owner.getByLabel('Fee', { exact: true }).fill('0');
	await expect(owner.getByText('The shopper may cancel; fee ₩4,500.')).toHaveCount(0);

	await owner.getByText('Add a rule').click();
	await owner.getByLabel('What is kept', { exact: true }).fill('50%');
	await owner.getByRole('group', { name: 'Reason is' }).getByLabel('Found it cheaper elsewhere').check();
	await owner.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(owner.getByText(/Saved as version \d+/)).toBeVisible();

	await choose(shopper, order, [ITEM]);
	await expect(shopper.getByRole('button', { name: 'Request cancellation and $5.40 back' })).toBeVisible();
	await shopper.goto('/policy');
	await expect(shopper.getByText('Reason: Found it cheaper elsewhere: 50% of the price')).toBeVisible();

	await owner.goto('/admin/policy/edit');
	await owner.getByLabel('What is kept', { exact: true }).first().fill('0');
	await owner.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(owner.getByText(/Saved as version \d+/)).toBeVisible();
});

test('rules are tried on past requests, then accept by themselves, then are off at once', async ({ owner, shop }) => {
	const asked = async () => {
		const order = await ownOrder(shop);
		return shop.ask(order, { 'API-LAMP': 1 });
	};
	await asked();
	await owner.goto('/admin/policy/auto');
	await owner.getByLabel('Use this rule').last().check();
	await owner.getByLabel('Name', { exact: true }).last().fill('Lamps');
	await owner.getByLabel('Only these products').last().fill('API-LAMP');
	await owner.getByRole('button', { name: 'Dry run' }).click();
	await expect(owner.getByText(/\d+ of \d+ requests of the last 90 days would have been accepted/)).toBeVisible();
	await owner.getByRole('button', { name: 'Save the rules' }).click();
	await expect(owner.getByText(/Saved as version \d+/)).toBeVisible();

	const { id, number } = await asked();
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('in_progress');
	await owner.goto(`/admin/cancellations/${number}`);
	await expect(owner.getByText(/Accepted by itself: “Lamps”, rule \d+ of policy version \d+/)).toBeVisible();

	await owner.goto(`/admin/cancellations?tab=all&auto=yes&q=${number}`);
	await expect(owner.getByRole('row', { name: number }).getByText('Auto', { exact: true })).toBeVisible();

	await owner.goto('/admin/policy');
	await owner.getByRole('button', { name: 'Switch all off now' }).click();
	await expect(owner.getByText('Nothing is accepted by itself any more.')).toBeVisible();
	const later = await asked();
	await owner.goto('/admin/policy/auto');
	await owner.getByLabel('Use this rule').nth(-2).uncheck();
	await owner.getByLabel('Rules accept by themselves').check();
	await owner.getByRole('button', { name: 'Save the rules' }).click();
	await expect(owner.getByText(/Saved as version \d+/)).toBeVisible();
	expect((await shop.caseNow(later.id)).state).toBe('requested');
});

test('an owner words a reason anew, and shoppers choose it by that name', async ({ owner, shopper, shop }) => {
	const order = await ownOrder(shop);
	const wordIt = async (words: string, place: string, offer: string) => {
		await owner.goto('/admin/policy/reasons');
		const card = owner.getByRole('region', { name: /Needed it sooner|Too slow for me/ });
		await card.getByLabel('In English', { exact: true }).fill(words);
		await card.getByLabel('Place').fill(place);
		const offers = card.getByLabel('To the shopper, in English');
		if (!(await offers.isVisible())) await card.getByText('What shoppers read when they choose it').click();
		await offers.fill(offer);
		await owner.getByRole('button', { name: 'Save as a new version' }).click();
		await expect(owner.getByText(/Saved as version \d+/)).toBeVisible();
	};
	await wordIt('Too slow for me', '0', 'We can send it by express instead.');
	await shopper.goto(`/account/orders/${order.number}/cancel`);
	const item = shopper.getByRole('listitem').filter({ hasText: 'Lamp' });
	await item.getByRole('checkbox').check();
	await expect(item.getByLabel('Why?').getByRole('option').nth(1)).toHaveText('Too slow for me');
	await item.getByLabel('Why?').selectOption('Too slow for me');
	await expect(shopper.getByText('We can send it by express instead.')).toBeVisible();
	await expect(shopper.getByRole('button', { name: /Request cancellation/ })).toBeEnabled();
	await owner.goto('/admin/policy');
	await expect(owner.getByText(/1\. Too slow for me/).first()).toBeAttached(); // among the versions
	await wordIt('', '4', '');
});

test('an owner offers English alone, and a Korean browser reads English in the shop', async ({ owner, browser }) => {
	const offer = async (change: 'check' | 'uncheck', before = async () => {}) => {
		await owner.goto('/admin/policy/edit');
		await owner.getByRole('group', { name: 'Offered to shoppers' }).getByLabel('한국어')[change]();
		await before();
		await owner.getByRole('button', { name: 'Save as a new version' }).click();
		await expect(owner.getByText(/Saved as version \d+/)).toBeVisible();
	};
	const context = await browser.newContext({ locale: 'ko-KR' });
	const visitor = await context.newPage();
	const speaks = (locale: string) => expect(visitor.locator('html')).toHaveAttribute('lang', locale);
	await offer('uncheck', async () => {
		// What nobody could read is refused, and everything that was typed stays.
		await owner.getByLabel('Everybody else reads').selectOption('한국어');
		await owner.getByRole('button', { name: 'Save as a new version' }).click();
		await expect(owner.getByText('Choose one of the languages you offer.').first()).toBeVisible();
		await owner.getByLabel('Everybody else reads').selectOption('English');
	});
	await visitor.goto('/sign-in');
	await speaks('en');
	await expect(visitor.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await expect(visitor.getByRole('button', { name: '한국어' })).toHaveCount(0);
	await visitor.goto('/admin/sign-in'); // staff choose as before
	await speaks('ko');
	await offer('check');
	await visitor.goto('/sign-in');
	await speaks('ko');
	await expect(visitor.getByRole('button', { name: 'English' }).first()).toBeVisible();
	await context.close();
});
