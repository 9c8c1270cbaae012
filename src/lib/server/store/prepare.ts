import type { Sql, TransactionSql, UnsafeQueryOptions } from 'postgres';

type Client = Sql | TransactionSql;
type Body<T> = (client: TransactionSql) => T | Promise<T>;

/**
 * Stands in a statement whose best plan depends on its values: a filter that nearly all rows pass, or none. A prepared
 * statement would sooner or later be planned once for all values, so these go out unprepared.
 */
export const BY_VALUE = '/* planned by value */';

/**
 * Makes this client, its transactions and their savepoints prepare every statement but those. Drizzle sends ordinary
 * queries unprepared: each is parsed and described first, which costs a round trip of its own. It names `prepare` itself,
 * so ours must come after its options.
 */
export function preparing<C extends Client>(client: C): C {
	const { unsafe } = client;
	return Object.assign(client, {
		unsafe: (text: string, values?: Parameters<typeof unsafe>[1], options?: UnsafeQueryOptions) =>
			unsafe(text, values, { ...options, prepare: !text.includes(BY_VALUE) }),
		...('begin' in client ? { begin: within(client.begin) } : {}),
		...('savepoint' in client ? { savepoint: within(client.savepoint) } : {})
	});
}

/** `begin` and `savepoint` hand a new client to their last argument. */
function within(open: Sql['begin']) {
	return <T>(...given: [Body<T>] | [string, Body<T>]) =>
		given.length === 1
			? open((inner) => given[0](preparing(inner)))
			: open(given[0], (inner) => given[1](preparing(inner)));
}
