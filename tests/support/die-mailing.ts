import { z } from 'zod';
import { connect } from '../../src/lib/server/db';
import { drainJobs } from '../../src/lib/server/jobs/drain';
import { postOf, setMailing } from '../../src/lib/server/mail';
import { setReactions } from '../../src/lib/server/outbox';
import { JOBS } from '../../src/lib/wiring/jobs.server';
import { REACTIONS } from '../../src/lib/wiring/reactions.server';
import { testCtx } from './rows';

/** A process that does every job there is, and is killed by whoever gets its mail, before it hears the answer. */
const told = z.object({
	place: z.object({ host: z.string(), user: z.string(), database: z.string() }),
	url: z.string(),
	secret: z.string(),
	now: z.coerce.date()
});
const { place, url, secret, now } = told.parse(JSON.parse(process.argv[2] ?? ''));
const { db } = connect({ place, prepare: true });
const key = { MAIL_FROM: 'Shop <orders@shop.example>', RESEND_API_KEY: 're_key', RESEND_BASE_URL: url, DEMO: false };
setMailing({ post: postOf(key), origin: 'https://shop.example' });
setReactions(REACTIONS);
await drainJobs({ db }, JOBS, () => ({ ...testCtx(db, now), secrets: [Buffer.from(secret, 'base64')] }), {
	rethrow: true
});
process.exit(3); // nobody killed it
