import { liveSessions } from '$lib/modules/accounts/repository/live-sessions.server';
import type { LiveChange } from '$lib/modules/cancellations/live';
import { caseMarks } from '$lib/modules/cancellations/repository/live.server';
import type { Db } from '$lib/server/db';
import type { Ear } from '$lib/server/ear';
import { settledPlace, type FedEvent } from '$lib/server/feed';
import { followFeed } from '$lib/server/follow-feed';
import type { MakeCtx } from '$lib/server/jobs';
import { openStreams, type Streams } from './live-streams.server';

/** Tells open pages of the back office what changes. */
export type Live = Pick<Streams, 'open' | 'place' | 'end'> & {
	/** Ends the streams whose session has ended, and lets the others know that they are alive. */
	beat(): Promise<void>;
	stop(): Promise<void>;
};

type Place = { readonly db: Db; readonly ear?: Ear | undefined; onError(error: unknown): void };

const BEAT_MS = 20_000;

/** Follows the feed of events for all streams of this process: none of them has a connection to the database. */
export async function startLive({ db, ear, onError }: Place, makeCtx: MakeCtx): Promise<Live> {
	const from = await settledPlace(await makeCtx());
	const streams = openStreams(from);
	const sift = async () => streams.keep(await liveSessions(db, streams.sessions()));
	const tell = async (events: readonly FedEvent[]) => {
		const changes = await changesOf(db, events);
		if (changes.length > 0) await sift(); // nobody is told anything whose session was not looked at
		streams.tell(changes, events.at(-1)?.seq ?? from);
	};
	const following = await followFeed({ from, makeCtx, ear, tell, onError });
	const beat = async () => {
		await sift();
		streams.beat();
	};
	const beating = setInterval(() => void beat().catch(onError), BEAT_MS);
	const stop = async () => {
		clearInterval(beating);
		await following.stop();
		streams.end();
	};
	return { open: streams.open, place: streams.place, end: streams.end, beat, stop };
}

/** What happened to cases; whatever else happened changes no page that is open. */
async function changesOf(db: Db, events: readonly FedEvent[]): Promise<LiveChange[]> {
	const marks = await caseMarks(db, [...new Set(events.flatMap(({ cancellationId }) => cancellationId ?? []))]);
	return events.flatMap(({ seq, name, actorId, actorKind, actorName, cancellationId }) => {
		const mark = cancellationId && marks.get(cancellationId);
		return mark ? [{ seq, name, by: { id: actorId, kind: actorKind, name: actorName }, case: mark }] : [];
	});
}
