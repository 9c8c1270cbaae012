import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createKey } from '$lib/modules/accounts/actions.server';
import { newId } from '$lib/server/ctx';
import { openDatabase } from '$lib/server/store/database';
import { loadEnv } from '$lib/server/config/env';

// npm run keys -- create --role owner|buyer|seller --name N: the last line is the key alone, shown this once.
const USAGE = 'Usage: npm run keys -- create --role owner|buyer|seller --name NAME';
const wanted = z.object({ role: z.enum(['owner', 'buyer', 'seller']), name: z.string().min(1) });

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { role: { type: 'string' }, name: { type: 'string' } }
});
const asked = wanted.safeParse(values);

if (positionals[0] !== 'create' || !asked.success) {
	console.error(USAGE);
	process.exitCode = 1;
} else {
	const { db, close } = await openDatabase(loadEnv('command'));
	try {
		console.log(await createKey({ db, newId, now: new Date() }, asked.data));
	} finally {
		await close();
	}
}
