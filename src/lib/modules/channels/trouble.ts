import type { Trouble } from './states';

/**
 * A call to a connection came to nothing. `busy`: it wants us to wait; `unauthorized`: our key is worth nothing there any
 * more; `unavailable`: nobody answered, or it broke; `unexpected`: an answer we can't read. Whether a write was made is
 * unknown, but for `busy` and `unauthorized`.
 */
export class ChannelTrouble extends Error {
	constructor(
		readonly kind: Trouble,
		message: string,
		/** Not before so many milliseconds, where it said so. */
		readonly wait: number | null = null
	) {
		super(message);
	}
}

/** Our key may not see that order, so that nothing is known of it: neither that it is there nor that it is gone. */
export class OutOfReach extends ChannelTrouble {
	constructor(message: string) {
		super('unauthorized', message);
	}
}
