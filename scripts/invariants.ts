import { openDatabase } from '../src/lib/server/store/database';
import { loadEnv } from '../src/lib/server/config/env';
import { checkInvariants } from '../src/lib/wiring/invariants.server';

// npm run invariants: asks every rule of the whole database; exit 1 when one is broken.
const { db, close } = await openDatabase(loadEnv('command'));
try {
	const report = await checkInvariants(db);
	console.log(JSON.stringify(report));
	if (report.violations.length > 0) process.exitCode = 1;
} finally {
	await close();
}
