import { createConnection as connectTo, type Socket } from 'node:net';
import type { ConnectOptions } from '../../src/lib/server/db';

/** Counts how often somebody waited for the database: what is sent before an answer comes counts as one. */
export type RoundTrips = Pick<Required<ConnectOptions>, 'socket'> & {
	/** Runs something and answers how many round trips it took. */
	during(work: () => Promise<unknown>): Promise<number>;
};

/** Give `socket` to a connection to count its round trips. Warm up first: a statement's first run costs one more. */
export function countRoundTrips(): RoundTrips {
	let count = 0;
	return {
		socket: ({ path, host, port }) => dial(path, host[0], port[0], () => count++),
		async during(work) {
			const before = count;
			await work();
			return count - before;
		}
	};
}

function dial(path: string | undefined, host = 'localhost', port = 5432, onTrip: () => void) {
	const socket = path ? connectTo({ path }) : connectTo({ host, port });
	return new Promise<Socket>((connected, failed) => {
		socket.once('error', failed).once('connect', () => connected(counting(socket, onTrip)));
	});
}

/** Only now that it is connected: a socket that connects takes its own `write` back. */
function counting(socket: Socket, onTrip: () => void): Socket {
	let answered = true;
	const send = socket.write.bind(socket);
	socket.on('data', () => (answered = true));
	return Object.assign(socket, {
		write: (bytes: Uint8Array, done?: () => void) => {
			if (answered) onTrip();
			answered = false;
			return send(bytes, done);
		}
	});
}
