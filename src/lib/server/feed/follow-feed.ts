import type { Ear } from './ear';
import { feedAfter, type FedEvent } from './feed';
import type { MakeCtx } from '../jobs';
import { FEED_CHANNEL } from '../outbox';

type Following = {
	/** The place after which it is read. */
	readonly from: number;
	readonly makeCtx: MakeCtx;
	/** Without one, only looking now and then finds out. */
	readonly ear?: Ear | undefined;
	/** Gets every event once, in order. */
	tell(events: readonly FedEvent[]): Promise<void>;
	onError(error: unknown): void;
};

const AT_ONCE = 500;
const GATHER_MS = 80; // what commits within a moment is read together
const LOOK_MS = { heard: 5000, alone: 2000 };

/** Reads the feed of events as it grows. One reader per process, however many want to know. */
export async function followFeed({ from, makeCtx, ear, tell, onError }: Following) {
	let place = from;
	let stopped = false;
	let gathering: NodeJS.Timeout | undefined;
	let looking = Promise.resolve();

	const look = async () => {
		for (let full = true; full && !stopped;) {
			const events = await feedAfter(await makeCtx(), place, AT_ONCE);
			if (events.length > 0) await tell(events);
			place = events.at(-1)?.seq ?? place;
			full = events.length === AT_ONCE;
		}
	};
	const wake = () => {
		if (stopped) return;
		gathering ??= setTimeout(() => {
			gathering = undefined;
			looking = looking.then(look).catch(onError);
		}, GATHER_MS);
	};
	ear?.on(FEED_CHANNEL, wake);
	const net = setInterval(wake, ear ? LOOK_MS.heard : LOOK_MS.alone);
	await look().catch(onError);
	return {
		stop: async () => {
			stopped = true;
			clearInterval(net);
			clearTimeout(gathering);
			await looking;
		}
	};
}
