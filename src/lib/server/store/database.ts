import type { PoolConfig } from 'pg';
import { connect, poolConfig, type Connection, type Place } from '../db';
import { openEmbedded } from '../embedded/open';
import type { Env } from '../config/env';
import { prepareJobs } from '../jobs/prepare';
import { migrate } from './migrate';
import { inTurn } from '../feed/turns';

const PREPARING_JOBS = 7_305_192; // the number of the lock: the job tables cannot be made twice at once

/** The database this process works with. `connectionOptions` are for the job queue, which has a pool of its own. */
export type Database = Connection & { readonly connectionOptions: PoolConfig };

type Settings = Pick<Env, 'DATABASE_URL' | 'DATABASE_PREPARE' | 'DATA_DIR'>;

/** Opens the database: the one at DATABASE_URL, or our own in DATA_DIR. Its tables are up to date. */
export async function openDatabase({ DATABASE_URL, DATABASE_PREPARE, DATA_DIR }: Settings): Promise<Database> {
	const { place, leave } = DATABASE_URL === undefined ? await ownServer(DATA_DIR) : given(DATABASE_URL);
	try {
		await migrate(place);
		await inTurn(place, PREPARING_JOBS, () => prepareJobs(poolConfig(place)));
	} catch (error) {
		await leave();
		throw error;
	}
	const connection = connect({ place, prepare: DATABASE_PREPARE });
	const close = async () => {
		await connection.close();
		await leave();
	};
	return { ...connection, connectionOptions: poolConfig(place), close };
}

type Opened = { place: Place; leave(): Promise<unknown> };

const given = (url: string): Opened => ({ place: { url }, leave: () => Promise.resolve() });

async function ownServer(dataDir: string): Promise<Opened> {
	const { stop, ...place } = await openEmbedded(dataDir);
	return { place, leave: stop };
}
