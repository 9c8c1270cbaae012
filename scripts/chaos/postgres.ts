import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEmbedded, type Embedded } from '../../src/lib/server/embedded/open';
import { isAtWork, runningServer } from '../../src/lib/server/embedded/postmaster';

/** How PostgreSQL is stopped: told to end, or as if it had crashed. */
export type Ending = 'SIGINT' | 'SIGQUIT';

/** Stops and starts the server of this data folder; whoever started it holds it, so the hold before ends with each new one. */
export function restarter(folder: string) {
	let held: Embedded | undefined;
	return async (how: Ending): Promise<void> => {
		await stopServer(folder, how);
		const hold = await openEmbedded(folder); // another process may be faster; then this one joins it
		const before = held;
		held = hold;
		await before?.stop();
	};
}

const POLL_MS = 5;

/** Stops it, if it runs, and waits until it is gone. */
export async function stopServer(folder: string, how: Ending): Promise<void> {
	const pid = await runningServer(join(folder, 'pg'));
	if (pid === undefined) return;
	process.kill(pid, how);
	while (isAtWork(pid)) await pause(POLL_MS);
}
