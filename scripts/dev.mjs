// The demo's world, with every change to the code shown at once.
import { install } from './steps/install.mjs';
import { must, tool } from './steps/run.mjs';

process.env['DEMO'] = 'true';
process.env['PORT'] ||= '5173';
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {}); // Vite ends first, then we tidy up
await install();
await must('npx', ['--no-install', 'tsx', 'scripts/seed.ts']);
const address = ['--host', '127.0.0.1', '--port', process.env['PORT'], '--strictPort'];
process.exitCode = await tool('vite', ['dev', ...address, ...process.argv.slice(2)]);
await tool('tsx', ['scripts/steps/let-go.ts']);
