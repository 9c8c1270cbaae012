import { expect, test } from './support';

const ground = (page: import('@playwright/test').Page) =>
	page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const LIGHT = 'rgb(246, 247, 249)';
const DARK = 'rgb(15, 17, 22)';

test('the chosen colors are in the page as it comes, without any script', async ({ browser, baseURL }) => {
	for (const [theme, scheme, expected] of [
		['dark', 'light', DARK],
		['light', 'dark', LIGHT],
		['system', 'dark', DARK],
		['system', 'light', LIGHT]
	] as const) {
		const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: scheme });
		await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
		const page = await context.newPage();
		await page.goto('/sign-in');
		expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
		const declared = theme === 'system' ? 'light dark' : theme;
		await expect(page.locator('meta[name=color-scheme]')).toHaveAttribute('content', declared);
		await expect(page.locator('meta[name=theme-color]')).toHaveCount(theme === 'system' ? 2 : 1);
		await context.close();
		const painted = await browser.newContext({ colorScheme: scheme });
		await painted.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
		const seen = await painted.newPage();
		await seen.goto('/sign-in');
		expect(await ground(seen), `${theme} where the system is ${scheme}`).toBe(expected);
		await painted.close();
	}
});

test('whoever asks for more contrast or less motion gets it', async ({ browser }) => {
	const context = await browser.newContext({ contrast: 'more', reducedMotion: 'reduce' });
	const page = await context.newPage();
	await page.goto('/dev/ui');
	const token = (name: string) =>
		page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
	expect(await token('--ring-width')).toBe('3px');
	expect(await token('--enter')).toBe('1ms');
	const button = page.getByRole('button', { name: 'Open the dialog' });
	await button.focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Shift+Tab');
	expect(await button.evaluate((one) => getComputedStyle(one).outlineWidth)).toBe('3px');
	await context.close();
});

test('in the reader’s own colors what is chosen and what has the focus can still be told', async ({ browser }) => {
	const context = await browser.newContext({ forcedColors: 'active' });
	const page = await context.newPage();
	await page.goto('/dev/ui');
	const current = page.getByRole('link', { name: 'Roomy' });
	expect(await current.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
	await context.close();
});
