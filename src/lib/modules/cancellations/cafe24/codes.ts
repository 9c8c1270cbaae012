import type { Minor } from '$lib/core/money';
import type { Origin } from '../../settings/origins';
import type { Reason } from '../../settings/reasons';
import type { Status } from '../status';

/** What an import does with a claim of this status. `file`: asked for; `start`: decided, its money still to come. */
export type Intent = 'file' | 'start' | 'hold' | 'cancel' | 'cancel_unpaid' | 'reject';

/** Cafe24's statuses of a cancellation. Its C41 to C43, canceled with the refund open, are states we never enter. */
// prettier-ignore
export const CODES = {
	C00: 'file',          // requested
	C10: 'start',         // received by the shop
	C11: 'reject',        // refused
	C34: 'start',         // before the refund
	C35: 'start',         // while it is refunded
	C36: 'hold',          // the refund on hold
	C40: 'cancel',        // canceled and refunded
	C47: 'cancel_unpaid', // before it was paid, by the buyer
	C48: 'cancel_unpaid', // by itself
	C49: 'cancel_unpaid'  // by the shop
} as const satisfies Record<string, Intent>;
export type Code = keyof typeof CODES;
export const NEVER_ENTERED: readonly string[] = ['C41', 'C42', 'C43'];

/** Its reasons, and ours. */
// prettier-ignore
const REASON_OF = {
	A: 'changed_mind', B: 'delay', C: 'undeliverable', D: 'other', E: 'other', F: 'defective', G: 'other', H: 'sold_out',
	I: 'other', J: 'undeliverable', K: 'defective', L: 'undeliverable'
} as const satisfies Record<string, Reason>;

/** Without a reason it is an other one. */
export const reasonFrom = (type: string): Reason | undefined =>
	type === '' ? 'other' : Object.entries(REASON_OF).find(([code]) => code === type.toUpperCase())?.[1];

// prettier-ignore
const TYPE_OF: Readonly<Record<Reason, keyof typeof REASON_OF>> = {
	changed_mind: 'A', ordered_by_mistake: 'A', found_cheaper: 'A', needed_sooner: 'B', other: 'I', sold_out: 'H',
	defective: 'K', undeliverable: 'C', delay: 'B', priced_wrong: 'I'
};
export const reasonTo = (reason: Reason | null): string => TYPE_OF[reason ?? 'other'];

export type Standing = {
	readonly state: Status;
	readonly origin: Origin;
	/** Its grace is over. */
	readonly released: boolean;
	readonly onHold: boolean;
	readonly due: Minor;
	/** What came in for the whole order. */
	readonly secured: Minor;
};

/** The status a case has there; none where nothing of it is canceled any more. */
export function codeOf({ state, origin, released, onHold, due, secured }: Standing): Code | undefined {
	if (state === 'requested') return 'C00';
	if (state === 'rejected') return 'C11';
	if (state === 'canceled') {
		if (due > 0 || secured > 0) return 'C40';
		return origin === 'admin' ? 'C49' : 'C47';
	}
	if (state !== 'in_progress') return undefined;
	if (onHold) return 'C36';
	return released ? 'C34' : 'C10';
}

/** What is still to be done for a claim whose case is there already; `ended` where the two went different ways. */
export function stepFor(code: Code, known: Status | undefined): Intent | 'same' | 'ended' {
	const intent = CODES[code];
	if (known === undefined) return intent;
	if (known === 'withdrawn' || known === 'undone') return 'ended';
	if (known === 'rejected' || intent === 'reject') return endOf(known, intent);
	if (known === 'canceled' || intent === 'file') return 'same';
	if (known === 'in_progress') return intent === 'cancel' ? 'cancel' : 'same';
	return intent;
}

function endOf(known: Status, intent: Intent) {
	if (intent !== 'reject') return 'ended';
	if (known === 'requested') return 'reject';
	return known === 'rejected' ? 'same' : 'ended';
}
