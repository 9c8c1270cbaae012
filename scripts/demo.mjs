// Nothing but what comes with Node may be imported before the packages are installed.
import { parseArgs } from 'node:util';
import { install } from './steps/install.mjs';
import { must } from './steps/run.mjs';

const SIGN_INS = [
	['Shopper', '/sign-in', 'shopper@example.com'],
	['Agent', '/admin/sign-in', 'agent@example.com'],
	['Finance', '/admin/sign-in', 'finance@example.com'],
	['Manager', '/admin/sign-in', 'manager@example.com'],
	['Owner', '/admin/sign-in', 'owner@example.com']
];

const { port, fresh } = parseArgs({ options: { port: { type: 'string' }, fresh: { type: 'boolean' } } }).values;
process.env['DEMO'] = 'true';
if (port) process.env['PORT'] = port;

await install();
const { build } = await import('./steps/build.mjs');
const { serve } = await import('./steps/serve.mjs');
await build();
if (fresh) await must('npx', ['--no-install', 'tsx', 'scripts/fresh.ts']);
await must('npx', ['--no-install', 'tsx', 'scripts/seed.ts']);

const address = await serve();
console.log(`\nRescind is running: ${address}\n`);
for (const [who = '', path, email] of SIGN_INS) console.log(`  ${who.padEnd(9)}${address}${path}  ${email}`);
console.log(`\n  The password of all is rescind-demo. Sent mail: ${address}/dev/mail`);
console.log('  Ctrl-C stops it, and what you did stays. Start over: npm run demo -- --fresh\n');
