import { and, eq, gte, inArray, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { minorFromDecimal } from '$lib/core/decimal';
import { BY_VALUE } from '$lib/server/prepare';
import { matches } from '../../orders/repository/search.server';
import { tenders } from '../../orders/tables.server';
import { refunds } from '../../refunds/tables.server';
import { dueBefore } from './due-refunds.server';
import { findableCases } from '../queue.tables.server';
import type { GatewayChoice, RefundAsk } from '../refund-ask';

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
		amountIn(amount),
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

function amountIn({ currency, least, most }: Pick<RefundsWanted, 'currency' | 'least' | 'most'>): SQL | undefined {
	if (currency === undefined) return undefined;
	const minor = (text: string | undefined) => {
		const read = text === undefined ? undefined : minorFromDecimal(text, currency);
		return read?.ok ? read.value.minor : undefined;
	};
	const [low, high] = [minor(least), minor(most)];
	return and(
		eq(refunds.currency, currency),
		low === undefined ? undefined : gte(refunds.amountMinor, low),
		high === undefined ? undefined : lte(refunds.amountMinor, high)
	);
}
