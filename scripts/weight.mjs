// npm run weight: the JavaScript of a first visit to each page, gzipped; exit 1 when one is over what its readers can bear.
import { build } from './steps/build.mjs';
import { weigh } from './weight/pages.mjs';

const SHOPPERS = { who: 'shoppers', most: 60 };
const QUEUE = { who: 'queue', most: 120 };
const STAFF = { who: 'other pages of staff', most: 170 };

await build();
const pages = (await weigh()).filter(({ page }) => !page.startsWith('/dev'));
for (const { who, most } of [SHOPPERS, QUEUE, STAFF]) {
	console.log(`KB of JavaScript that a first visit loads, gzip, at most ${most} (${who}):`);
	for (const { page, kb } of pages.filter(({ page }) => limitOf(page).who === who)) {
		console.log(`${kb.toFixed(1).padStart(7)}  ${page}${kb > most ? '  TOO HEAVY' : ''}`);
	}
}
process.exitCode = pages.some(({ page, kb }) => kb > limitOf(page).most) ? 1 : 0;

/** @param {string} page */
function limitOf(page) {
	if (page === '/(admin)/admin/cancellations') return QUEUE;
	return /^\/\((admin|partner)\)/.test(page) ? STAFF : SHOPPERS;
}
