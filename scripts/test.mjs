// Every test, from a fresh clone on. `--static` adds the checks that run nothing, `--no-install` leaves packages alone.
// Nothing but what comes with Node may be imported before the packages are installed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './steps/install.mjs';

const { values: wanted } = parseArgs({
	options: { static: { type: 'boolean' }, 'no-install': { type: 'boolean' } }
});
if (!wanted['no-install']) await install();

const { build } = await import('./steps/build.mjs');
const { ensureChromium } = await import('./steps/chromium.mjs');
const { chaos, check, playwright, vitest } = await import('./steps/suites.mjs');
const { layDown } = await import('./steps/world.mjs');

process.env['CHROMIUM_PATH'] = await ensureChromium();
const reports = mkdtempSync(join(tmpdir(), 'rescind-reports-'));
// Each of the two keeps one core busy, so they go side by side.
const counts = wanted.static ? await Promise.all([check('lint'), check('check')]) : [];
counts.push(await vitest('unit', reports));
const world = (process.env['DEMO_WORLD'] = await layDown());
counts.push(await vitest('integration', reports));
counts.push(await chaos());
await build();
counts.push(await check('weight'));
counts.push(...(await playwright(reports)));
for (const folder of [reports, world]) rmSync(folder, { recursive: true });

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
