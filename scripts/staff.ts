import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROLES } from '../src/lib/core/actor';
import { giveStaffAccount } from '../src/lib/modules/accounts/actions.server';
import { systemCtx } from '../src/lib/server/ctx';
import { openDatabase } from '../src/lib/server/database';
import { loadEnv } from '../src/lib/server/env';

// npm run staff -- --email E --name N --role R: gives (or gives anew) a member of staff an account; the last line is the
// password alone, shown this once. Without it a new installation would have nobody to sign in.
const USAGE = `Usage: npm run staff -- --email EMAIL --name NAME --role ${ROLES.join('|')}`;
const wanted = z.object({ email: z.email(), name: z.string().trim().min(1), role: z.enum(ROLES) });
const PASSWORD_BYTES = 15;

const { values } = parseArgs({
	options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } }
});
const asked = wanted.safeParse(values);

if (asked.success) {
	const { db, close } = await openDatabase(loadEnv('command'));
	try {
		const password = randomBytes(PASSWORD_BYTES).toString('base64url');
		const ctx = systemCtx({ db, secrets: [], timeZone: 'UTC', now: new Date() });
		await giveStaffAccount(ctx, { ...asked.data, password });
		console.log(password);
	} finally {
		await close();
	}
} else {
	console.error(USAGE);
	process.exitCode = 1;
}
