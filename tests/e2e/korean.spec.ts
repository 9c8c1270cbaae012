import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { ownOrder } from './steps';

/** Every heading, button and link of the page's own part, but what carries a name or number of ours. */
async function controls(page: Page): Promise<string[]> {
	await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
	const words = await page.locator('main').locator('h1, h2, button:visible, a:visible, label').allInnerTexts();
	expect(words.length).toBeGreaterThan(2);
	return words.map((word) => word.trim()).filter((word) => word !== '');
}

const KOREAN = /[가-힣]/;

// The account remembers its language, and others are tested with it.
test.afterEach(async ({ shopper, baseURL }) => {
	const form = { locale: 'en', back: '/' };
	const answer = await shopper.context().request.post('/locale', { form, headers: { origin: baseURL ?? '' } });
	expect(answer.ok()).toBe(true);
});

test('a Korean browser is met in Korean', async ({ browser }) => {
	const context = await browser.newContext({ locale: 'ko-KR' });
	const page = await context.newPage();
	for (const path of ['/sign-in', '/admin/sign-in']) {
		await page.goto(path);
		for (const word of await controls(page)) expect(word).toMatch(KOREAN);
	}
	await context.close();
});

test('a shopper turns the shop to Korean and back', async ({ shopper, shop }) => {
	const order = await ownOrder(shop, {
		currency: 'KRW',
		line_items: [
			{ sku: 'API-DESK', title: '호두나무 책상', quantity: 2, unit_price: 15000 },
			{ sku: 'API-LAMP', title: '조명', quantity: 1, unit_price: 25000 }
		],
		discounts: [],
		charges: [{ kind: 'shipping', amount: 3000 }],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 58000 }]
	});
	await shopper.goto(`/account/orders/${order.number}`);
	await shopper.getByRole('banner').getByRole('button', { name: '한국어' }).click();
	await expect(shopper.getByRole('heading', { level: 2, name: 'Items' })).toBeHidden();
	const own = [order.number, 'help@example.com', '+82'];
	for (const path of ['', '/cancel']) {
		await shopper.goto(`/account/orders/${order.number}${path}`);
		for (const word of await controls(shopper)) {
			if (!own.some((part) => word.includes(part))) expect(word).toMatch(KOREAN);
		}
	}
	await expect(shopper.getByText('₩15,000').first()).toBeVisible();
	await shopper.getByRole('banner').getByRole('button', { name: 'English' }).click();
	await expect(shopper.locator('html')).toHaveAttribute('lang', 'en');
});
