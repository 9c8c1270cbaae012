import { openDatabase } from '../src/lib/server/store/database';
import { loadEnv } from '../src/lib/server/config/env';

/** Brings the tables up to date, which every start does as well. */
const { close } = await openDatabase(loadEnv('command'));
await close();
console.log(JSON.stringify({ migrated: true }));
