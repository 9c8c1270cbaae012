import { and, asc, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { cancellations } from '../../cancellations/tables.server';
import { COUNTED_UP_TO } from '../../cancellations/queue/queue';
import { dueMoment } from '../../cancellations/repository/refunds/due-refunds.server';
import { orders, tenders } from '../../orders/tables.server';
import { bankDetails } from '../../payments/tables.server';
import { refunds } from '../../refunds/tables.server';
import type { PendingDeposit } from '../batch';

/** `ready`: the account is known. `missing`: the customer has not given one. */
export type PendingTab = 'ready' | 'missing';
/** `carriers`: gateways that pay into an account by themselves. */
type Wanted = {
	readonly tab: PendingTab;
	readonly currency?: string | undefined;
	readonly carriers: readonly string[];
};
type Asked = Wanted & { readonly cursor?: string | undefined; readonly limit: number };

/** One page of the deposits that wait for somebody to make them, the next due first. One statement. */
export async function listPending(tx: Tx, { cursor, limit, ...wanted }: Asked): Promise<Sheet<PendingDeposit>> {
	const from = keysetOf(cursor);
	const order = from?.way === 'newer' ? desc : asc;
	const rows = await tx
		.select(columns)
		.from(refunds)
		.innerJoin(cancellations, eq(cancellations.id, refunds.cancellationId))
		.innerJoin(orders, eq(orders.id, refunds.orderId))
		.innerJoin(tenders, eq(tenders.id, refunds.tenderId))
		.leftJoin(bankDetails, eq(bankDetails.cancellationId, refunds.cancellationId))
		.where(and(isWaiting(wanted), from ? beyond(from) : undefined))
		.orderBy(order(dueMoment), order(refunds.id))
		.limit(limit + 1);
	const read = rows.map(({ dueAt, createdAt, ...row }) => ({ ...row, due: dueAt ?? createdAt }));
	return sheetOf(read, from, limit, ({ due }) => due);
}

const columns = {
	id: refunds.id,
	case: cancellations.number,
	order: orders.number,
	customer: orders.name,
	amount: refunds.amountMinor,
	currency: refunds.currency,
	dueAt: refunds.dueAt,
	createdAt: refunds.createdAt,
	account: bankDetails.masked
};

function beyond({ way, at, id }: Keyset): SQL {
	const sign = sql.raw(way === 'newer' ? '<' : '>');
	return sql`(${dueMoment}, ${refunds.id}) ${sign} (${at.toISOString()}::timestamptz, ${id})`;
}

/** What waits in each currency and each tab, counted no further than anybody reads. One statement. */
export async function countPending(tx: Tx, { carriers }: Pick<Wanted, 'carriers'>): Promise<PendingCount[]> {
	const rows = await tx.execute<PendingCount>(sql`
		select currency, count(*) filter (where known)::int as ready, count(*) filter (where not known)::int as missing
		from (select ${refunds.currency} as currency, ${bankDetails.id} is not null as known
			from ${waiting} where ${isWaiting({ carriers })} order by ${dueMoment}, ${refunds.id} limit ${MOST}) found
		group by currency order by currency`);
	return [...rows];
}
export type PendingCount = { readonly currency: string; readonly ready: number; readonly missing: number };

const MOST = sql.raw(String(COUNTED_UP_TO + 1));
const waiting = sql`${refunds} join ${cancellations} on ${cancellations.id} = ${refunds.cancellationId}
	join ${tenders} on ${tenders.id} = ${refunds.tenderId}
	left join ${bankDetails} on ${bankDetails.cancellationId} = ${refunds.cancellationId}`;

/** The ids of those that can be paid out now: of the named ones, or the first so many by their day. */
export async function payableIds(tx: Tx, { ids, currency, carriers, limit }: Payable): Promise<string[]> {
	const rows = await tx.execute<{ id: string }>(sql`select ${refunds.id} as id from ${waiting}
		where ${and(isWaiting({ tab: 'ready', currency, carriers }), ids && inArray(refunds.id, [...ids]))}
		order by ${dueMoment}, ${refunds.id} limit ${limit}`);
	return rows.map(({ id }) => id);
}
type Payable = Omit<Wanted, 'tab'> & {
	readonly ids?: readonly string[] | undefined;
	readonly limit: number;
};

/**
 * Deposits a person makes, of cases whose grace is over and whose suppliers agreed (or need not be waited for); what a
 * gateway pays into an account by itself is none.
 */
function isWaiting({ tab, currency, carriers }: Pick<Wanted, 'carriers'> & Partial<Wanted>): SQL | undefined {
	return and(
		eq(refunds.state, 'planned'),
		eq(refunds.method, 'bank_deposit'),
		eq(cancellations.state, 'in_progress'),
		isNotNull(cancellations.releasedAt),
		NOBODY_AWAITED,
		tab === 'ready' ? isNotNull(bankDetails.id) : undefined,
		tab === 'missing' ? isNull(bankDetails.id) : undefined,
		currency === undefined ? undefined : eq(refunds.currency, currency),
		carriers.length === 0
			? undefined
			: sql`not (${tenders.kind} = 'virtual_account' and coalesce(${tenders.gateway} in ${carriers}, false))`
	);
}

/** As `standingAgainst` says it: all of them answered, none said no to what is still in the case, or we go on without. */
const NOBODY_AWAITED = sql`(not exists (select 1 from supplier_cancellations s
	where s.cancellation_id = ${cancellations.id} and s.overridden_at is null
		and (s.state in ('to_send', 'sent') or s.state in ('declined', 'partly_approved') and exists (
			select 1 from cancellation_items i join jsonb_array_elements(s.items) asked on asked->>'lineItemId' = i.line_item_id
			where i.cancellation_id = s.cancellation_id and i.quantity > case s.state when 'declined' then 0 else coalesce((
				select (stops->>'quantity')::int from jsonb_array_elements(coalesce(s.answer_items, '[]')) stops
				where stops->>'lineItemId' = i.line_item_id), 0) end)))
	or exists (select 1 from policy_versions p where p.version = ${cancellations.policyVersion}
		and p.policy->>'refund_after' = 'immediately'))`;
