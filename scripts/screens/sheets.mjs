import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COLUMNS = 4;
const TALLEST = 1600;

/**
 * Contact sheets: all pictures of one look on one picture, to be looked through at once.
 * @param {import('@playwright/test').Browser} browser
 * @param {{ folder: string, looks: ReadonlyMap<string, readonly string[]> }} pictures
 */
export async function contactSheets(browser, { folder, looks }) {
	const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
	for (const [look, files] of looks) {
		const figures = files.map((file) => figure(folder, file)).join('');
		await page.setContent(`<style>${STYLE}</style><main>${figures}</main>`);
		const picture = await page.screenshot({ fullPage: true, type: 'jpeg', quality: 80 });
		writeFileSync(join(folder, `sheet-${look}.jpg`), picture);
	}
	await page.close();
}

/**
 * @param {string} folder
 * @param {string} file
 */
const figure = (folder, file) =>
	`<figure><img src="data:image/png;base64,${readFileSync(join(folder, file)).toString('base64')}"><figcaption>${file}</figcaption></figure>`;

const STYLE = `main { columns: ${COLUMNS}; gap: 12px; font: 12px sans-serif } figure { margin: 0 0 12px; break-inside: avoid }
	img { width: 100%; max-height: ${TALLEST}px; object-fit: cover; object-position: top; outline: 1px solid #888 }`;
