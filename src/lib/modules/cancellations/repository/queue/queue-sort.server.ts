import { asc, desc, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { textKeysetOf, type Keyset } from '$lib/server/store/keyset';
import type { QueueTab } from '../../queue/queue';
import { isDescending, sortOf, type QueueAsk } from '../../queue/queue-ask';
import type { QueueSort } from '../../queue/queue-choices';
import { findableCases } from '../../queue.tables.server';
import { cancellations } from '../../tables.server';

type Sortable = {
	readonly deadlineAt: Date;
	readonly createdAt: Date;
	readonly currency: string;
	readonly due: number;
	readonly sortName: string | null;
};

/** How the queue is sorted: by columns that an index carries, the case's id last, all in one direction. */
type Sort<Row> = {
	readonly columns: readonly PgColumn[];
	/** What a cursor keeps of a row, and how it is read again; what makes no sense is nowhere. */
	placeOf(row: Row): string;
	valuesAt(place: string): readonly SQL[] | undefined;
};

const momentAt = (place: string) =>
	/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(place) && !Number.isNaN(Date.parse(place))
		? [sql`${place}::timestamptz`]
		: undefined;

function amountAt(place: string) {
	const [, currency, minor] = /^([A-Z]{3}):(\d{1,18})$/.exec(place) ?? [];
	return currency && minor ? [sql`${currency}`, sql`${minor}::bigint`] : undefined;
}

const SORTS: Record<QueueSort, Sort<Sortable>> = {
	due: {
		columns: [cancellations.deadlineAt, cancellations.id],
		placeOf: ({ deadlineAt }) => deadlineAt.toISOString(),
		valuesAt: momentAt
	},
	newest: {
		columns: [cancellations.createdAt, cancellations.id],
		placeOf: ({ createdAt }) => createdAt.toISOString(),
		valuesAt: momentAt
	},
	amount: {
		columns: [findableCases.currency, findableCases.dueMinor, findableCases.cancellationId],
		placeOf: ({ currency, due }) => `${currency}:${due}`,
		valuesAt: amountAt
	},
	customer: {
		columns: [findableCases.customer, findableCases.cancellationId],
		placeOf: ({ sortName }) => sortName ?? '',
		valuesAt: (place) => [sql`${place}`]
	}
};

/** The order of one page and where it begins. */
export function placed(sort: QueueAsk['sort'], tab: QueueTab, cursor: string | undefined) {
	const { by } = sortOf(sort);
	const { columns, placeOf, valuesAt } = SORTS[by];
	const { from, values } = begin(textKeysetOf(cursor), valuesAt);
	const descending = isDescending(sort, tab) !== (from?.way === 'newer');
	const list = sql.join([...columns], sql`, `);
	const past = sql.raw(descending ? '<' : '>');
	return {
		from,
		placeOf,
		needsFindable: by === 'amount' || by === 'customer',
		order: columns.map((column) => (descending ? desc(column) : asc(column))),
		beyond: from && values ? sql`(${list}) ${past} (${sql.join([...values, sql`${from.id}`], sql`, `)})` : undefined
	};
}

/** Where a row stands in that order, as a cursor keeps it. */
export const placeOf = (sort: QueueAsk['sort'], row: Sortable): string => SORTS[sortOf(sort).by].placeOf(row);

/** A cursor of another order, or one that makes no sense, is the front of the list. */
function begin(from: Keyset<string> | undefined, valuesAt: (place: string) => readonly SQL[] | undefined) {
	const values = from && valuesAt(from.at);
	return values ? { from, values } : { from: undefined, values: undefined };
}
