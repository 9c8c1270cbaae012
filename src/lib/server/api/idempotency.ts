import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { later, MINUTE } from '$lib/core/time';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '../ctx';
import type { Db, Tx } from '../db';
import { sha256 } from '../config/secrets';
import type { Reply } from './reply';

/** One write as its sender named it. */
export type Write = { readonly apiKeyId: string; readonly key: string; readonly fingerprint: string };

/** `act` does it with the context it is given; `again` reads what it answers anew, once it was done. */
export type Doing = { act(ctx: Ctx): Promise<Reply>; again(ctx: Ctx): Promise<Reply> };

const found = z.array(
	z.object({
		mine: z.boolean(),
		fingerprint: z.string(),
		status: z.number().nullable(),
		body: z.unknown(),
		done: z.boolean(),
		held: z.boolean()
	})
);
const MAX_KEY_LENGTH = 255;

/** What makes two writes the same one. */
export const fingerprintOf = (request: Request, url: URL, text: string) =>
	sha256(`${request.method}\n${url.pathname}${url.search}\n${text}`);

/**
 * Does a write once. The transaction that does it says so of the key: both are there, or neither. A repeat gets the first
 * answer; where that was lost after the write (a crash, a bug) it is read anew. One that broke off before it had written
 * anything may be tried again, as may one that takes over a minute: whichever of both writes first keeps the other out.
 */
export async function once(ctx: Ctx, write: Write, { act, again }: Doing): Promise<Reply> {
	if (write.key.length > MAX_KEY_LENGTH) throw new Refused('request.invalid');
	const mine = { ...write, claim: ctx.newId('idk') };
	const first = await claimed(ctx.db, mine, ctx.now);
	if (first.mine) return settle(ctx.db, mine, await act({ ...ctx, db: ending(ctx.db, (tx) => markDone(tx, mine)) }));
	if (first.fingerprint !== write.fingerprint) throw new Refused('idempotency.key_reused');
	if (first.status !== null) return { status: first.status, body: first.body };
	if (first.held || !first.done) throw new Refused('idempotency.in_progress');
	return again(ctx);
}

type Claim = Write & { readonly claim: string };

const at = ({ apiKeyId, key }: Write): SQL => sql`api_key_id = ${apiKeyId} and key = ${key}`;
const held = (write: Claim): SQL => sql`${at(write)} and claim = ${write.claim}`;

/** `held`: somebody is at it, or died a moment ago. */
async function claimed(tx: Tx, write: Claim, now: Date) {
	const stale = later(now, -MINUTE).toISOString();
	const rows: unknown = await tx.execute(sql`
		with mine as (
			insert into idempotency_keys as k (api_key_id, key, fingerprint, claim, created_at)
			values (${write.apiKeyId}, ${write.key}, ${write.fingerprint}, ${write.claim}, ${now.toISOString()})
			on conflict (api_key_id, key) do update set created_at = excluded.created_at, claim = excluded.claim
				where k.status is null and not k.done and k.fingerprint = excluded.fingerprint and k.created_at < ${stale}
			returning true as mine, fingerprint, status, body, done, true as held)
		select * from mine
		union all select false, fingerprint, status, body, done, claim is not null and created_at >= ${stale}
			from idempotency_keys where ${at(write)} and not exists (select from mine)`);
	const [first] = found.parse(rows);
	return first ?? { mine: false, fingerprint: write.fingerprint, status: null, body: null, done: false, held: true }; // claimed by another this very moment
}

/** Ends every transaction that wrote something. Whoever lost the key to a repeat meanwhile writes nothing. */
async function markDone(tx: Tx, write: Claim): Promise<void> {
	const [wrote] = await tx.execute<{ wrote: boolean }>(
		sql`select pg_current_xact_id_if_assigned() is not null as wrote`
	);
	if (!wrote?.wrote) return;
	const marked = await tx.execute(sql`update idempotency_keys set done = true where ${held(write)} returning key`);
	if (marked.length === 0) throw new Refused('idempotency.in_progress');
}

/** A database whose every transaction ends with `last`. */
function ending(db: Db, last: (tx: Tx) => Promise<void>): Db {
	const transaction: Db['transaction'] = (work, config) =>
		db.transaction(async (tx) => {
			const result = await work(tx);
			await last(tx);
			return result;
		}, config);
	return Object.assign(Object.create(db), { transaction });
}

/** Keeps the answer. After a bug there is none to keep: what wrote nothing is forgotten, all else is read anew. */
async function settle(tx: Tx, write: Claim, reply: Reply): Promise<Reply> {
	if (reply.status < 500) {
		await tx.execute(sql`update idempotency_keys
			set status = ${reply.status}, body = ${JSON.stringify(reply.body)}::jsonb where ${held(write)}`);
		return reply;
	}
	await tx.execute(sql`delete from idempotency_keys where ${held(write)} and not done`);
	await tx.execute(sql`update idempotency_keys set claim = null where ${held(write)}`);
	return reply;
}
