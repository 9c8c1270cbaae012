// npm run screens: every screen in light and dark, on a laptop and a phone, in English and Korean, as PNG in
// DATA_DIR/screens, and a contact sheet of each look. The demo is started for it, on a free port and in a folder of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { install } from './steps/install.mjs';
import { must } from './steps/run.mjs';

await install();
const { chromium } = await import('@playwright/test');
const { build } = await import('./steps/build.mjs');
const { ensureChromium } = await import('./steps/chromium.mjs');
const { serve } = await import('./steps/serve.mjs');
const { LANGUAGES, SCREENS } = await import('./screens/screens.data.mjs');
const { contactSheets } = await import('./screens/sheets.mjs');
const { take } = await import('./screens/take.mjs');
const { signIn } = await import('./screens/visit.mjs');

const folder = resolve(process.env['DATA_DIR'] || '.data', 'screens');
const executablePath = await ensureChromium();
adviseOnFonts();
await build();
const address = await startDemo();
const browser = await chromium.launch({ executablePath });
/** @type {{ screen: string, why: string }[]} */
const wrong = [];
/** @type {Map<string, string[]>} */
const looks = new Map();
let pictures = 0;
for (const language of LANGUAGES) await takeAll(language);
await contactSheets(browser, { folder, looks });
await browser.close();
console.log(JSON.stringify({ screens: SCREENS.length, pictures, folder, wrong }));
if (wrong.length > 0) process.exitCode = 1;
process.kill(process.pid, 'SIGTERM'); // the app closes its database and ends

/** @param {{ name: string, locale: string }} language */
async function takeAll({ name: language, locale }) {
	for (const who of [...new Set(SCREENS.map((screen) => screen.who))]) {
		const context = await browser.newContext({ locale });
		await signIn(context, who, address);
		for (const screen of SCREENS.filter((one) => one.who === who)) {
			const page = await context.newPage();
			const done = await take(page, screen, { address, folder, language });
			await page.close();
			pictures += done.taken.length;
			wrong.push(...done.wrong.map((why) => ({ screen: `${screen.name} ${language}`, why })));
			for (const file of done.taken) lookOf(file, screen.name);
		}
		await context.close();
	}
}

/**
 * @param {string} file
 * @param {string} name
 */
function lookOf(file, name) {
	const look = file.slice(name.length + 1, -'.png'.length);
	looks.set(look, [...(looks.get(look) ?? []), file]);
}

async function startDemo() {
	const world = mkdtempSync(join(tmpdir(), 'rescind-screens-'));
	process.once('exit', () => rmSync(world, { recursive: true }));
	const ours = { DEMO: 'true', DATA_DIR: world, DATABASE_URL: '', HOST: '127.0.0.1', ORIGIN: '', LOG_LEVEL: 'warn' };
	Object.assign(process.env, ours, { PORT: String(await freePort()) });
	await must('npx', ['--no-install', 'tsx', 'scripts/seed.ts']);
	return serve();
}

/** @returns {Promise<number>} */
function freePort() {
	const server = createServer();
	return new Promise((found) => {
		server.listen(0, '127.0.0.1', () => {
			const place = server.address();
			server.close(() => found(typeof place === 'object' && place ? place.port : 0));
		});
	});
}

/** Korean would come out as empty boxes. */
function adviseOnFonts() {
	const { stdout, status } = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
	if (status === 0 && stdout.trim() === '') {
		console.error('No font here has Korean letters, so the Korean pictures will show boxes. On Debian, as root:');
		console.error('  apt-get install fonts-noto-cjk');
	}
}
