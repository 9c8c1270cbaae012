import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MOODS, SIZES } from './screens.data.mjs';
import { isTooWide, visit } from './visit.mjs';

const PICTURE_MS = 60_000; // a page of a hundred rows is a tall picture
const MOST_PX = 10_000; // … and the reference of the API is taller than a browser can draw at once

/** @typedef {import('./screens.data.mjs').Screen} Screen */
/** @typedef {import('@playwright/test').Page} Page */

/**
 * Takes a screen's pictures in one language: one visit, then each size and each mood. Answers what is wrong with them.
 * @param {Page} page
 * @param {Screen} screen
 * @param {{ address: string, folder: string, language: string }} where
 * @returns {Promise<{ taken: string[], wrong: string[] }>}
 */
export async function take(page, screen, { address, folder, language }) {
	/** @type {string[]} */
	const wrong = [];
	/** @type {string[]} */
	const taken = [];
	/** @param {Error} error */
	const note = (error) => void wrong.push(error.message);
	page.on('pageerror', note);
	const [first] = SIZES;
	if (first) await page.setViewportSize(first.viewport);
	const trouble = await visit(page, screen, address).catch((error) => String(error));
	if (trouble) wrong.push(trouble);
	mkdirSync(folder, { recursive: true });
	for (const { name: size, viewport } of SIZES) {
		await page.setViewportSize(viewport);
		if (await isTooWide(page)) wrong.push(`wider than a ${size}`);
		for (const mood of MOODS) {
			await page.emulateMedia({ colorScheme: mood, reducedMotion: 'reduce' });
			const file = `${screen.name}-${size}-${mood}-${language}.png`;
			const picture = page.screenshot({
				path: join(folder, file),
				fullPage: true,
				clip: { x: 0, y: 0, width: viewport.width, height: await heightOf(page) },
				animations: 'disabled',
				timeout: PICTURE_MS
			});
			const why = await picture.then(() => undefined, String);
			if (why) wrong.push(why);
			else taken.push(file);
		}
	}
	page.off('pageerror', note);
	return { taken, wrong };
}

/** @param {Page} page */
const heightOf = (page) => page.evaluate((most) => Math.min(most, document.documentElement.scrollHeight), MOST_PX);
