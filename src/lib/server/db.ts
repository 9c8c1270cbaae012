import type { Duplex } from 'node:stream';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { PoolConfig } from 'pg';
import postgres, { type Sql } from 'postgres';
import { preparing } from './store/prepare';

/** A database reached through the socket in the folder `host`. */
export type SocketPlace = { readonly host: string; readonly user: string; readonly database: string };

/** Where a database is. */
export type Place = { readonly url: string } | SocketPlace;

/** The database outside of a transaction: reads, and `transaction` to write. */
export type Db = PostgresJsDatabase<Record<string, never>>;

/** What repositories take: the database or a transaction on it. */
export type Tx = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** `socket` lets a test listen in on the line; it hands over a connected one. */
export type ConnectOptions = {
	readonly place: Place;
	readonly prepare: boolean;
	readonly max?: number;
	readonly socket?: (to: { path: string; host: readonly string[]; port: readonly number[] }) => Promise<Duplex>;
};

/** `sql` belongs to drizzle, which leaves dates and JSON in it as text: use it through `db`, or for plain values. */
export type Connection = { readonly db: Db; readonly sql: Sql; close(): Promise<void> };

const POSTGRES_PORT = 5432; // names the socket's file too, whatever PGPORT says
const CLOSE_WITHIN_SECONDS = 5;

/** Opens a pool. Nothing is sent before the first query. */
export function connect({ place, prepare, max = 10, socket }: ConnectOptions): Connection {
	const options = { max, prepare, onnotice: () => {}, ...(socket ? { socket } : {}) };
	const client =
		'url' in place ? postgres(place.url, options) : postgres({ ...place, port: POSTGRES_PORT, ...options });
	const sql = prepare ? preparing(client) : client;
	return { db: drizzle(sql), sql, close: () => sql.end({ timeout: CLOSE_WITHIN_SECONDS }) };
}

/** The same place, as node-postgres (the job queue) wants it said. */
export const poolConfig = (place: Place): PoolConfig =>
	'url' in place ? { connectionString: place.url } : { ...place, port: POSTGRES_PORT };
