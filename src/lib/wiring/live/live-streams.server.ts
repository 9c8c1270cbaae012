/** Who listens: by which key it may, and to what of it all; to everything where it does not say. */
export type Listener<Change> = { readonly key: string; readonly hears?: (change: Change) => boolean };

type Placed = { readonly seq: number };
type Out = ReadableStreamDefaultController<Uint8Array>;
type Stream<Change> = Listener<Change> & { readonly out: Out };

/** Open streams of this process to one kind of reader. */
export type Streams<Change extends Placed> = ReturnType<typeof openStreams<Change>>;

const MOST = 2000;
const MOST_OF_ONE = 8;
const UNREAD = 256; // messages somebody may leave unread
const AGAIN_MS = 3000;

/** They begin at this place of the feed: whoever knows less is told that it knows less. `shown`: what of a change is said. */
export function openStreams<Change extends Placed>(from: number, shown: (change: Change) => unknown) {
	const streams = new Set<Stream<Change>>();
	const history = keepHistory<Change>(from);
	const say = speaker(streams, shown);
	const begin = (stream: Stream<Change>, after: number) => {
		const missed = history.since(after);
		makeRoom(streams, stream.key);
		streams.add(stream);
		// What it is still to be told it has not reached yet.
		greet(stream, missed ? after : history.place(), missed !== undefined);
		say(stream, missed ?? [], history.place());
	};
	return {
		/** Up to where everything was told. */
		place: history.place,
		keys: () => [...new Set([...streams].map(({ key }) => key))],
		/** A new stream, from that place of the feed on; none when there are too many already. */
		open: (listener: Listener<Change>, after: number): ReadableStream<Uint8Array> | undefined => {
			if (streams.size >= MOST) return undefined;
			let mine: Stream<Change> | undefined;
			return new ReadableStream({
				start: (out) => begin((mine = { ...listener, out }), after),
				cancel: () => void (mine && streams.delete(mine))
			});
		},
		/** Ends every stream of other keys. */
		keep: (keys: ReadonlySet<string>) => {
			for (const stream of streams) if (!keys.has(stream.key)) close(streams, stream, 'ended');
		},
		tell: (changes: readonly Change[], upTo: number) => {
			history.add(changes, upTo);
			for (const stream of streams) say(stream, changes, upTo);
		},
		/** Something is said, so that nobody on the way takes the line for dead. */
		beat: () => streams.forEach((stream) => send(streams, stream, encode(': here\n\n'))),
		end: () => streams.forEach((stream) => close(streams, stream))
	};
}

/** Says to a stream what it hears of. */
const speaker =
	<Change>(streams: Set<Stream<Change>>, shown: (change: Change) => unknown) =>
	(stream: Stream<Change>, changes: readonly Change[], upTo: number): void => {
		const theirs = stream.hears ? changes.filter(stream.hears) : changes;
		if (theirs.length > 0) send(streams, stream, message('changes', theirs.map(shown), upTo));
	};

function close<S extends { readonly out: Out }>(streams: Set<S>, stream: S, last?: 'ended' | 'crowded'): void {
	if (!streams.delete(stream)) return;
	if (last) stream.out.enqueue(message(last, {}));
	stream.out.close();
}

function send<S extends { readonly out: Out }>(streams: Set<S>, stream: S, bytes: Uint8Array): void {
	if ((stream.out.desiredSize ?? 0) < -UNREAD)
		close(streams, stream); // it comes back for what it missed
	else stream.out.enqueue(bytes);
}

/** Somebody with more pages open than this loses the oldest line. */
function makeRoom<Change>(streams: Set<Stream<Change>>, key: string): void {
	const theirs = [...streams].filter((stream) => stream.key === key);
	const [oldest] = theirs;
	if (oldest && theirs.length >= MOST_OF_ONE) close(streams, oldest, 'crowded');
}

/** Says where the stream begins, and whether what its reader knows can be completed. */
function greet({ out }: { readonly out: Out }, reached: number, complete: boolean): void {
	out.enqueue(encode(`retry: ${AGAIN_MS}\n\n`));
	out.enqueue(message('hello', { complete }, reached));
}

const KEPT = 500;

/** What was told last, so that a stream that comes back misses nothing. */
function keepHistory<Change extends Placed>(from: number) {
	let kept: readonly Change[] = [];
	let forgotten = from; // the last change that is not kept any more
	let place = from;
	return {
		place: () => place,
		add: (changes: readonly Change[], upTo: number) => {
			const all = [...kept, ...changes];
			forgotten = all.at(-KEPT - 1)?.seq ?? forgotten;
			kept = all.slice(-KEPT);
			place = upTo;
		},
		/** Nothing where some of it is forgotten. */
		since: (after: number): Change[] | undefined =>
			after >= forgotten ? kept.filter(({ seq }) => seq > after) : undefined
	};
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
const message = (event: string, data: unknown, id?: number) =>
	encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
