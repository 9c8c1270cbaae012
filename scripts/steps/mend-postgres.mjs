// Nothing but what comes with Node may be imported here: it runs while packages are being installed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const FILES = ['src', 'cjs/src'].map((folder) => `node_modules/postgres/${folder}/connection.js`);

/** What stands in postgres 3.4.9, and what must stand there (decision 23). */
const MENDS = [
	['    clearImmediate(nextWriteTimer)\n', '    clearImmediate(nextWriteTimer), chunk = nextWriteTimer = null\n'],
	[
		'    const x = socket.write(chunk, fn)\n',
		"    if (!socket) return chunk = nextWriteTimer = null, error(Errors.connection('CONNECTION_CLOSED', options, socket)), false\n    const x = socket.write(chunk, fn)\n"
	],
	[
		'    connectTimer.cancel()\n\n    socket.removeAllListeners()\n',
		'    connectTimer.cancel()\n\n    errorResponse = null\n    socket.removeAllListeners()\n'
	],
	['        return fetchArrayTypes()\n', '        return fetchArrayTypes().catch(() => {})\n']
];

/** Lets the database client outlive a server that goes away while something waits to be written. Safe to repeat. */
export function mendPostgres() {
	for (const file of FILES.filter((one) => existsSync(one))) {
		const found = readFileSync(file, 'utf8');
		const mended = MENDS.reduce((text, [was, is]) => (text.includes(is) ? text : text.replaceAll(was, is)), found);
		const missing = MENDS.find(([, is]) => !mended.includes(is));
		if (missing) throw new Error(`${file} is not the one that is mended here: does it still need it?\n${missing[0]}`);
		if (mended !== found) writeFileSync(file, mended);
	}
}

if (process.argv[1]?.endsWith('mend-postgres.mjs')) mendPostgres();
