import type { z } from 'zod';
import type { Ctx } from '$lib/server/ctx';
import type { webhookDelivery, webhookDeliveryLog, webhookEndpoint } from '../view';
import { findDelivery, getDelivery, listDeliveries, type Delivery, type DeliveryTab } from './deliveries.server';
import { getEndpoint, listEndpoints, type Endpoint } from './endpoints.server';

/** Endpoints and deliveries as outsiders see them; a buyer its own. */
type Who = Pick<Ctx, 'db' | 'actor'>;
type EndpointSeen = z.infer<typeof webhookEndpoint>;
type DeliverySeen = z.infer<typeof webhookDelivery>;
type Page<T> = { readonly items: T[]; readonly next: string | null };

export const seeEndpoint = async ({ db, actor }: Who, id: string): Promise<EndpointSeen> =>
	endpointView(await getEndpoint(db, actor, id));

type Asked = { readonly cursor?: string | undefined; readonly limit: number };

export async function pageOfEndpoints({ db, actor }: Who, { cursor, limit }: Asked): Promise<Page<EndpointSeen>> {
	const read = await listEndpoints(db, { actor, after: cursor, limit: limit + 1 });
	const shown = read.slice(0, limit);
	return { items: shown.map(endpointView), next: read.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

type AskedOf = Asked & { readonly endpoint: string; readonly state?: DeliveryTab | undefined };

export async function pageOfDeliveries(
	{ db, actor }: Who,
	{ endpoint, state, ...asked }: AskedOf
): Promise<Page<DeliverySeen>> {
	const { id } = await getEndpoint(db, actor, endpoint);
	const sheet = await listDeliveries(db, { ...asked, endpointId: id, tab: state ?? 'all' });
	const items = sheet.items.map((one) => deliveryView({ ...one, endpointId: id }));
	return { items, next: sheet.older ?? null };
}

export const seeDelivery = async ({ db, actor }: Who, id: string): Promise<DeliverySeen> =>
	deliveryView(await findDelivery(db, actor, id));

const MOST_TRIES = 50;

export async function seeDeliveryLog({ db, actor }: Who, id: string): Promise<z.infer<typeof webhookDeliveryLog>> {
	const { endpointId } = await findDelivery(db, actor, id);
	const { delivery, tries } = await getDelivery(db, endpointId, id, MOST_TRIES);
	return {
		...deliveryView(delivery),
		body: delivery.body,
		attempts: tries.map(({ at, status, silence, response, took }) => ({
			...{ at: at.toISOString(), status, silence, response },
			took_ms: took
		}))
	};
}

type EndpointRow = Pick<
	Endpoint,
	| 'id'
	| 'kind'
	| 'name'
	| 'addressShown'
	| 'events'
	| 'partner'
	| 'buyer'
	| 'state'
	| 'offReason'
	| 'failingSince'
	| 'createdAt'
>;

const endpointView = ({ id, kind, name, addressShown, events, partner, buyer, ...row }: EndpointRow): EndpointSeen => ({
	...{ id, kind, name, events, partner, buyer, state: row.state },
	address: addressShown,
	off_reason: row.offReason,
	failing_since: row.failingSince?.toISOString() ?? null,
	created_at: row.createdAt.toISOString()
});

type DeliveryRow = Omit<Delivery, 'body'>;

const deliveryView = ({
	id,
	messageId,
	endpointId,
	event,
	state,
	tries,
	status,
	...row
}: DeliveryRow): DeliverySeen => ({
	...{ id, event, state, tries, status },
	endpoint: endpointId,
	message: messageId,
	next_try_at: state === 'waiting' ? row.nextAt.toISOString() : null,
	created_at: row.createdAt.toISOString(),
	delivered_at: row.deliveredAt?.toISOString() ?? null
});
