import { isStoredValue, type TenderName } from '$lib/modules/orders/tenders/tender-names';
import { businessDaysLater } from '$lib/core/time';
import { BY_HAND, walletOf, type MethodName } from './method-names';
import type { RefundState } from './status';
import { TENDER_KINDS } from './tender-kinds.data';

/** The stations on a refund's way, as a parcel has them. */
export type Station = 'accepted' | 'sent' | 'taken' | 'paid' | 'given_back' | 'released' | 'expected';
export type JourneyStep = {
	readonly station: Station;
	readonly state: 'done' | 'current' | 'todo' | 'failed';
	readonly at: Date | null;
	/** For the last one: by when. */
	readonly by: Date | null;
};

/** By which way it goes, and what it passes there. */
const WAYS = {
	gateway: ['accepted', 'sent', 'taken', 'expected'],
	authorization: ['accepted', 'sent', 'released'],
	hand: ['accepted', 'paid', 'expected'],
	ledger: ['accepted', 'given_back']
} as const satisfies Readonly<Record<string, readonly Station[]>>;

export type Traveling = {
	readonly kind: 'refund' | 'void';
	readonly method: MethodName;
	readonly state: RefundState;
	readonly submittedAt: Date | null;
	readonly settledAt: Date | null;
	readonly arrivesAt: Date | null;
};

type Around = { readonly acceptedAt: Date | null; readonly by: Date | null; readonly now: Date };

/** How far a refund has come: each station with its moment, the first that is not reached yet as the current one. */
export function journeyOf(refund: Traveling, { acceptedAt, by, now }: Around): JourneyStep[] {
	const arrived = refund.state === 'succeeded' ? refund.settledAt : null;
	const moments: Readonly<Record<Station, Date | null>> = {
		accepted: acceptedAt,
		sent: refund.submittedAt ?? arrived,
		...{ taken: arrived, paid: arrived, given_back: arrived, released: arrived },
		expected: arrived && by && by <= now ? by : null
	};
	const stations = WAYS[wayOf(refund)];
	const reached = stations.findIndex((station) => moments[station] === null);
	return stations.map((station, place) => ({
		station,
		state: stateAt(place, reached === -1 ? stations.length : reached, refund.state),
		at: station === 'expected' ? null : moments[station],
		by: station === 'expected' ? by : null
	}));
}

function stateAt(place: number, reached: number, state: RefundState): JourneyStep['state'] {
	if (place < reached) return 'done';
	if (place > reached) return 'todo';
	return state === 'failed' ? 'failed' : 'current';
}

function wayOf({ kind, method }: Pick<Traveling, 'kind' | 'method'>): keyof typeof WAYS {
	if (kind === 'void') return 'authorization';
	if (walletOf(method)) return 'ledger';
	return BY_HAND.includes(method) ? 'hand' : 'gateway';
}

/**
 * When the shopper should have it: what its gateway says, else the business days that its way usually takes. Nothing for
 * what was never charged, and for what waits for somebody.
 */
export function arrivalBy(refund: Traveling, tender: TenderName, from: Date): Date | null {
	if (refund.kind === 'void' || STUCK.includes(refund.state)) return null;
	return refund.arrivesAt ?? businessDaysLater(from, daysBy(refund.method, tender));
}

const STUCK: readonly RefundState[] = ['failed', 'on_hold', 'blocked_by_dispute', 'canceled'];

/** How many business days a way takes: the original payment's own, a transfer's, or none in our own ledgers. */
function daysBy(method: MethodName, tender: TenderName): number {
	if (method === 'original_payment') return TENDER_KINDS[tender].arrivesInDays;
	if (walletOf(method) || isStoredValue(tender)) return 0;
	return TENDER_KINDS.bank_deposit.arrivesInDays;
}
