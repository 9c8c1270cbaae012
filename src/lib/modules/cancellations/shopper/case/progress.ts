import type { Case } from '../../case';
import type { MoneyLine } from './money-lines';

/** The stations of a case on a shopper's page. */
export const STATIONS = [
	'requested',
	'started',
	'accepted',
	'rejected',
	'withdrawn',
	'undone',
	'sent',
	'arrived',
	'canceled'
] as const;
export type Station = (typeof STATIONS)[number];
export type ProgressStep = {
	readonly station: Station;
	readonly state: 'done' | 'current' | 'todo' | 'failed';
	readonly at: Date | null;
	/** For the last one: by when. */
	readonly by: Date | null;
};

type Facts = {
	readonly it: Pick<Case, 'wasRequested' | 'state' | 'due' | 'createdAt' | 'decidedAt' | 'endedAt'>;
	readonly money: readonly MoneyLine[];
	readonly now: Date;
};

/** Requested → accepted → refund sent → money with you, or the way it ended instead. */
export function progressOf({ it, money, now }: Facts): ProgressStep[] {
	const first = step(it.wasRequested ? 'requested' : 'started', 'done', it.createdAt);
	if (it.state === 'rejected' || it.state === 'undone') {
		return [first, step(it.state, it.state === 'rejected' ? 'failed' : 'done', it.endedAt)];
	}
	if (it.state === 'withdrawn') return [first, step('withdrawn', 'done', it.endedAt)];
	const accepted = it.wasRequested
		? [step('accepted', it.state === 'requested' ? 'current' : 'done', it.state === 'requested' ? null : it.decidedAt)]
		: [];
	return [first, ...accepted, ...moneySteps({ it, money, now })];
}

function moneySteps({ it, money, now }: Facts): ProgressStep[] {
	if (it.due === 0) return [step('canceled', STATES[it.state] ?? 'todo', it.state === 'canceled' ? it.endedAt : null)];
	const stuck = money.some(({ state }) => state === 'failed');
	const sent = it.state === 'canceled' || (money.length > 0 && money.every(({ state }) => state === 'succeeded'));
	const by = lastOf(money);
	const arrived = sent && by !== null && by <= now;
	const sending = it.state === 'in_progress' ? 'current' : 'todo';
	return [
		step('sent', sent ? 'done' : stuck ? 'failed' : sending, sent ? it.endedAt : null),
		{ ...step('arrived', arrived ? 'done' : sent ? 'current' : 'todo', null), by }
	];
}

const STATES: Partial<Record<Case['state'], ProgressStep['state']>> = { in_progress: 'current', canceled: 'done' };
const step = (station: Station, state: ProgressStep['state'], at: Date | null): ProgressStep => ({
	station,
	state,
	at,
	by: null
});

/** When the last of it should be there; unknown while a part of it waits for something. */
function lastOf(money: readonly MoneyLine[]): Date | null {
	const dates = money.flatMap(({ arrives }) => (arrives ? [arrives] : []));
	return dates.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
