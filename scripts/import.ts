import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { Refused } from '../src/lib/core/refusal';
import { MAPPING_NAMES } from '../src/lib/modules/imports/formats/names';
import type { Example } from '../src/lib/modules/imports/reading/report';
import { shopProfile } from '../src/lib/modules/settings/repository.server';
import { systemCtx } from '../src/lib/server/ctx';
import { now } from '../src/lib/server/clock';
import { openDatabase } from '../src/lib/server/store/database';
import { loadEnv } from '../src/lib/server/config/env';
import { setReactions } from '../src/lib/server/outbox';
import { importFile } from '../src/lib/modules/imports/actions/import-file.server';
import { REACTIONS } from '../src/lib/wiring/reactions.server';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { mapping: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } }
});
const [file] = positionals;
let told = 0;
const say = (text: string) => process.stderr.write(`${text}\n`);

if (file === undefined || positionals.length > 1) {
	say(`npm run import -- FILE [--mapping ${MAPPING_NAMES.join('|')}|NAME] [--dry-run]`);
	process.exit(2);
}

try {
	console.log(JSON.stringify(await run(file)));
} catch (error) {
	say(error instanceof Refused ? `${error.code} ${JSON.stringify(error.facts)}` : String(error));
	process.exitCode = 1;
}

async function run(path: string) {
	const env = loadEnv('command');
	setReactions(REACTIONS);
	const { db, close } = await openDatabase(env);
	try {
		const [time, { time_zone }] = await Promise.all([now(db, env.DEMO), shopProfile(db)]);
		const ctx = systemCtx({ db, secrets: [], timeZone: time_zone, now: time });
		const { examples, notices, ...summary } = await importFile(ctx, createReadStream(path), {
			...(values.mapping === undefined ? {} : { mapping: values.mapping }),
			dryRun: values['dry-run'],
			onProgress: progress
		});
		explain('kept out', summary.kept_out, examples);
		explain('mended', notices, {});
		return summary;
	} finally {
		await close();
	}
}

function progress({ lines, orders }: { lines: number; orders: number }): void {
	if (performance.now() - told < 2000) return;
	told = performance.now();
	say(`${lines} lines, ${orders} orders`);
}

function explain(
	what: string,
	counts: Readonly<Record<string, number>>,
	examples: Readonly<Record<string, readonly Example[]>>
): void {
	for (const [kind, count] of Object.entries(counts)) {
		const lines = (examples[kind] ?? []).map(({ line, why }) => (why ? `${line} (${why})` : line));
		say(`${what}: ${count} ${kind}${lines.length > 0 ? `, for example lines ${lines.join(', ')}` : ''}`);
	}
}
