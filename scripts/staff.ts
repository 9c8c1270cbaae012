import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROLES } from '../src/lib/core/actor';
import { giveStaffAccount } from '../src/lib/modules/accounts/actions.server';
import { endAccess } from '../src/lib/modules/accounts/repository/team.server';
import { forgetTotp } from '../src/lib/modules/accounts/repository/totp.server';
import { constraintOf } from '../src/lib/server/store/constraint';
import { systemCtx } from '../src/lib/server/ctx';
import { openDatabase } from '../src/lib/server/store/database';
import { loadEnv } from '../src/lib/server/config/env';

// npm run staff -- --email E --name N --role R: gives (or gives anew) a member of staff an account; the last line is the
// password alone, shown this once. Without it a new installation would have nobody to sign in, and an owner who lost phone
// and recovery codes no way back: with --reset-app their authenticator app is forgotten too.
const USAGE = `Usage: npm run staff -- --email EMAIL --name NAME --role ${ROLES.join('|')} [--reset-app]`;
const wanted = z.object({ email: z.email(), name: z.string().trim().min(1), role: z.enum(ROLES) });
const PASSWORD_BYTES = 15;

const { values } = parseArgs({
	options: {
		email: { type: 'string' },
		name: { type: 'string' },
		role: { type: 'string' },
		'reset-app': { type: 'boolean' }
	}
});
const asked = wanted.safeParse(values);

if (asked.success) {
	const { db, close } = await openDatabase(loadEnv('command'));
	try {
		const password = randomBytes(PASSWORD_BYTES).toString('base64url');
		const ctx = systemCtx({ db, secrets: [], timeZone: 'UTC', now: new Date() });
		const id = (await giveStaffAccount(ctx, { ...asked.data, password })) ?? '';
		await endAccess(db, id);
		if (values['reset-app']) await forgetTotp(db, id);
		console.log(password);
	} catch (error) {
		if (constraintOf(error) !== 'an_owner_stays') throw error;
		console.error('This is the last active owner: make somebody else an owner first.');
		process.exitCode = 1;
	} finally {
		await close();
	}
} else {
	console.error(USAGE);
	process.exitCode = 1;
}
