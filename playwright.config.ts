import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/steps/chromium.mjs';

const PORT = (process.env['E2E_PORT'] ??= '4179'); // another, where two checkouts are tested at once
const stripe = (process.env['E2E_STRIPE_PORT'] ??= String(Number(PORT) + 500));
const address = `http://localhost:${PORT}`;
const executablePath = findChromium();
// Workers inherit it, so that a test can run the shop's own commands beside the app.
const folder = (process.env['E2E_DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'rescind-e2e-')));
const laptop = { viewport: { width: 1280, height: 800 } };
/** To make a script fast takes longer here than to run it: a page lives for seconds. */
const SHORT_LIVED = ['--js-flags=--no-opt --no-maglev'];
const LOOKS = /(screens|translation)\.spec\.ts$/;
/** Looked at beside the journeys, so that both halves of the gate take as long. */
const DESK = /screens\.spec\.ts admin-/;

export default defineConfig({
	testDir: 'tests/e2e',
	workers: 1, // the app and its database need the other core
	timeout: 60_000, // an audit of five pages takes its time on a busy machine
	expect: { timeout: 10_000 },
	forbidOnly: process.env['CI'] !== undefined,
	use: {
		baseURL: address,
		locale: 'en-US',
		timezoneId: 'UTC',
		launchOptions: { args: SHORT_LIVED, ...(executablePath ? { executablePath } : {}) }
	},
	projects: [
		{ name: 'laptop', grepInvert: /@phone/, testIgnore: LOOKS, use: laptop },
		{ name: 'phone', grep: /@phone/, use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
		{ name: 'looks', testMatch: LOOKS, grepInvert: DESK, use: laptop }, // every screen, looked at as it is
		{ name: 'desk-looks', testMatch: LOOKS, grep: DESK, use: laptop }
	],
	globalSetup: './tests/support/stripe.setup.ts',
	webServer: {
		command: 'node scripts/steps/e2e-server.mjs',
		env: {
			...{ DEMO: 'true', HOST: '127.0.0.1', PORT, ORIGIN: '', DATABASE_URL: '', DATA_DIR: folder, LOG_LEVEL: 'warn' },
			...{ STRIPE_API_KEY: 'sk_test_e2e', STRIPE_PUBLISHABLE_KEY: 'pk_test_e2e' },
			STRIPE_API_URL: `http://127.0.0.1:${stripe}`
		},
		url: `${address}/healthz`,
		reuseExistingServer: false,
		timeout: 300_000, // the demo's world is laid down first
		stdout: 'pipe',
		gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 }
	}
});
