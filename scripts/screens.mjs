// npm run screens: every screen in light and dark, on a laptop and a phone, in English and Korean, as PNG in
// DATA_DIR/screens. The demo is started for it, on a free port and in a folder of its own.
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
const { LANGUAGES, MOODS, SCREENS, SIZES } = await import('./screens/screens.data.mjs');
const { signIn, take } = await import('./screens/take.mjs');

const folder = resolve(process.env['DATA_DIR'] || '.data', 'screens');
const executablePath = await ensureChromium();
adviseOnFonts();
await build();
const address = await startDemo();
const browser = await chromium.launch({ executablePath });
/** @type {{ picture: string, why: string }[]} */
const wrong = [];
let pictures = 0;
for (const { name: language, locale } of LANGUAGES) {
	for (const mood of MOODS) {
		for (const { name: size, viewport } of SIZES) {
			await takeAll(`${size}-${mood}-${language}`, { locale, colorScheme: mood, viewport });
		}
	}
}
await browser.close();
console.log(JSON.stringify({ screens: SCREENS.length, pictures, folder, wrong }));
if (wrong.length > 0) process.exitCode = 1;
process.kill(process.pid, 'SIGTERM'); // the app closes its database and ends

/**
 * @param {string} look
 * @param {import('@playwright/test').BrowserContextOptions} options
 */
async function takeAll(look, options) {
	for (const who of [...new Set(SCREENS.map((screen) => screen.who))]) {
		const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
		await signIn(context, who, address);
		const page = await context.newPage();
		for (const screen of SCREENS.filter((one) => one.who === who)) {
			const file = `${screen.name}-${look}.png`;
			const why = await take(page, screen, { address, folder, file });
			pictures++;
			if (why) wrong.push({ picture: file, why });
		}
		await context.close();
	}
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
