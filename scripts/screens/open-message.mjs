/**
 * The newest message of a store that says so.
 * @param {import('@playwright/test').Page} page
 * @param {string} words
 */
export async function openMessage(page, words) {
	await page.goto(`${page.url()}?q=${encodeURIComponent(words)}`);
	await page.locator('a.row-link').first().click();
	await page.waitForURL('**/messages/**');
}
