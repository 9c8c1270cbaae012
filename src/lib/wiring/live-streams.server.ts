import type { LiveChange } from '$lib/modules/cancellations/live';

/** Open streams of this process. */
export type Streams = ReturnType<typeof openStreams>;

type Stream = { readonly session: string; readonly out: ReadableStreamDefaultController<Uint8Array> };

const MOST = 2000;
const MOST_OF_ONE = 8;
const UNREAD = 256; // messages somebody may leave unread
const AGAIN_MS = 3000;

/** They begin at this place of the feed: whoever knows less is told that it knows less. */
export function openStreams(from: number) {
	const streams = new Set<Stream>();
	const history = keepHistory(from);
	const sendAll = (bytes: Uint8Array) => {
		for (const stream of streams) send(streams, stream, bytes);
	};
	return {
		/** Up to where everything was told. */
		place: history.place,
		sessions: () => [...new Set([...streams].map(({ session }) => session))],
		/** A new stream for this session, from that place of the feed on; none when there are too many already. */
		open: (session: string, after: number): ReadableStream<Uint8Array> | undefined => {
			if (streams.size >= MOST) return undefined;
			let mine: Stream | undefined;
			return new ReadableStream({
				start: (out) => {
					mine = { session, out };
					makeRoom(streams, session);
					streams.add(mine);
					greet(streams, mine, history, after);
				},
				cancel: () => void (mine && streams.delete(mine))
			});
		},
		/** Ends every stream of other sessions. */
		keep: (sessions: ReadonlySet<string>) => {
			for (const stream of streams) if (!sessions.has(stream.session)) close(streams, stream, 'ended');
		},
		tell: (changes: readonly LiveChange[], upTo: number) => {
			history.add(changes, upTo);
			if (changes.length > 0) sendAll(message('changes', changes, upTo));
		},
		/** Something is said, so that nobody on the way takes the line for dead. */
		beat: () => sendAll(encode(': here\n\n')),
		end: () => {
			for (const stream of streams) close(streams, stream);
		}
	};
}

function close(streams: Set<Stream>, stream: Stream, last?: 'ended' | 'crowded'): void {
	if (!streams.delete(stream)) return;
	if (last) stream.out.enqueue(message(last, {}));
	stream.out.close();
}

function send(streams: Set<Stream>, stream: Stream, bytes: Uint8Array): void {
	if ((stream.out.desiredSize ?? 0) < -UNREAD)
		close(streams, stream); // it comes back for what it missed
	else stream.out.enqueue(bytes);
}

/** Somebody with more pages open than this loses the oldest line. */
function makeRoom(streams: Set<Stream>, session: string): void {
	const theirs = [...streams].filter((stream) => stream.session === session);
	const [oldest] = theirs;
	if (oldest && theirs.length >= MOST_OF_ONE) close(streams, oldest, 'crowded');
}

/** Says where the stream begins, whether what its reader knows can be completed, and completes it. */
function greet(streams: Set<Stream>, stream: Stream, history: History, after: number): void {
	const missed = history.since(after);
	const reached = missed ? after : history.place(); // what it is still to be told it has not reached yet
	stream.out.enqueue(encode(`retry: ${AGAIN_MS}\n\n`));
	stream.out.enqueue(message('hello', { complete: missed !== undefined }, reached));
	if (missed && missed.length > 0) send(streams, stream, message('changes', missed, history.place()));
}

type History = ReturnType<typeof keepHistory>;
const KEPT = 500;

/** What was told last, so that a stream that comes back misses nothing. */
function keepHistory(from: number) {
	let kept: readonly LiveChange[] = [];
	let forgotten = from; // the last change that is not kept any more
	let place = from;
	return {
		place: () => place,
		add: (changes: readonly LiveChange[], upTo: number) => {
			const all = [...kept, ...changes];
			forgotten = all.at(-KEPT - 1)?.seq ?? forgotten;
			kept = all.slice(-KEPT);
			place = upTo;
		},
		/** Nothing where some of it is forgotten. */
		since: (after: number): LiveChange[] | undefined =>
			after >= forgotten ? kept.filter(({ seq }) => seq > after) : undefined
	};
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
const message = (event: string, data: unknown, id?: number) =>
	encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
