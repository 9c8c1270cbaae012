import { z } from 'zod';
import { everyLanguage, localeFor } from '$lib/core/languages';
import { isOneOf } from '$lib/core/one-of';
import { toFeedEvent, type FeedEvent } from '$lib/core/feed-event';
import type { Ctx } from '$lib/server/ctx';
import { feedAfter, type FedEvent } from '$lib/server/feed/feed';
import { getMailing } from '$lib/server/mail';
import { EVENTS } from '$lib/core/events';
import { KINDS } from '../kinds';
import { insertDeliveries } from '../repository/deliveries.server';
import { listListening, type Endpoint } from '../repository/endpoints.server';
import { moveInFeed, namesOf, placeInFeed } from '../repository/feed.server';

const AT_ONCE = 200;

/**
 * Writes down what endpoints are to be told, once for each event: the messages and the place in the feed move together,
 * or neither does. It follows the feed, so that no request waits for it, and costs one look where nobody listens.
 */
export async function passOnEvents(ctx: Ctx): Promise<void> {
	const listening = await listListening(ctx.db);
	if (listening.length === 0) return;
	const place = await placeInFeed(ctx.db);
	const fed = await feedAfter(ctx, place, AT_ONCE);
	const last = fed.at(-1);
	if (!last) return;
	const rows = await messagesFor(ctx, listening, fed);
	await ctx.db.transaction(async (tx) => {
		if (await moveInFeed(tx, place, last.seq)) await insertDeliveries(tx, rows);
	});
}

async function messagesFor(ctx: Ctx, listening: readonly Endpoint[], fed: readonly FedEvent[]) {
	const wanted = fed.flatMap((one) => {
		const ears = listening.filter(
			(ear) => ear.since <= one.at && ear.events.some((name) => name === one.name) && concerns(ear, one)
		);
		return ears.length > 0 && isOneOf(EVENTS, one.name) ? [{ event: toFeedEvent(one), name: one.name, ears }] : [];
	});
	const ids = (pick: (event: FeedEvent) => string | null) => [
		...new Set(wanted.flatMap(({ event }) => pick(event) ?? []))
	];
	const names = await namesOf(
		ctx.db,
		ids(({ order }) => order),
		ids(({ cancellation }) => cancellation)
	);
	const newsOf = (event: FeedEvent) => {
		const number = names.cases.get(event.cancellation ?? '') ?? null;
		const order = names.orders.get(event.order ?? '') ?? null;
		return { event, number, order, href: `${getMailing().origin}${pathOf(number, order)}` };
	};
	return wanted.flatMap(({ event, name, ears }) =>
		ears.map(({ id, kind, locale, partner }) => ({
			...{ id: ctx.newId('whd'), endpointId: id, messageId: event.id, event: name },
			body: KINDS[kind].body({
				...newsOf(partner === null ? event : { ...event, by: '' }),
				locale: localeFor(everyLanguage(ctx.languages), locale)
			}),
			...{ nextAt: ctx.now, createdAt: ctx.now }
		}))
	);
}

const named = z.object({ supplier: z.string() });

/** A supplier's program hears what is about that supplier, and not who of us did it. */
const concerns = ({ partner }: Endpoint, { data }: FedEvent): boolean =>
	partner === null || named.safeParse(data).data?.supplier === partner;

function pathOf(number: string | null, order: string | null): string {
	if (number !== null) return `/admin/cancellations/${encodeURIComponent(number)}`;
	return order === null ? '/admin' : `/admin/orders/${encodeURIComponent(order)}`;
}
