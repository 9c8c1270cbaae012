import type { CallAnswer } from '$lib/core/call-answer';
import { DAY, HOUR, later, MINUTE, SECOND } from '$lib/core/time';
import type { OffReason } from './states';

/** How long after the first try each of them follows: over a day, so that a bad night costs nobody a message. */
export const SCHEDULE = [
	0,
	5 * SECOND,
	5 * MINUTE,
	30 * MINUTE,
	2 * HOUR,
	5 * HOUR,
	10 * HOUR,
	14 * HOUR,
	20 * HOUR,
	DAY
] as const;

/** What follows from a try. `holdUntil`: nothing else is tried there before. */
export type Outcome =
	| { readonly state: 'delivered' }
	| { readonly state: 'waiting'; readonly nextAt: Date; readonly holdUntil: Date | null }
	| { readonly state: 'failed'; readonly off: OffReason | null };

export type Tried = {
	readonly answer: CallAnswer;
	/** This one included. */
	readonly tries: number;
	readonly now: Date;
	/** Since when nothing was taken, this try included; and how many tries in a row. */
	readonly failingSince: Date;
	readonly failures: number;
	readonly gone: readonly number[];
	/** Between 0 and 1: those that failed together must not come back together. */
	readonly chance: number;
};

/** Only 2xx is a yes: a redirect is not followed, and so is a no. */
export function afterTry({ answer, tries, now, failingSince, failures, gone, chance }: Tried): Outcome {
	const { status } = answer;
	if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
	if (status !== null && gone.includes(status)) return { state: 'failed', off: 'gone' };
	const [before, next] = [SCHEDULE[tries - 1], SCHEDULE[tries]];
	if (before === undefined || next === undefined)
		return { state: 'failed', off: later(failingSince, FAILING) <= now ? 'failing' : null };
	const gap = (next - before) * (1 - JITTER + 2 * JITTER * chance);
	const patience = status === null ? null : patienceOf(answer);
	const hold = patience ?? (status === null ? holdFor(failures) : 0);
	return {
		state: 'waiting',
		nextAt: later(now, Math.round(Math.max(gap, patience ?? 0))),
		holdUntil: hold === 0 ? null : later(now, hold)
	};
}

const JITTER = 0.1;
/** The last try comes a day after the first, give or take its jitter. */
const FAILING = 20 * HOUR;

/** What too busy a server asks for, if not more than the whole of our patience. */
function patienceOf(answer: CallAnswer): number | null {
	if (answer.status !== 429 && answer.status !== 503) return null;
	return answer.retryAfter === null ? null : Math.min(answer.retryAfter * SECOND, DAY);
}

/** Where nobody answers, the others need not wait for it one by one. */
const holdFor = (failures: number): number => Math.min(5 * SECOND * 4 ** Math.max(0, failures - 1), 5 * MINUTE);
