import { and, gte, inArray, lt, lte, notInArray, sql, type SQL } from 'drizzle-orm';
import { DAY, later } from '$lib/core/time';
import { BY_VALUE } from '$lib/server/store/prepare';
import { matches } from '../../../orders/repository/search.server';
import type { QueueFilter } from '../../queue/queue-ask';
import { CHOICES } from '../../queue/queue-choices';
import { findableCases } from '../../queue.tables.server';
import { cutsAt } from '../../dashboard/dashboard';
import { cancellations } from '../../tables.server';
import { amountIn } from './amount-filter.server';
import { dueCases } from '../refunds/due-cases.server';

/** Which cases are wanted, by whom and when: `me` and “older than” mean something only then. */
export type Wanted = Partial<QueueFilter> & {
	readonly search?: string | undefined;
	readonly me?: string | undefined;
	readonly now?: Date | undefined;
	/** Where the reader's day ends. */
	readonly timeZone?: string | undefined;
	/** The moments that `from` and `to` mean. */
	readonly asked?: { readonly since?: Date; readonly until?: Date } | undefined;
};

/** What has to hold of a case and of what it is found by; undefined when everything will do. */
export function wantedOnly({ search, me, now, timeZone = 'UTC', asked = {}, ...filter }: Wanted): SQL | undefined {
	const found = search ? matches(findableCases.search, search) : undefined;
	const dueWhen =
		filter.due && now ? inArray(cancellations.id, dueCases(filter.due, cutsAt(now, timeZone))) : undefined;
	const all = and(
		found,
		...chosen(filter).map(anyOf),
		givenTo(filter.assignee, me),
		olderThan(filter.age, now),
		asked.since && gte(cancellations.createdAt, asked.since),
		asked.until && lt(cancellations.createdAt, asked.until),
		filter.stands && notInArray(cancellations.state, ['withdrawn', 'undone']),
		dueWhen,
		amountIn({ currency: findableCases.currency, amount: findableCases.dueMinor }, filter)
	);
	return all && sql`${sql.raw(BY_VALUE)} ${all}`;
}

/**
 * The facets of every choice that was made. Who asked and why go together: the shop's own reasons are hardly ever a
 * customer's, so the pair is looked up as one, and is known to be rare where it is.
 */
function chosen({ by = [], reason = [], ...filter }: Partial<QueueFilter>): string[][] {
	const rest = [
		...CHOICES.flatMap((name) => (name === 'by' || name === 'reason' ? [] : [facets(name, filter[name])])),
		...(['auto', 'sku'] as const).map((name) => facets(name, filter[name] === undefined ? [] : [filter[name]]))
	];
	return by.length > 0 && reason.length > 0
		? [
				by.flatMap((one) =>
					facets(
						'asked',
						reason.map((why) => `${one}:${why}`)
					)
				),
				...rest
			]
		: [facets('by', by), facets('reason', reason), ...rest];
}

const facets = (name: string, values: readonly string[] = []) => values.map((value) => `${name}:${value}`);

function anyOf(facets: readonly string[]): SQL | undefined {
	const [first, ...others] = facets;
	if (first === undefined) return undefined;
	if (others.length === 0) return sql`${findableCases.facets} @> array[${first}]::text[]`;
	const list = sql.join(
		facets.map((facet) => sql`${facet}`),
		sql`, `
	);
	return sql`${findableCases.facets} && array[${list}]::text[]`;
}

function givenTo(assignee: string | undefined, me: string | undefined): SQL | undefined {
	return assignee === undefined ? undefined : anyOf([`assignee:${assignee === 'me' ? (me ?? '') : assignee}`]);
}

function olderThan(age: string | undefined, now: Date | undefined): SQL | undefined {
	return age === undefined || now === undefined
		? undefined
		: lte(cancellations.createdAt, later(now, -Number(age) * DAY));
}
