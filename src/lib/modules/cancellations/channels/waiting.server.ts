import type { Ctx } from '$lib/server/ctx';
import { askFor } from '../../channels/repository/orders.server';
import { pushesOfCase, type StoredPush } from '../../channels/repository/pushes.server';
import { LIVE } from '../../refunds/status';
import { onCase, onOrder } from '../actions/decide/on-desk.server';
import { isOutstanding, refundsOf, suppliersOf, type Case, type Desk } from '../case';
import { isExternal, isOfStore } from '../facts';
import { isPressing } from '../legal/of-case.server';
import { awaitedFor } from '../suppliers/awaited.server';
import { refuses } from '../suppliers/standing';
import { cancelKey } from './keys';
import type { Wanted } from './order-pushes.server';
import { storeWaitsFor } from './store-waits';

type Now = Pick<Ctx, 'now'>;

/** What the stores of an order wait for before they hear of this case, by the policy it was made under. */
export function waitOf(ctx: Now, desk: Desk, it: Case): ReturnType<typeof storeWaitsFor> {
	const asked = isPressing(desk.order, it.legalDueAt, ctx.now) ? [] : suppliersOf(desk, it.id);
	const going = refundsOf(desk, it.id).filter((one) => isExternal(one) && LIVE.includes(one.state));
	return storeWaitsFor({
		after: afterOf(desk, it),
		state: it.state,
		supplierSilent: asked.some(isOutstanding),
		supplierRefuses: suppliersOf(desk, it.id).some((one) => refuses(one, it.items)),
		moneyOut: going.some(({ state }) => state !== 'blocked_by_dispute'),
		storePays: going.some((one) => isOfStore(desk, one)),
		moneyWaits: awaitedFor(ctx, desk, it, it.items).length > 0
	});
}

const afterOf = (desk: Desk, { policyVersion }: Pick<Case, 'policyVersion'>) =>
	(desk.policies.get(policyVersion) ?? desk.policy.policy).channel_after;

/** Of what a store is still to get, that which its case keeps back for now. What is sent for a difference that was found is not. */
export async function keptBack(ctx: Ctx, orderId: string, open: readonly StoredPush[]): Promise<StoredPush[]> {
	const about = open.filter(
		({ state, key, cancellationId: id }) => state === 'waiting' && id !== null && key === cancelKey(id)
	);
	if (about.length === 0) return [];
	return onOrder(ctx, { order: orderId }, async (_, desk) =>
		about.filter(({ cancellationId }) => {
			const it = desk.cases.find(({ id }) => id === cancellationId);
			return it !== undefined && waitOf(ctx, desk, it) !== null;
		})
	);
}

/** Stores that may have waited for what just became of a case are looked at again. @returns their orders */
export async function wakeStores(ctx: Ctx, { id }: { readonly id: string }): Promise<Wanted> {
	const waiting = (await pushesOfCase(ctx.db, id)).filter(
		({ kind, state }) => kind === 'cancel' && state === 'waiting'
	);
	if (waiting.length === 0) return [];
	return onCase(ctx, { id }, async (tx, desk, it) => {
		if (afterOf(desk, it) === 'grace' || waitOf(ctx, desk, it) !== null) return [];
		for (const { connectionId, externalId } of waiting) await askFor(tx, connectionId, [externalId], ctx.now);
		return waiting.map(({ connectionId: connection, externalId: order }) => ({ connection, order }));
	});
}
