import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { changePolicy, currentPolicy } from '../src/lib/modules/settings/repository.server';
import { DEFAULT_POLICY, type Policy } from '../src/lib/modules/settings/policy';
import { systemCtx, type Ctx } from '../src/lib/server/ctx';
import { openDatabase } from '../src/lib/server/store/database';
import { loadEnv, originOf } from '../src/lib/server/config/env';
import { postOf, setMailing } from '../src/lib/server/mail';
import { setReactions } from '../src/lib/server/outbox';
import { secretKeysOf } from '../src/lib/server/config/secret-key';
import { checkInvariants } from '../src/lib/wiring/invariants.server';
import { REACTIONS } from '../src/lib/wiring/reactions.server';
import { readInvoices } from './replay/invoices';
import { play, type Tally } from './replay/play';

// npm run replay -- FILE: plays the cancellation invoices of an imported "Online Retail" file through the real actions.
const [file] = process.argv.slice(2);
const say = (text: string) => process.stderr.write(`${text}\n`);

if (file === undefined) {
	say('npm run replay -- FILE   (import it first: npm run import -- FILE)');
	process.exit(2);
}

const env = loadEnv('command');
setReactions(REACTIONS);
setMailing({ post: postOf(env), origin: originOf(env) });
const { db, close } = await openDatabase(env);
try {
	// Nothing a replay seals is ever read: its shoppers get no mail and have no bank details.
	const secrets = env.SECRET_KEY.length > 0 || env.DEMO ? secretKeysOf(env) : [randomBytes(32)];
	const ctx = systemCtx({ db, secrets, timeZone: 'UTC', now: new Date() });
	const summary = await run(ctx, file);
	console.log(JSON.stringify(summary));
	if (summary.broken > 0) process.exitCode = 1;
} finally {
	await close();
}

async function run(ctx: Ctx, path: string) {
	const started = performance.now();
	const { invoices, noCustomer } = await readInvoices(path);
	const { policy: before } = await currentPolicy(ctx.db);
	await lay(ctx, { ...DEFAULT_POLICY, window_hours: null, grace_minutes: 0 });
	let told = started;
	const tally = await play(ctx, invoices, (done) => {
		if (performance.now() - told < 5000) return;
		told = performance.now();
		say(`${done} of ${invoices.length} invoices`);
	});
	await lay(ctx, before);
	return summaryOf(ctx, tally, { noCustomer, seconds: Math.round((performance.now() - started) / 100) / 10 });
}

function lay(ctx: Ctx, policy: Policy) {
	return ctx.db.transaction((tx) => changePolicy(tx, ctx, policy));
}

async function summaryOf({ db }: Ctx, tally: Tally, { noCustomer, seconds }: { noCustomer: number; seconds: number }) {
	const rows = await db.execute<{ canceled: number; currency: string; money: string }>(sql`
		select count(*)::int as canceled, o.currency, sum(c.refunded_minor) as money
		from cancellations c join orders o on o.id = c.order_id
		where c.state = 'canceled' and c.refunded_minor = c.due_minor
			and c.id in (select json_array_elements_text(${JSON.stringify(tally.cancellations)}::text::json))
		group by o.currency`);
	const { violations } = await checkInvariants(db);
	for (const { rule, id } of violations.slice(0, 20)) say(`broken: ${rule} ${id}`);
	const { lines, full, part, none, units, cancellations, priceDiffers } = tally;
	return {
		...{ lines, full, part, none, no_customer: noCustomer, units },
		cancellations: cancellations.length,
		canceled: rows.reduce((all, { canceled }) => all + canceled, 0),
		money: Object.fromEntries(rows.map(({ currency, money }) => [currency, Number(money)])),
		price_differs: priceDiffers,
		seconds,
		broken: violations.length
	};
}
