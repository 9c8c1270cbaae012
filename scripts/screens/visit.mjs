/** @typedef {import('./screens.data.mjs').Screen} Screen */
/** @typedef {import('@playwright/test').BrowserContext} Context */
/** @typedef {import('@playwright/test').Page} Page */

const PASSWORD = 'rescind-demo';
const LINK_WITHIN_MS = 5000;
const IDLE_WITHIN_MS = 5000; // a busy machine may have no idle moment for long

/**
 * Signs somebody in, in this context.
 * @param {Context} context
 * @param {Screen['who']} who
 * @param {string} address
 */
export async function signIn(context, who, address) {
	if (!who) return;
	if (who === 'buyer' || who === 'seller' || who === 'edi-buyer' || who === 'edi-seller')
		return signInPartner(context, who, address);
	const path = who === 'shopper' ? '/sign-in' : '/admin/sign-in';
	const form = { email: `${who}@example.com`, password: PASSWORD, next: '' };
	const headers = { origin: address, accept: 'text/html' };
	const answer = await context.request.post(address + path, { form, headers, maxRedirects: 0 });
	if (answer.status() !== 303) throw new Error(`${who} could not sign in: ${answer.status()}`);
}

/**
 * Signs in somebody of a partner, by the link that is mailed to them.
 * @param {Context} context
 * @param {'buyer' | 'seller' | 'edi-buyer' | 'edi-seller'} who
 * @param {string} address
 */
async function signInPartner(context, who, address) {
	const email = `${who}@example.com`;
	const headers = { origin: address, accept: 'text/html' };
	await context.request.post(`${address}/partner/sign-in`, { form: { email }, headers, maxRedirects: 0 });
	const until = Date.now() + LINK_WITHIN_MS;
	while (Date.now() < until) {
		const { messages } = await (await context.request.get(`${address}/dev/mail.json?to=${email}`)).json();
		const links = /** @type {string[]} */ (messages.flatMap((/** @type {{ links: string[] }} */ mail) => mail.links));
		const link = links.find((one) => one.includes('/partner/sign-in/'));
		if (link) {
			const { pathname } = new URL(link);
			const answer = await context.request.post(address + pathname, { form: {}, headers, maxRedirects: 0 });
			if (answer.status() === 303) return;
		}
	}
	throw new Error(`${who} could not sign in`);
}

/**
 * Goes to a screen and does there what brings it about. Answers what stood in the way, if anything.
 * @param {Page} page
 * @param {Screen} screen
 * @param {string} address
 * @returns {Promise<string | undefined>}
 */
export async function visit(page, screen, address) {
	const path = await pathOf(page, screen, address);
	if (path === undefined) return 'there is no such link';
	const answer = await page.goto(address + path);
	await settled(page);
	const status = answer?.status() ?? 0;
	if (status !== (screen.status ?? 200)) return `answers ${status}`;
	if (screen.act) {
		await screen.act(page);
		await settled(page);
	}
	return undefined;
}

/**
 * Its scripts have run. A page that listens for news is never idle on the network.
 * @param {Page} page
 */
const settled = (page) =>
	page.evaluate(
		(timeout) => new Promise((idle) => requestIdleCallback(() => idle(undefined), { timeout })),
		IDLE_WITHIN_MS
	);

/**
 * Whether the page scrolls sideways.
 * @param {Page} page
 */
export const isTooWide = (page) =>
	page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/**
 * Whether a table has to be pushed aside to see all of it.
 * @param {Page} page
 */
export const hidesColumns = (page) =>
	page.evaluate(() => [...document.querySelectorAll('.table-frame')].some((it) => it.scrollWidth > it.clientWidth));

/**
 * @param {Page} page
 * @param {Screen} screen
 * @param {string} address
 */
async function pathOf(page, { path, follow, mail, mailedTo = 'shopper@example.com' }, address) {
	if (mail) {
		const answer = await page.request.get(`${address}/dev/mail.json?to=${mailedTo}`);
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
