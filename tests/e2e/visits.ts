import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Screen } from '../../scripts/screens/screens.data.mjs';
import { signIn } from '../../scripts/screens/visit.mjs';

export type VisitAs = (who: Screen['who']) => Promise<Page>;

/** A page for each visit on a laptop; everybody signs in once. */
export function visitorsOf(browser: Browser, address: string) {
	const contexts = new Map<Screen['who'], BrowserContext>();
	const visitAs: VisitAs = async (who) => {
		const known = contexts.get(who) ?? (await browser.newContext({ viewport: { width: 1280, height: 800 } }));
		if (!contexts.has(who)) await signIn(known, who, address);
		contexts.set(who, known);
		return known.newPage();
	};
	return { visitAs, leave: () => Promise.all([...contexts.values()].map((context) => context.close())) };
}
