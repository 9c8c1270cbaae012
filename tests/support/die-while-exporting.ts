import { z } from 'zod';
import { writeStretch, writeStretchIn } from '../../src/lib/modules/exports/write.server';
import { connect } from '../../src/lib/server/db';
import { testCtx, withoutReactions } from './rows';

/** A process that is killed while it writes an export: one stretch is kept, the next written and not committed. */
const [given = '{}', id = ''] = process.argv.slice(2);
const place = z.object({ host: z.string(), user: z.string(), database: z.string() }).parse(JSON.parse(given));
const { db } = connect({ place, prepare: true });
const ctx = testCtx(db);
withoutReactions();

await writeStretch(ctx, id);
await db.transaction(async (tx) => {
	await writeStretchIn(tx, ctx, id);
	process.kill(process.pid, 'SIGKILL');
});
