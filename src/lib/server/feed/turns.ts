import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Place } from '../db';

const POLL_MS = 50;

/**
 * Does something while no other process does it on this database. Who waits asks again and again instead of standing in
 * line: behind a small pool the queue would hold the connections that the one at work needs.
 */
export async function inTurn(place: Place, lock: number, work: () => Promise<void>): Promise<void> {
	const { sql, close } = connect({ place, prepare: false, max: 1 });
	const attempt = () =>
		sql.begin(async (tx) => {
			const [row] = await tx<{ ours: boolean }[]>`select pg_try_advisory_xact_lock(${lock}) as ours`;
			if (row?.ours) await work();
			return row?.ours === true;
		});
	try {
		while (!(await attempt())) await pause(POLL_MS);
	} finally {
		await close();
	}
}
