import { sql, type SQL } from 'drizzle-orm';

/** One of pg-boss's statements (`$1 … $n`) as drizzle sends them, so that it can be part of our transaction. */
export function statement(text: string, values: readonly unknown[] = []): SQL {
	const [first = '', ...rest] = text.split(/\$(\d+)/);
	const chunks = [sql.raw(first)];
	for (let i = 0; i + 1 < rest.length; i += 2) {
		const value = values[Number(rest[i]) - 1];
		chunks.push(sql`${sql.param(asSent(value))}`, sql.raw(rest[i + 1] ?? ''));
	}
	return sql.join(chunks);
}

/** Drizzle's client neither sends `undefined` nor turns objects into JSON. */
const asSent = (value: unknown) =>
	typeof value === 'object' && !Array.isArray(value) && value !== null ? JSON.stringify(value) : (value ?? null);
