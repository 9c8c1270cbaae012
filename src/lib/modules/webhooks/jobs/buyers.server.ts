import { partnerActor } from '$lib/core/actor';
import { toFeedEvent, type FeedEvent } from '$lib/core/feed-event';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { FedEvent } from '$lib/server/feed/feed';
import { buyersLetIn } from '../../accounts/repository/partners/let-in.server';
import { look } from '../../cancellations/actions/look/look.server';
import { seeOrder } from '../../cancellations/actions/request/see-order.server';
import type { Endpoint } from '../repository/endpoints.server';

/**
 * What buyers' programs are told (DESIGN §7): of an event, the order or the cancellation as the API would answer that buyer
 * at this moment, by the very reads of the API, so that a message never says more than the API would. Whoever has no way in
 * any more is told nothing.
 */
export async function buyersTold(ctx: Ctx, listening: readonly Endpoint[]) {
	const names = [...new Set(listening.flatMap(({ buyer }) => buyer ?? []))];
	const seen = new Map<string, Promise<object | null>>();
	const read = (buyer: string, one: FedEvent) => {
		const key = JSON.stringify([buyer, one.cancellationId ?? one.orderId]);
		const reading = seen.get(key) ?? asBuyer(ctx, buyer, one);
		seen.set(key, reading);
		return reading;
	};
	return {
		told: names.length === 0 ? new Set<string>() : await buyersLetIn(ctx.db, names, ctx.now),
		/** Nothing where the buyer would not see it. */
		partOf: async (buyer: string, one: FedEvent): Promise<FeedEvent | null> => {
			const data = await read(buyer, one);
			return data && { ...toFeedEvent(one), by: '', data };
		}
	};
}

async function asBuyer(given: Ctx, buyer: string, { orderId, cancellationId }: FedEvent): Promise<object | null> {
	const ctx = withActor(given, partnerActor(buyer));
	try {
		if (cancellationId) return await look(ctx, { cancellation: cancellationId });
		return orderId ? await seeOrder(ctx, orderId) : null;
	} catch (problem) {
		if (problem instanceof Refused) return null;
		throw problem;
	}
}
