import { randomBytes } from 'node:crypto';
import pino from 'pino';
import type { Log } from '../log';

let log: Log = pino();

/** The log of this process, told at start. */
export function setLog(to: Log): void {
	log = to;
}

/** Logs what should not have happened. @returns the reference it is logged under, for whoever asks us about it */
export function report(error: unknown, facts: Readonly<Record<string, unknown>> = {}): string {
	const reference = randomBytes(5).toString('hex');
	log.error({ ...facts, reference, err: error }, error instanceof Error ? error.message : 'Something went wrong');
	return reference;
}
