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
