import type { Act } from './acts';
import type { Purchase } from './checkout';

/** What the warehouse did: `some` leaves the last item behind. */
export type Scan = {
	readonly action: 'pack' | 'ship' | 'deliver';
	readonly hoursAgo: number;
	readonly some?: boolean;
};

/** Something that happened to an order's cancellation, so many hours ago. */
export type Beat = readonly [hoursAgo: number, act: Act];

/** An order and all that became of it. */
export type Plan = Omit<Purchase, 'number' | 'placedAt'> & {
	readonly hoursAgo: number;
	readonly scans?: readonly Scan[];
	readonly beats?: readonly Beat[];
	/** Which buyer placed it, where a partner did. */
	readonly partner?: string;
	/** Which way it came, where that is not the API. */
	readonly channel?: string;
	/** Paid at the door, so many hours ago. */
	readonly collected?: number;
};
