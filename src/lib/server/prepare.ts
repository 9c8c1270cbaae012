import type { Sql, TransactionSql, UnsafeQueryOptions } from 'postgres';

type Client = Sql | TransactionSql;
type Body<T> = (client: TransactionSql) => T | Promise<T>;

/**
 * Makes this client, its transactions and their savepoints prepare every statement. Drizzle sends ordinary queries
 * unprepared: each is parsed and described first, which costs a round trip of its own. It names `prepare` itself, so
 * ours must come after its options.
 */
export function preparing<C extends Client>(client: C): C {
	const { unsafe } = client;
	return Object.assign(client, {
		unsafe: (text: string, values?: Parameters<typeof unsafe>[1], options?: UnsafeQueryOptions) =>
			unsafe(text, values, { ...options, prepare: true }),
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
