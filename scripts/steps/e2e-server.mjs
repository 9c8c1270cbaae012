// The built app with the demo's world in the folder it is given, for the browser tests.
import { rmSync } from 'node:fs';
import { must } from './run.mjs';
import { serve } from './serve.mjs';
import { copyInto } from './world.mjs';

const folder = process.env['DATA_DIR'];
if (!folder) throw new Error('DATA_DIR: say which folder this run may use and then remove');
process.env['ALLOW_PRIVATE_ADDRESSES'] = 'true'; // the stores the tests connect are on this machine
process.once('exit', () => rmSync(folder, { recursive: true }));
const world = process.env['DEMO_WORLD']; // where several run, they are given one to copy
if (world) await copyInto(world, folder);
else await must('npx', ['--no-install', 'tsx', 'scripts/seed.ts']);
await serve();
