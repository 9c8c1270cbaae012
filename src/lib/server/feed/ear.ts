import pg, { type ClientConfig } from 'pg';

const RETRY_MS = 2000;

/** The one connection of this process that listens. */
export type Ear = {
	/** Calls `wake` when a transaction commits that notified this channel, and whenever listening begins. */
	on(channel: string, wake: () => void): void;
	stop(): Promise<void>;
};

/** Opens it. A lost connection is opened again; whoever listens also looks by itself now and then. */
export function openEar(at: ClientConfig, onError: (error: unknown) => void): Ear {
	const wakes = new Map<string, () => void>();
	let client: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;

	const retry = (error: unknown) => {
		if (stopped) return;
		onError(error);
		clearTimeout(timer);
		timer = setTimeout(begin, RETRY_MS);
	};
	const connect = async () => {
		const fresh = new pg.Client(at);
		client = fresh;
		fresh.on('error', retry);
		fresh.on('notification', ({ channel }) => wakes.get(channel)?.());
		await fresh.connect();
		for (const channel of wakes.keys()) await fresh.query(`listen ${channel}`);
		for (const wake of wakes.values()) wake();
	};
	let connecting = Promise.resolve();
	const begin = () => {
		connecting = connect().catch(retry);
	};
	begin();
	return {
		on: (channel, wake) => {
			wakes.set(channel, wake);
			// A connection that is lost or not there yet listens to everything by itself.
			void connecting.then(() => client?.query(`listen ${channel}`)).then(wake, () => {});
		},
		stop: async () => {
			stopped = true;
			clearTimeout(timer);
			await connecting;
			await client?.end().catch(() => {}); // it may be lost already
		}
	};
}
