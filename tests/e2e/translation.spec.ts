import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test as base, type Page } from '@playwright/test';
import { z } from 'zod';
import { SCREENS } from '../../scripts/screens/screens.data.mjs';
import { isTooWide, visit } from '../../scripts/screens/visit.mjs';
import { visitorsOf, type VisitAs } from './visits';

/** Where every message is marked ⟦ ⟧ and longer, and what of the rest people or programs gave to the shop. */
type Abroad = { readonly address: string; readonly data: readonly string[] };
type Visits = { readonly abroad: Abroad; readonly visitAs: VisitAs };

const BUILT_WITHIN_MS = 300_000;
const MOST_TEXT = 2 ** 28; // a shop that every other test has lived in
const PORT = String(Number(process.env['E2E_PORT']) + 1);
const ours = {
	...process.env,
	DEMO: 'true',
	HOST: '127.0.0.1',
	PORT,
	ORIGIN: '',
	DATABASE_URL: '',
	ROLE: 'web',
	DATA_DIR: process.env['E2E_DATA_DIR'],
	LOG_LEVEL: 'warn'
};

const test = base.extend<object, Visits>({
	abroad: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
		async ({}, use) => {
			const server = spawn('node', ['scripts/steps/pseudo-server.mjs'], {
				env: ours,
				stdio: ['ignore', 'pipe', 'inherit']
			});
			try {
				await new Promise<void>((listens, fails) => {
					server.stdout.on('data', (said) => /^http/m.test(String(said)) && listens());
					server.once('exit', (code) => fails(new Error(`the translated app ended with ${code}`)));
				});
				const command = ['--no-install', 'tsx', 'tests/support/shown-data.ts'];
				const shown = execFileSync('npx', command, { env: ours, encoding: 'utf8', maxBuffer: MOST_TEXT });
				await use({ address: `http://localhost:${PORT}`, data: z.array(z.string()).parse(JSON.parse(shown)) });
			} finally {
				if (server.kill('SIGTERM')) await once(server, 'exit');
			}
		},
		{ scope: 'worker', timeout: BUILT_WITHIN_MS }
	],
	visitAs: [
		async ({ browser, abroad }, use) => {
			const { visitAs, leave } = visitorsOf(browser, abroad.address);
			await use(visitAs);
			await leave();
		},
		{ scope: 'worker' }
	]
});

/** What can be read or heard on the page and is no message. What is formatted, not written, is told by its element. */
const unmarked = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const FORMATTED = 'time, .amount, .num, code, kbd, [translate=no], [lang]:not(html), script, style, noscript';
		const shown = [...document.querySelectorAll('body *')].filter(
			(one) => one.checkVisibility() && !one.closest(FORMATTED)
		);
		const texts = shown.flatMap((one) => [
			// One message may have code in its midst, so its parts are read together.
			[...one.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent] : [])).join(' '),
			...['aria-label', 'placeholder', 'title', 'alt'].map((name) => one.getAttribute(name) ?? '')
		]);
		const withoutMessages = (text: string): string => {
			const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
			return less === text ? less : withoutMessages(less);
		};
		return [...new Set(texts.map(withoutMessages))].filter((text) => /\p{L}{2}/u.test(text));
	});

/** The longest first, so that a name goes before the half of it. */
function withoutData(text: string, data: readonly string[]): string {
	const shown = inOneLine(text);
	const known = data.map(inOneLine).filter((one) => one.length > 1 && shown.includes(one));
	return known.toSorted((a, b) => b.length - a.length).reduce((left, one) => left.replaceAll(one, ''), shown);
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Words that their box cuts off. What may be cut says so by its class, and has the whole in its title. */
const cutOff = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('a, button, label, summary, h1, h2, h3, th, td, legend, .status')]
			.filter((one) => one.checkVisibility() && getComputedStyle(one).overflowX !== 'visible')
			.filter((one) => one.scrollWidth > one.clientWidth + 1 && !one.closest('.clip, .visually-hidden'))
			.map((one) => (one.textContent ?? '').trim().slice(0, 80))
	);

const ABROAD = SCREENS.filter(({ path }) => !path.startsWith('/dev'));

for (const screen of ABROAD) {
	test(`${screen.name} is translated, and longer words fit`, async ({ abroad, visitAs }) => {
		const page = await visitAs(screen.who);
		expect(await visit(page, screen, abroad.address)).toBeUndefined();
		const left = (await unmarked(page)).map((text) => withoutData(text, abroad.data));
		expect(left.filter((text) => /\p{L}{2}/u.test(text))).toEqual([]);
		for (const width of [1280, 390]) {
			await page.setViewportSize({ width, height: 844 });
			expect(await isTooWide(page), `scrolls sideways at ${width}`).toBe(false);
			expect(await cutOff(page), `cut off at ${width}`).toEqual([]);
		}
	});
}
