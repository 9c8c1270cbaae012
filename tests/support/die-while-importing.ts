import { z } from 'zod';
import { goOver } from '../../src/lib/modules/imports/actions/go-over.server';
import { connect } from '../../src/lib/server/db';
import { testCtx, withoutReactions } from './rows';

/** A process that takes in a file until it is killed. Run with a database and the import's id. */
const [given = '{}', id = ''] = process.argv.slice(2);
const place = z.object({ host: z.string(), user: z.string(), database: z.string() }).parse(JSON.parse(given));
const { db } = connect({ place, prepare: true });
withoutReactions();

await goOver(testCtx(db), { id, phase: 'import' });
throw new Error('It was not killed in time');
