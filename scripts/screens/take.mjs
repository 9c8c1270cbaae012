import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./screens.data.mjs').Screen} Screen */
/** @typedef {import('@playwright/test').BrowserContext} Context */
/** @typedef {import('@playwright/test').Page} Page */

const PASSWORD = 'rescind-demo';
const LINK_WITHIN_MS = 5000;

/**
 * Signs somebody in, in this context.
 * @param {Context} context
 * @param {Screen['who']} who
 * @param {string} address
 */
export async function signIn(context, who, address) {
	if (!who) return;
	const path = who === 'shopper' ? '/sign-in' : '/admin/sign-in';
	const form = { email: `${who}@example.com`, password: PASSWORD, next: '' };
	const headers = { origin: address, accept: 'text/html' };
	const answer = await context.request.post(address + path, { form, headers, maxRedirects: 0 });
	if (answer.status() !== 303) throw new Error(`${who} could not sign in: ${answer.status()}`);
}

/**
 * Takes one picture. Answers what is wrong with the screen, if anything.
 * @param {Page} page
 * @param {Screen} screen
 * @param {{ address: string, folder: string, file: string }} where
 * @returns {Promise<string | undefined>}
 */
export async function take(page, screen, { address, folder, file }) {
	/** @type {string[]} */
	const wrong = [];
	/** @param {Error} error */
	const note = (error) => void wrong.push(error.message);
	page.on('pageerror', note);
	const path = await pathOf(page, screen, address);
	if (path === undefined) return 'there is no such link';
	const answer = await page.goto(address + path, { waitUntil: 'networkidle' });
	const status = answer?.status() ?? 0;
	if (status !== (screen.status ?? 200)) wrong.push(`answers ${status}`);
	if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) {
		wrong.push('wider than the window');
	}
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
	page.off('pageerror', note);
	return wrong.length > 0 ? wrong.join(', ') : undefined;
}

/**
 * @param {Page} page
 * @param {Screen} screen
 * @param {string} address
 */
async function pathOf(page, { path, follow, mail }, address) {
	if (mail) {
		const answer = await page.request.get(`${address}/dev/mail.json?to=shopper@example.com`);
		return mail.exec(await answer.text())?.[0];
	}
	let at = path;
	for (const link of follow ?? []) {
		await page.goto(address + at);
		const found = page.locator(link).first();
		// Links are relative until the page's script has run.
		const href = await found.getAttribute('href', { timeout: LINK_WITHIN_MS }).catch(() => null);
		if (href === null) return undefined;
		at = href;
	}
	return at;
}
