import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { run } from './run.mjs';

/** Debian's Chromium without a window takes two thirds of what its whole one takes; either will do. */
const WITHOUT_WINDOW = '/usr/bin/chromium-headless-shell';
const WHOLE = '/usr/bin/chromium';

/** Where Chromium is, if it is here: CHROMIUM_PATH, the system's, or Playwright's own. */
export function findChromium() {
	const told = process.env['CHROMIUM_PATH'];
	return [told, WITHOUT_WINDOW, WHOLE, chromium.executablePath()].find((path) => path && existsSync(path));
}

/** Finds Chromium, or installs it where we may (Debian, as root). Ends this process with advice otherwise. */
export async function ensureChromium() {
	const found = findChromium();
	if (found && found !== WHOLE) return found;
	if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
		await run('apt-get', ['update', '-qq']);
		const wanted = ['chromium-headless-shell', 'fonts-noto-cjk'];
		await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted]);
	}
	const installed = findChromium();
	if (installed) return installed;
	console.error('The browser tests need Chromium, and there is none. Any of these gives them one:');
	console.error('  npx playwright install --with-deps chromium');
	console.error('  apt-get install chromium          (Debian, as root)');
	console.error('  CHROMIUM_PATH=/path/to/chromium npm test');
	return process.exit(1);
}
