import postgres, { type Sql } from 'postgres';
import type { SocketPlace } from '../db';

const IN_USE = 7_305_190; // the number of the lock that every user of the server shares

/** Our hold on the server: an open connection with a shared lock, which ends when we do, however we end. */
export type Holder = {
	/** Lets go. Answers whether we were the last; then nobody else can take hold any more. */
	letGo(): Promise<boolean>;
	close(): Promise<void>;
};

/** Takes hold of the server. @throws while it does not answer yet, and when its last user is stopping it */
export async function takeHold(place: SocketPlace): Promise<Holder> {
	let holding = false;
	const sql = postgres({
		...place,
		database: 'postgres',
		port: 5432,
		max: 1,
		fetch_types: false, // its answer is nobody's to catch when the server goes
		max_lifetime: null,
		onnotice: () => {},
		onclose: () => {
			if (holding) hold(sql).catch(() => {}); // a crash of the server drops every lock; it comes back by itself
		}
	});
	const close = () => sql.end({ timeout: 0 });
	const letGo = () => {
		holding = false;
		return isLast(sql);
	};
	try {
		await hold(sql);
	} catch (error) {
		await close();
		throw error;
	}
	holding = true;
	return { close, letGo };
}

async function hold(sql: Sql) {
	await sql`select pg_advisory_lock_shared(${IN_USE})`;
}

async function isLast(sql: Sql): Promise<boolean> {
	await sql`select pg_advisory_unlock_shared(${IN_USE})`;
	const [row] = await sql<{ alone: boolean }[]>`select pg_try_advisory_lock(${IN_USE}) as alone`;
	return row?.alone === true;
}
