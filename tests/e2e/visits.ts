import type { Browser, Page } from '@playwright/test';
import type { Screen } from '../../scripts/screens/screens.data.mjs';
import { signIn } from '../../scripts/screens/visit.mjs';

export type VisitAs = (who: Screen['who']) => Promise<Page>;

const LAPTOP = { width: 1280, height: 800 };

/** A page for each person, on a laptop at every visit: to open one anew takes as long as a visit. Everybody signs in once. */
export function visitorsOf(browser: Browser, address: string) {
	const pages = new Map<Screen['who'], Promise<Page>>();
	const enter = async (who: Screen['who']): Promise<Page> => {
		const context = await browser.newContext();
		await signIn(context, who, address);
		return context.newPage();
	};
	const visitAs: VisitAs = async (who) => {
		const opened = pages.get(who) ?? enter(who);
		pages.set(who, opened);
		const page = await opened;
		await page.goto('about:blank'); // nothing is left going on of the last visit
		await page.setViewportSize(LAPTOP);
		return page;
	};
	const leave = async () => {
		for (const page of pages.values()) await (await page).context().close();
	};
	return { visitAs, leave };
}
