import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { KEY_ROLES, SCOPE_NAMES, type ApiKey } from '$lib/core/scopes';
import { later, MINUTE } from '$lib/core/time';
import { rateLimits } from '$lib/modules/settings/tables.server';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { apiKeys, idempotencyKeys } from '../tables.server';

const found = z.array(
	z.object({
		id: z.string(),
		role: z.enum(KEY_ROLES),
		name: z.string(),
		scopes: z.array(z.enum(SCOPE_NAMES)).nullable(),
		per_minute: z.number(),
		used: z.number(),
		resets_in: z.number()
	})
);

/**
 * The API key of this hash, unless it was revoked or its time is over. This use of it is counted in the same statement, so
 * that a limit holds over every process and costs no way of its own.
 */
export async function useKey(tx: Tx, hash: string, now: Date): Promise<ApiKey | null> {
	const at = sql`${now.toISOString()}::timestamptz`;
	const minute = (minutes: number) => sql`${later(now, minutes * MINUTE).toISOString()}::timestamptz`;
	const rows: unknown = await tx.execute(sql`
		with api_key as (
			select id, role, name, scopes, per_minute from ${apiKeys}
			where hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > ${at})),
		seen as (
			update ${apiKeys} as k set last_used_at = ${at} from api_key
			where k.id = api_key.id and (k.last_used_at is null or k.last_used_at < ${minute(-1)})),
		spent as (
			insert into ${rateLimits} as l (key, count, resets_at) select 'api_key:' || id, 1, ${minute(1)} from api_key
			on conflict (key) do update set
				count = case when l.resets_at <= ${at} then 1 else l.count + 1 end,
				resets_at = case when l.resets_at <= ${at} then excluded.resets_at else l.resets_at end
			returning count, resets_at)
		select id, role, name, scopes, per_minute, count as used, ceil(extract(epoch from resets_at - ${at}))::int as resets_in
		from api_key, spent`);
	const [row] = found.parse(rows);
	if (!row) return null;
	const { per_minute: perMinute, used, resets_in: resetsIn, ...key } = row;
	return { ...key, allowance: { perMinute, used, resetsIn } };
}

export const addKey = (tx: Tx, row: typeof apiKeys.$inferInsert) => tx.insert(apiKeys).values(row);

/** @throws Refused `not_found` */
export async function lockKey(tx: Tx, id: string) {
	const [row] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update');
	if (!row) throw new Refused('not_found');
	return row;
}

type Change = Partial<Pick<typeof apiKeys.$inferInsert, 'expiresAt' | 'revokedAt' | 'replacedBy' | 'perMinute'>>;
export const changeKey = (tx: Tx, id: string, change: Change) =>
	tx.update(apiKeys).set(change).where(eq(apiKeys.id, id));

export const KEY_TABS = ['on', 'over'] as const;
type KeyTab = (typeof KEY_TABS)[number];
type KeysWanted = {
	readonly tab: KeyTab;
	readonly now: Date;
	readonly cursor?: string | undefined;
	readonly limit: number;
};
export type KeyRow = Awaited<ReturnType<typeof getKey>>;

/** One page of the keys that open, or no longer do; who came last stands first. */
export async function listKeys(tx: Tx, { tab, now, cursor, limit }: KeysWanted): Promise<Sheet<KeyRow>> {
	const from = keysetOf(cursor);
	const order = from?.way === 'newer' ? asc : desc;
	const read = await shown(tx)
		.where(and(tab === 'on' ? isOn(now) : isOver(now), from ? beyond(from) : undefined))
		.orderBy(order(apiKeys.createdAt), order(apiKeys.id))
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ createdAt }) => createdAt);
}

/** @throws Refused `not_found` */
export async function getKey(tx: Tx, id: string) {
	const [row] = await shown(tx).where(eq(apiKeys.id, id));
	if (!row) throw new Refused('not_found');
	return row;
}

const columns = {
	id: apiKeys.id,
	role: apiKeys.role,
	name: apiKeys.name,
	hint: apiKeys.hint,
	scopes: apiKeys.scopes,
	perMinute: apiKeys.perMinute,
	madeBy: apiKeys.madeBy,
	createdAt: apiKeys.createdAt,
	expiresAt: apiKeys.expiresAt,
	lastUsedAt: apiKeys.lastUsedAt,
	revokedAt: apiKeys.revokedAt,
	replacedBy: apiKeys.replacedBy
};
const shown = (tx: Tx) => tx.select(columns).from(apiKeys).$dynamic();

const isOn = (now: Date) => and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)));
const isOver = (now: Date) => or(isNotNull(apiKeys.revokedAt), lte(apiKeys.expiresAt, now));

const beyond = ({ way, at, id }: Keyset): SQL =>
	sql`(${apiKeys.createdAt}, ${apiKeys.id}) ${sql.raw(way === 'newer' ? '>' : '<')} (${at.toISOString()}::timestamptz, ${id})`;

/** Forgets what writes from before then answered. */
export const forgetWrites = (tx: Tx, before: Date) =>
	tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
