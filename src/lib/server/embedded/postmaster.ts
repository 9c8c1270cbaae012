import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ZOMBIE_POLLS = 60;
const POLL_MS = 50;

/**
 * The process id of the server that runs on this folder, if one does. A lock file left by a server that was killed is
 * taken away when PostgreSQL would stumble over it: its process is a zombie, or its number is somebody else's now.
 */
export async function runningServer(folder: string): Promise<number | undefined> {
	const lockFile = join(folder, 'postmaster.pid');
	if (!existsSync(lockFile)) return undefined;
	const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
	if (!isAlive(pid)) return undefined; // PostgreSQL sees this by itself
	for (let polls = 0; isZombie(pid) && polls < ZOMBIE_POLLS; polls++) await pause(POLL_MS);
	if (isAlive(pid) && !isZombie(pid) && servesFolder(pid, folder)) return pid;
	rmSync(lockFile, { force: true });
	return undefined;
}

const STATUS_LINE = 7;

/** Whether the server of this folder was told to end: it writes that down before it closes the first connection. */
export function isStopping(folder: string): boolean {
	try {
		const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
		return lines[STATUS_LINE]?.trim() === 'stopping';
	} catch {
		return true; // it has ended
	}
}

/** Whether a process still does something. */
export const isAtWork = (pid: number) => isAlive(pid) && !isZombie(pid);

function isAlive(pid: number): boolean {
	if (!(pid > 0)) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** Dead, but its parent has not asked how it ended (some never do). */
function isZombie(pid: number): boolean {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return text.slice(text.lastIndexOf(')') + 2).startsWith('Z');
	} catch {
		return false; // gone, or no /proc here
	}
}

function servesFolder(pid: number, folder: string): boolean {
	if (process.platform !== 'linux') return true; // can't tell: PostgreSQL's own check decides
	try {
		const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(folder)];
		const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(' (deleted)', '');
		return program === 'postgres' && theirs.ino === ours.ino && theirs.dev === ours.dev;
	} catch {
		return false; // another user's process, so not our server
	}
}
