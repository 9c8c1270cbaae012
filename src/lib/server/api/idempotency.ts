import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { later, MINUTE } from '$lib/core/time';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '../ctx';
import type { Tx } from '../db';
import { sha256 } from '../config/secrets';
import type { Reply } from './reply';

/** One write as its sender named it. */
export type Write = { readonly apiKeyId: string; readonly key: string; readonly fingerprint: string };

const kept = z.array(
	z.object({ mine: z.boolean(), fingerprint: z.string(), status: z.number().nullable(), body: z.unknown() })
);
const MAX_KEY_LENGTH = 255;

/** What makes two writes the same one. */
export const fingerprintOf = (request: Request, url: URL, text: string) =>
	sha256(`${request.method}\n${url.pathname}${url.search}\n${text}`);

/**
 * Does a write once: a repeat with the same key gets the first answer. A write that broke off (a bug, a crash a minute
 * ago) may be tried again.
 */
export async function once(
	{ db, now }: Pick<Ctx, 'db' | 'now'>,
	write: Write,
	act: () => Promise<Reply>
): Promise<Reply> {
	if (write.key.length > MAX_KEY_LENGTH) throw new Refused('request.invalid');
	const first = await claim(db, write, now);
	if (first.mine) return settle(db, write, act);
	if (first.fingerprint !== write.fingerprint) throw new Refused('idempotency.key_reused');
	if (first.status === null) throw new Refused('idempotency.in_progress');
	return { status: first.status, body: first.body };
}

async function claim(tx: Tx, { apiKeyId, key, fingerprint }: Write, now: Date) {
	const rows: unknown = await tx.execute(sql`
		with mine as (
			insert into idempotency_keys as k (api_key_id, key, fingerprint, created_at)
			values (${apiKeyId}, ${key}, ${fingerprint}, ${now.toISOString()})
			on conflict (api_key_id, key) do update set created_at = excluded.created_at
				where k.status is null and k.fingerprint = excluded.fingerprint
					and k.created_at < ${later(now, -MINUTE).toISOString()}
			returning true as mine, fingerprint, status, body)
		select * from mine
		union all select false, fingerprint, status, body from idempotency_keys
			where api_key_id = ${apiKeyId} and key = ${key} and not exists (select from mine)`);
	const [first] = kept.parse(rows);
	return first ?? { mine: false, fingerprint, status: null, body: null }; // claimed by another this very moment
}

async function settle(tx: Tx, write: Write, act: () => Promise<Reply>): Promise<Reply> {
	const one = sql`api_key_id = ${write.apiKeyId} and key = ${write.key}`;
	const reply = await act();
	await (reply.status < 500
		? tx.execute(sql`update idempotency_keys
			set status = ${reply.status}, body = ${JSON.stringify(reply.body)}::jsonb where ${one}`)
		: tx.execute(sql`delete from idempotency_keys where ${one}`));
	return reply;
}
