import type { Db } from '../../src/lib/server/db';
import { setScript } from '../../src/lib/modules/payments/repository/sandbox.server';

/** What the sandbox gateway answers to the next calls, in order. */
export const scriptSandbox = (db: Db, script: Parameters<typeof setScript>[1]) =>
	db.transaction((tx) => setScript(tx, script));
