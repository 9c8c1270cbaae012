import { sql } from 'drizzle-orm';
import type { EventName, NewEvent } from '$lib/core/events';
import type { Ctx } from './ctx';
import type { Tx } from './db';
import type { JobOrder } from './jobs';
import { enqueue } from './jobs/queue';
import { events as eventsTable } from './tables.server';

/** What those listen to who follow the feed of events. */
export const FEED_CHANNEL = 'rescind_events';

/** An event as it stands in the table. */
export type RecordedEvent = NewEvent & {
	readonly id: string;
	readonly at: Date;
	readonly by: Pick<Ctx['actor'], 'kind' | 'id' | 'name'>;
};

/** What follows from an event: a job, or nothing this time. */
export type Reaction = (event: RecordedEvent) => JobOrder | undefined;
export type Reactions = Readonly<Record<EventName, readonly Reaction[]>>;

/** For a command that records only what nothing follows from: loading the whole table takes longer than its work. */
export const NOTHING_FOLLOWS: Partial<Reactions> = {};

let reactions: Partial<Reactions> | undefined;

/** Wiring says once, at start, what follows from what. */
export function setReactions(table: Reactions | typeof NOTHING_FOLLOWS): void {
	reactions = table;
}

/**
 * Records what happened and enqueues what follows from it, in the caller's transaction: both are there, or neither.
 * The statements go out together, so this costs one round trip.
 */
export async function record(
	tx: Tx,
	{ actor, now, newId }: Pick<Ctx, 'actor' | 'now' | 'newId'>,
	events: NewEvent | readonly NewEvent[]
): Promise<void> {
	const by = { kind: actor.kind, id: actor.id, name: actor.name };
	const recorded = [events].flat().map((event): RecordedEvent => ({ ...event, id: newId('evt'), at: now, by }));
	if (recorded.length === 0) return;
	const orders = recorded.flatMap(followUps);
	await Promise.all([
		tx.insert(eventsTable).values(recorded.map(toRow)),
		enqueue(tx, orders),
		tx.execute(sql`select pg_notify(${FEED_CHANNEL}, '')`) // whoever follows the feed looks at commit
	]);
}

function followUps(event: RecordedEvent): JobOrder[] {
	if (!reactions) throw new Error('setReactions was not called at start');
	return (reactions[event.name] ?? []).flatMap((react) => react(event) ?? []);
}

const toRow = ({ id, at, name, subject, orderId, cancellationId, by, data }: RecordedEvent) => ({
	id,
	at,
	name,
	subject,
	orderId: orderId ?? null,
	cancellationId: cancellationId ?? null,
	actorKind: by.kind,
	actorId: by.id,
	actorName: by.name,
	data: data ?? {}
});
