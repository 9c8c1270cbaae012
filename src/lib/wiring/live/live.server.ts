import { liveSessions, liveShoppers } from '$lib/modules/accounts/repository/live-sessions.server';
import { openAccountLinks } from '$lib/modules/accounts/repository/links.server';
import type { LiveChange, Touch } from '$lib/modules/cancellations/queue/live';
import { caseMarks } from '$lib/modules/cancellations/repository/queue/live.server';
import { concernsShoppers } from '$lib/modules/cancellations/shopper/concerns';
import { shoppersOf } from '$lib/modules/orders/repository/joining.server';
import { openTrackingLinks } from '$lib/modules/tracking/repository.server';
import type { Db } from '$lib/server/db';
import type { Ear } from '$lib/server/feed/ear';
import { settledPlace, type FedEvent } from '$lib/server/feed/feed';
import { followFeed } from '$lib/server/feed/follow-feed';
import type { MakeCtx } from '$lib/server/jobs';
import { openStreams, type Streams } from './live-streams.server';

/** Tells open pages what changes. */
export type Live = {
	/** Pages of the back office, by the hash of their session: they hear of every case. */
	readonly desk: Pick<Streams<LiveChange>, 'open'>;
	/** Pages of shoppers, by the door they came in through: they hear that something of theirs changed, and no more. */
	readonly shop: Pick<Streams<Touch>, 'open'>;
	/** Up to where in the feed everything was told. */
	place(): number;
	end(): void;
	/** Ends the streams that are not to be any more, and lets the others know that they are alive. */
	beat(): Promise<void>;
	stop(): Promise<void>;
};

type Place = { readonly db: Db; readonly ear?: Ear | undefined; onError(error: unknown): void };

const BEAT_MS = 20_000;

/** Follows the feed of events for all streams of this process: none of them has a connection to the database. */
export async function startLive({ db, ear, onError }: Place, makeCtx: MakeCtx): Promise<Live> {
	const from = await settledPlace(await makeCtx());
	const desk = openStreams<LiveChange>(from, (change) => change);
	const shop = openStreams<Touch>(from, ({ seq }) => ({ seq }));
	// Nobody is told anything whose right to hear it was not looked at just before.
	const siftDesk = async () => desk.keep(await liveSessions(db, desk.keys()));
	const siftShop = async () => shop.keep(await openDoors(db, shop.keys(), (await makeCtx()).now));
	const tell = async (events: readonly FedEvent[]) => {
		const [changes, touches] = await Promise.all([changesOf(db, events), touchesOf(db, events)]);
		await Promise.all([changes.length > 0 && siftDesk(), touches.length > 0 && siftShop()]);
		const upTo = events.at(-1)?.seq ?? from;
		desk.tell(changes, upTo);
		shop.tell(touches, upTo);
	};
	const following = await followFeed({ from, makeCtx, ear, tell, onError });
	const beat = async () => {
		await Promise.all([siftDesk(), siftShop()]);
		desk.beat();
		shop.beat();
	};
	const beating = setInterval(() => void beat().catch(onError), BEAT_MS);
	const end = () => {
		desk.end();
		shop.end();
	};
	const stop = async () => {
		clearInterval(beating);
		await following.stop();
		end();
	};
	return { desk, shop, place: desk.place, end, beat, stop };
}

/** What happened to cases; whatever else happened changes no page of the back office that is open. */
async function changesOf(db: Db, events: readonly FedEvent[]): Promise<LiveChange[]> {
	const marks = await caseMarks(db, [...new Set(events.flatMap(({ cancellationId }) => cancellationId ?? []))]);
	return events.flatMap(({ seq, name, actorId, actorKind, actorName, cancellationId }) => {
		const mark = cancellationId && marks.get(cancellationId);
		return mark ? [{ seq, name, by: { id: actorId, kind: actorKind, name: actorName }, case: mark }] : [];
	});
}

/** What shoppers see of what happened: whose it is, and where. */
async function touchesOf(db: Db, events: readonly FedEvent[]): Promise<Touch[]> {
	const theirs = events.filter(({ name }) => concernsShoppers(name));
	const owners = await shoppersOf(db, [...new Set(theirs.flatMap(({ orderId }) => orderId ?? []))]);
	return theirs.flatMap(({ seq, name, subject, orderId, cancellationId }) => {
		const shopper = name === 'account.told' ? subject : owners.get(orderId ?? '');
		return shopper === undefined ? [] : [{ seq, shopper, order: orderId, cancellation: cancellationId }];
	});
}

/** A way in for shoppers: their session, the link to a cancellation, the link to an order. */
export const DOORS = { session: 'session:', track: 'track:', order: 'order:' } as const;

async function openDoors(db: Db, keys: readonly string[], now: Date): Promise<ReadonlySet<string>> {
	const behind = (door: string) => keys.filter((key) => key.startsWith(door)).map((key) => key.slice(door.length));
	const [sessions, tracked, orders] = await Promise.all([
		liveShoppers(db, behind(DOORS.session)),
		openTrackingLinks(db, behind(DOORS.track), now),
		openAccountLinks(db, behind(DOORS.order), now)
	]);
	const named = (door: string, hashes: readonly string[]) => hashes.map((hash) => `${door}${hash}`);
	return new Set([...named(DOORS.session, sessions), ...named(DOORS.track, tracked), ...named(DOORS.order, orders)]);
}
