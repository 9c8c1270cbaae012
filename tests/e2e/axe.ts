import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rows that stand as those above them do; they would take most of the time. */
const MORE_OF_THE_SAME = 'tbody tr:nth-child(n + 9), section > article:nth-of-type(n + 4)';

/**
 * What axe can tell that stands in somebody's way on this page. No frame of ours comes from another origin, so axe may
 * run in one page, which takes half the time.
 * @param rules only these, where the rest cannot differ from what was looked at before
 */
export async function obstacles(page: Page, rules?: string[]): Promise<unknown[]> {
	await page.emulateMedia({ reducedMotion: 'reduce' }); // what is still fading in has no contrast yet
	await page.evaluate(() => {
		// A bar that stays in sight lies over a row until one scrolls, and axe would take the row for covered.
		for (const bar of document.querySelectorAll<HTMLElement>('main [role="group"], main form, main div')) {
			const { position, bottom } = getComputedStyle(bar);
			if (position === 'sticky' && bottom !== 'auto') bar.style.position = 'static';
		}
	});
	const axe = new AxeBuilder({ page })
		.setLegacyMode(true)
		.options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], selectors: false })
		.exclude('iframe[sandbox]') // a mail in its preview runs nothing, not even this
		.exclude(MORE_OF_THE_SAME);
	const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
	return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))]);
}
