import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { Database } from '../../src/lib/server/store/database';
import { connect, poolConfig, type ConnectOptions, type SocketPlace } from '../../src/lib/server/db';

/** A database of this test file's own: migrated, empty, gone when the run ends. */
export async function testDatabase(listening: Pick<ConnectOptions, 'socket' | 'max'> = {}): Promise<Database> {
	const place = await clone();
	return { ...connect({ place, prepare: true, ...listening }), connectionOptions: poolConfig(place) };
}

/** An empty database, without tables. */
export const emptyDatabase = () => create('template0');

/** A migrated database nobody is connected to. */
export const clone = () => create(inject('template').database);

async function create(template: string): Promise<SocketPlace> {
	const server = inject('template');
	const database = `test_${randomBytes(8).toString('hex')}`;
	const { sql, close } = connect({ place: { ...server, database: 'postgres' }, prepare: false, max: 1 });
	await sql.unsafe(`create database ${database} template ${template}`);
	await close();
	return { ...server, database };
}
