// The built app with the demo's world in a folder of its own, for the browser tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './run.mjs';
import { serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rescind-e2e-'));
process.once('exit', () => rmSync(folder, { recursive: true }));
process.env['DATA_DIR'] = folder;
await must('npx', ['--no-install', 'tsx', 'scripts/seed.ts']);
await serve();
