import { z } from 'zod';
import { everyLanguage, localeFor } from '$lib/core/languages';
import { isOneOf } from '$lib/core/one-of';
import { toFeedEvent, type FeedEvent } from '$lib/core/feed-event';
import type { Ctx } from '$lib/server/ctx';
import { feedAfter, type FedEvent } from '$lib/server/feed/feed';
import { getMailing } from '$lib/server/mail';
import { EVENTS } from '$lib/core/events';
import { KINDS } from '../kinds';
import type { News } from '../kinds/kind';
import { insertDeliveries } from '../repository/deliveries.server';
import { listListening, type Endpoint } from '../repository/endpoints.server';
import { moveInFeed, namesOf, placeInFeed } from '../repository/feed.server';
import { buyersTold } from './buyers.server';

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
	const ids = (pick: (event: FedEvent) => string | null) => [...new Set(fed.flatMap((event) => pick(event) ?? []))];
	const names = await namesOf(
		ctx.db,
		ids(({ orderId }) => orderId),
		ids(({ cancellationId }) => cancellationId)
	);
	const buyers = await buyersTold(ctx, listening);
	const rows: Parameters<typeof insertDeliveries>[1][number][] = [];
	for (const one of fed.filter(({ name }) => isOneOf(EVENTS, name))) {
		const order = names.orders.get(one.orderId ?? '');
		const number = names.cases.get(one.cancellationId ?? '') ?? null;
		const news = { number, order: order?.number ?? null, href: hrefOf(number, order?.number ?? null) };
		for (const ear of listening.filter((ear) => hears(ear, one))) {
			if (ear.buyer === null ? !concerns(ear, one) : ear.buyer !== order?.partner || !buyers.told.has(ear.buyer))
				continue;
			const event = ear.buyer === null ? toldOf(ear, one) : await buyers.partOf(ear.buyer, one);
			if (event) rows.push(deliveryOf(ctx, ear, { ...news, event }));
		}
	}
	return rows;
}

const hears = (ear: Endpoint, { at, name }: FedEvent) =>
	ear.since <= at && ear.events.some((wanted) => wanted === name);

/** A supplier's program is not told who of us did it. */
const toldOf = ({ partner }: Endpoint, one: FedEvent): FeedEvent =>
	partner === null ? toFeedEvent(one) : { ...toFeedEvent(one), by: '' };

function deliveryOf(ctx: Ctx, { id, kind, locale }: Endpoint, news: Omit<News, 'locale'>) {
	return {
		...{ id: ctx.newId('whd'), endpointId: id, messageId: news.event.id, event: news.event.event },
		body: KINDS[kind].body({ ...news, locale: localeFor(everyLanguage(ctx.languages), locale) }),
		...{ nextAt: ctx.now, createdAt: ctx.now }
	};
}

const named = z.object({ supplier: z.string() });

/** A supplier's program hears what is about that supplier. */
const concerns = ({ partner }: Endpoint, { data }: FedEvent): boolean =>
	partner === null || named.safeParse(data).data?.supplier === partner;

const hrefOf = (number: string | null, order: string | null) => `${getMailing().origin}${pathOf(number, order)}`;

function pathOf(number: string | null, order: string | null): string {
	if (number !== null) return `/admin/cancellations/${encodeURIComponent(number)}`;
	return order === null ? '/admin' : `/admin/orders/${encodeURIComponent(order)}`;
}
