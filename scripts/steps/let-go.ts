import { openEmbedded } from '../../src/lib/server/embedded/open';
import { loadEnv } from '../../src/lib/server/config/env';

// Stops the database that a development server left running, unless somebody else works with it.
const { DATABASE_URL, DATA_DIR } = loadEnv('command');
if (DATABASE_URL === undefined) await (await openEmbedded(DATA_DIR)).stop();
