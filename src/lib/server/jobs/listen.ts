import pg, { type ClientConfig } from 'pg';
import { CHANNEL } from './queue';

const RETRY_MS = 2000;

/** Calls `wake` at once when a transaction with jobs commits. A lost connection is opened again; polling is the net. */
export function listen(at: ClientConfig, wake: () => void, onError: (error: unknown) => void) {
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
		fresh.on('notification', wake);
		await fresh.connect();
		await fresh.query(`listen ${CHANNEL}`);
		wake();
	};
	let connecting = Promise.resolve();
	const begin = () => {
		connecting = connect().catch(retry);
	};
	begin();
	return {
		stop: async () => {
			stopped = true;
			clearTimeout(timer);
			await connecting;
			await client?.end().catch(() => {}); // it may be lost already
		}
	};
}
