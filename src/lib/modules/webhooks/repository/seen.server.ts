import type { z } from 'zod';
import type { Tx } from '$lib/server/db';
import type { webhookDelivery, webhookDeliveryLog, webhookEndpoint } from '../view';
import { findDelivery, getDelivery, listDeliveries, type Delivery, type DeliveryTab } from './deliveries.server';
import { getEndpoint, listEndpoints, type Endpoint } from './endpoints.server';

/** Endpoints and deliveries as outsiders see them. */
type EndpointSeen = z.infer<typeof webhookEndpoint>;
type DeliverySeen = z.infer<typeof webhookDelivery>;
type Page<T> = { readonly items: T[]; readonly next: string | null };

export const seeEndpoint = async (tx: Tx, id: string): Promise<EndpointSeen> => endpointView(await getEndpoint(tx, id));

type Asked = { readonly cursor?: string | undefined; readonly limit: number };

export async function pageOfEndpoints(tx: Tx, { cursor, limit }: Asked): Promise<Page<EndpointSeen>> {
	const read = await listEndpoints(tx, cursor, limit + 1);
	const shown = read.slice(0, limit);
	return { items: shown.map(endpointView), next: read.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

type AskedOf = Asked & { readonly endpoint: string; readonly state?: DeliveryTab | undefined };

export async function pageOfDeliveries(tx: Tx, { endpoint, state, ...asked }: AskedOf): Promise<Page<DeliverySeen>> {
	const { id } = await getEndpoint(tx, endpoint);
	const sheet = await listDeliveries(tx, { ...asked, endpointId: id, tab: state ?? 'all' });
	const items = sheet.items.map((one) => deliveryView({ ...one, endpointId: id }));
	return { items, next: sheet.older ?? null };
}

export const seeDelivery = async (tx: Tx, id: string): Promise<DeliverySeen> =>
	deliveryView(await findDelivery(tx, id));

const MOST_TRIES = 50;

export async function seeDeliveryLog(tx: Tx, id: string): Promise<z.infer<typeof webhookDeliveryLog>> {
	const { endpointId } = await findDelivery(tx, id);
	const { delivery, tries } = await getDelivery(tx, endpointId, id, MOST_TRIES);
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
	'id' | 'kind' | 'name' | 'addressShown' | 'events' | 'partner' | 'state' | 'offReason' | 'failingSince' | 'createdAt'
>;

const endpointView = ({ id, kind, name, addressShown, events, partner, state, ...row }: EndpointRow): EndpointSeen => ({
	...{ id, kind, name, events, partner, state },
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
