import { expect, test as base, type ConsoleMessage, type Page, type Request } from '@playwright/test';
import { SCREENS, type Screen } from '../../scripts/screens/screens.data.mjs';
import { hidesColumns, isTooWide, visit } from '../../scripts/screens/visit.mjs';
import { COLORS, obstacles } from './axe';
import { visitorsOf, type VisitAs } from './visits';

type Visits = { readonly visitAs: VisitAs };
const WIDTHS = [1280, 834, 390];
/** What another layout can change: whether what it shows instead has a name and a size, and can be reached. */
const LAYOUT = ['button-name', 'link-name', 'label', 'select-name', 'target-size', 'nested-interactive', 'aria-hidden-focus', 'scrollable-region-focusable']; // prettier-ignore
const ADDRESS = `http://localhost:${process.env['E2E_PORT']}`;

/** Everybody signs in once. */
const test = base.extend<object, Visits>({
	visitAs: [
		async ({ browser }, use) => {
			const { visitAs, leave } = visitorsOf(browser, ADDRESS);
			await use(visitAs);
			await leave();
		},
		{ scope: 'worker' }
	]
});

/** Listens for what a page should never do: complain, break its policy or ask anybody else. Answers it, at the end. */
function listenTo(page: Page, { status }: Screen): () => string[] {
	const heard: string[] = [];
	const failed = (error: Error) => void heard.push(error.message);
	const said = (message: ConsoleMessage) => {
		const expected = status !== undefined && message.text().includes(`status of ${status}`);
		if (['error', 'warning'].includes(message.type()) && !expected) heard.push(message.text());
	};
	const asked = (request: Request) => {
		if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== ADDRESS) heard.push(request.url());
	};
	page.on('pageerror', failed).on('console', said).on('request', asked);
	return () => {
		page.off('pageerror', failed).off('console', said).off('request', asked);
		return heard;
	};
}

for (const screen of SCREENS) {
	test(`${screen.name} is open to everybody, fits everywhere and asks nobody else`, async ({ visitAs }) => {
		const page = await visitAs(screen.who);
		const complaints = listenTo(page, screen);
		await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
		expect(await visit(page, screen, ADDRESS)).toBeUndefined();
		expect(await hidesColumns(page), 'a table does not fit a laptop').toBe(false);
		expect(await obstacles(page), 'in light').toEqual([]);
		await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
		expect(await obstacles(page, COLORS), 'in dark').toEqual([]);
		for (const width of WIDTHS) {
			await page.setViewportSize({ width, height: 844 });
			expect(await isTooWide(page), `scrolls sideways at ${width}`).toBe(false);
		}
		expect(await obstacles(page, LAYOUT), 'on a phone').toEqual([]);
		expect(complaints()).toEqual([]);
	});
}
