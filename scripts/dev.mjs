// The demo's world, with every change shown at once.
import { install } from './steps/install.mjs';
import { must, tool } from './steps/run.mjs';

process.env['DEMO'] = 'true';
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {}); // the server below ends first, then we do
await install();
await must('npx', ['--no-install', 'tsx', 'scripts/seed.ts']);
process.exitCode = await tool('vite', ['dev', '--host', '127.0.0.1', ...process.argv.slice(2)]);
