import axe from 'axe-core';
import type { Page } from '@playwright/test';

declare global {
	interface Window {
		readonly axe: typeof axe;
	}
}

/** What depends on a theme. */
export const COLORS = ['color-contrast', 'link-in-text-block'];

/** Rows that stand as those above them do; they would take most of the time. */
const MORE_OF_THE_SAME = 'tbody tr:nth-child(n + 9)';
/** Of the API's reference all after the first of each kind. What is only left out is walked through all the same. */
const TAKEN_AWAY = 'article:nth-of-type(n + 4), section:nth-of-type(n + 4) > article, dl:nth-of-type(n + 9)';
/** What has the colors and the size of something before it, when only those are looked at. */
const SEEN = 'data-seen';
/** A mail in its preview runs nothing, not even this. */
const MAIL = 'iframe[sandbox]';

/**
 * What axe can tell that stands in somebody's way on this page. It is brought to the page once, and looks into no frame: it
 * is half of the time otherwise.
 * @param rules only these, where the rest cannot differ from what was looked at before
 */
export async function obstacles(page: Page, rules?: string[]): Promise<unknown[]> {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.evaluate(async () => {
		const moves = () =>
			document
				.getAnimations()
				.filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
		// What is still fading in has no contrast yet, and what takes its color from it fades in after it.
		for (let left = moves(); left.length > 0; left = moves())
			await Promise.allSettled(left.map(({ finished }) => finished));
		// A bar that stays in sight lies over a row until one scrolls, and axe would take the row for covered.
		for (const bar of document.querySelectorAll<HTMLElement>('main [role="group"], main form, main div')) {
			const { position, bottom } = getComputedStyle(bar);
			if (position === 'sticky' && bottom !== 'auto') bar.style.position = 'static';
		}
	});
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	if (rules === COLORS) await markSeen(page);
	return page.evaluate(
		async ({ exclude, away, only }) => {
			const taken = [...document.querySelectorAll(`.docs > section > :is(${away})`)].map((one) => {
				const mark = new Comment();
				one.replaceWith(mark);
				return { one, mark };
			});
			const { violations } = await window.axe.run(
				{ exclude },
				{
					rules: { 'target-size': { enabled: true } },
					...(only ? { runOnly: only } : {}),
					...{ resultTypes: ['violations'], selectors: false, iframes: false }
				}
			);
			for (const one of document.querySelectorAll('[data-seen]')) one.removeAttribute('data-seen');
			for (const { one, mark } of taken) mark.replaceWith(one);
			return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))]);
		},
		{ exclude: [[MAIL], [MORE_OF_THE_SAME], [`[${SEEN}]`]], away: TAKEN_AWAY, only: rules }
	);
}

/** Contrast is measured at each word, and most words of a page look as others do. */
const markSeen = (page: Page) =>
	page.evaluate((mark) => {
		const looks = (one: Element): string => {
			const { color, fontSize, fontWeight } = getComputedStyle(one);
			const over: string[] = [];
			for (let at: Element | null = one; at; at = at.parentElement) {
				const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
				over.push(backgroundColor, backgroundImage, opacity);
			}
			return [one.tagName, color, fontSize, fontWeight, ...over].join();
		};
		const seen = new Set<string>();
		for (const one of document.querySelectorAll('body *:not(:has(*))')) {
			const its = looks(one);
			if (seen.has(its)) one.setAttribute(mark, '');
			seen.add(its);
		}
	}, SEEN);
