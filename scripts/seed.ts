import { systemCtx } from '$lib/server/ctx';
import { now } from '$lib/server/clock';
import { openDatabase } from '$lib/server/store/database';
import { loadEnv } from '$lib/server/config/env';
import { createLog } from '$lib/server/log';
import { setMailing, postOf } from '$lib/server/mail';
import { setReactions } from '$lib/server/outbox';
import { setLog } from '$lib/server/http/report';
import { secretKeysOf } from '$lib/server/config/secret-key';
import { originOf } from '$lib/server/config/env';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { connectChannels } from '$lib/wiring/channels/channels.server';
import { REACTIONS } from '$lib/wiring/reactions.server';
import { seedWorld } from './seed/world';

// Fills the demo with a shop's last sixty days. What is there already stays: it does nothing then.
const env = loadEnv('command');
if (!env.DEMO) {
	console.error('Only the demo is seeded: DEMO=true says that it is one.');
	process.exit(1);
}
setLog(createLog(env));
setReactions(REACTIONS);
connectChannels();
setMailing({ post: postOf(env), origin: originOf(env) });
const { db, close } = await openDatabase(env);
try {
	const [time, { time_zone }] = await Promise.all([now(db, true), shopProfile(db)]);
	const seeded = await seedWorld(systemCtx({ db, secrets: secretKeysOf(env), timeZone: time_zone, now: time }));
	console.log(JSON.stringify(seeded));
} finally {
	await close();
}
