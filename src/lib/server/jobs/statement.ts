import { sql, type SQL } from 'drizzle-orm';

/** One of pg-boss's statements (`$1 … $n`) as drizzle sends them, so that it can be part of our transaction. */
export function statement(text: string, values: readonly unknown[] = []): SQL {
	const [first = '', ...rest] = text.split(/\$(\d+)/);
	const chunks = [sql.raw(first)];
	for (let i = 0; i + 1 < rest.length; i += 2) {
		const value = values[Number(rest[i]) - 1];
		chunks.push(sql`${sql.param(value ?? null)}`, sql.raw(rest[i + 1] ?? ''));
	}
	return sql.join(chunks);
}
