/** What can go wrong with one call. `before`: nothing was done; `after`: it was, and nobody hears of it. */
export const FAULTS = [
	'silent_before',
	'silent_after',
	'error_before',
	'error_after',
	'reset_before',
	'reset_after',
	'busy',
	'slow'
] as const;
export type Fault = (typeof FAULTS)[number];

/** What becomes of a refund at the bank: at once, or later and told by webhook. */
export const OUTCOMES = ['succeeded', 'pending_succeeded', 'pending_failed', 'declined', 'failed_late'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How the webhook of a change arrives. `first`: before the call that made the change is answered. */
export type Delivery = { readonly copies: number; readonly delayMs: number; readonly first: boolean };

/** What the gateway does with the next call that moves money. */
export type Turn = { readonly fault: Fault | null; readonly outcome: Outcome; readonly delivery: Delivery };

export const PLAIN_DELIVERY: Delivery = { copies: 1, delayMs: 0, first: false };
export const PLAIN_TURN: Turn = { fault: null, outcome: 'succeeded', delivery: PLAIN_DELIVERY };

/** Turns taken one after another; when none is left, everything goes well. */
export function turnsOf() {
	let left: Turn[] = [];
	let failingReads = 0;
	let met = 0;
	return {
		/** What the next calls that move money meet, and how many reads fail before the first is answered. */
		set: (turns: readonly Turn[], reads = 0): void => {
			left = [...turns];
			failingReads = reads;
		},
		next: (): Turn => {
			const turn = left.shift() ?? PLAIN_TURN;
			if (turn.fault) met++;
			return turn;
		},
		readFails: (): boolean => {
			if (failingReads <= 0) return false;
			failingReads--;
			met++;
			return true;
		},
		/** How many faults were met so far. */
		met: () => met
	};
}
export type Turns = ReturnType<typeof turnsOf>;
