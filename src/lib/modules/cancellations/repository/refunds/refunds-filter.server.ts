import { and, gte, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { BY_VALUE } from '$lib/server/store/prepare';
import { matches } from '../../../orders/repository/search.server';
import { tenders } from '../../../orders/tables.server';
import { refunds } from '../../../refunds/tables.server';
import { dueBefore } from './due-refunds.server';
import { findableCases } from '../../queue.tables.server';
import type { RefundAsk } from '../../money/refund-ask';
import type { GatewayChoice } from '../../money/refund-choices';
import { amountIn } from '../queue/amount-filter.server';

/** Which refunds are wanted; what is left out or empty wants any. */
export type RefundsWanted = Partial<Omit<RefundAsk, 'tab' | 'at' | 'q' | 'due' | 'from' | 'to'>> & {
	/** Any part of what the case is known by: numbers, e-mail, name, goods. */
	readonly search?: string | undefined;
	/** Due from, until before. */
	readonly since?: Date | undefined;
	readonly until?: Date | undefined;
	/** For somebody to make before this. */
	readonly before?: Date | undefined;
};

/** What has to hold of a refund and its tender; undefined when every refund will do. */
export function wantedRefunds({
	search,
	tender,
	method,
	gateway,
	since,
	until,
	before,
	...amount
}: RefundsWanted): SQL | undefined {
	const all = and(
		search ? ofCases(search) : undefined,
		tender?.length ? paidBy(inArray(tenders.kind, [...tender])) : undefined,
		method?.length ? inArray(refunds.method, [...method]) : undefined,
		gateway?.length ? paidBy(cameBy(gateway)) : undefined,
		amountIn({ currency: refunds.currency, amount: refunds.amountMinor }, amount),
		since && gte(refunds.dueAt, since),
		until && lt(refunds.dueAt, until),
		before && dueBefore(before)
	);
	return all && sql`${sql.raw(BY_VALUE)} ${all}`;
}

const ofCases = (search: string): SQL =>
	inArray(
		refunds.cancellationId,
		sql`(select ${findableCases.cancellationId} from ${findableCases} where ${matches(findableCases.search, search)})`
	);

/** Asked of one tender at a time, by its key: whoever joins the tenders reads all of them to find a few. */
const paidBy = (holds: SQL | undefined): SQL =>
	sql`(select ${holds} from ${tenders} where ${tenders.id} = ${refunds.tenderId})`;

function cameBy(gateways: readonly GatewayChoice[]): SQL | undefined {
	const named = gateways.flatMap((one) => (one === 'none' ? [] : [one]));
	return or(
		named.length > 0 ? inArray(tenders.gateway, named) : undefined,
		gateways.includes('none') ? isNull(tenders.gateway) : undefined
	);
}
