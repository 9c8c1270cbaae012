import { parseArgs } from 'node:util';
import { KEY_ROLES } from '$lib/core/scopes';
import { createKey, wantedKey } from '$lib/modules/accounts/keys/keys.server';
import { newKeyInput } from '$lib/modules/accounts/keys/schema';
import { loadEnv } from '$lib/server/config/env';
import { systemCtx } from '$lib/server/ctx';
import { NOTHING_FOLLOWS, setReactions } from '$lib/server/outbox';
import { openDatabase } from '$lib/server/store/database';

// npm run keys -- create --role owner|buyer|seller --name N: the last line is the key alone, shown this once. --scopes
// narrows what it may do, --lasts ends it.
const USAGE = `Usage: npm run keys -- create --role ${KEY_ROLES.join('|')} --name NAME [--scopes orders:read,…] [--lasts 30|90|365]`;

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { role: { type: 'string' }, name: { type: 'string' }, scopes: { type: 'string' }, lasts: { type: 'string' } }
});
const { scopes, ...rest } = values;
const asked = newKeyInput.safeParse({ ...rest, ...(scopes ? { access: 'some', scopes: scopes.split(',') } : {}) });

if (positionals[0] !== 'create' || !asked.success) {
	console.error(USAGE);
	process.exitCode = 1;
} else {
	setReactions(NOTHING_FOLLOWS);
	const { db, close } = await openDatabase(loadEnv('command'));
	try {
		const ctx = systemCtx({ db, secrets: [], timeZone: 'UTC', now: new Date() });
		console.log(await createKey(ctx, wantedKey(asked.data, ctx.now)));
	} finally {
		await close();
	}
}
