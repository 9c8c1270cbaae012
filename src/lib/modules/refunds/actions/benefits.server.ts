import type { Minor } from '$lib/core/money';
import type { NewEvent } from '$lib/core/events';
import { policyAt } from '$lib/modules/settings/repository.server';
import { lockPoints, post, takeAsFarAsPossible, takenBy } from '$lib/modules/wallets/repository.server';
import { restoreCoupons, takeCouponsAgain } from '$lib/modules/wallets/repository/coupons.server';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Quote } from '../quote/quote-facts';
import { holderOf, policyVersionOf } from '../repository.server';
import { giveBackStoredValue } from './give-back.server';

/** The case whose benefits move. The caller holds its order. */
type Of = { readonly id: string; readonly orderId: string };
type Promised = Of & { readonly quote: Pick<Quote, 'pointsTaken' | 'coupons'> };

/**
 * What comes and goes with the end of a case, in this transaction: its points, credit and gift card money back, then the
 * points its order had earned taken back as far as they are there, and its coupons set free. Safe to repeat.
 */
export async function settleStoredValue(tx: Tx, ctx: Ctx, it: Promised): Promise<void> {
	const { pointsTaken, coupons } = it.quote;
	const holder = pointsTaken > 0 ? await holderOf(tx, it.orderId) : undefined;
	if (holder) await lockPoints(tx, holder);
	await giveBackStoredValue(tx, ctx, it.id);
	if (holder) await takePointsBack(tx, ctx, it, { ...holder, amount: pointsTaken });
	if (coupons.length > 0) await setCouponsFree(tx, ctx, it, coupons);
}

type Points = { readonly shopperId: string; readonly currency: string; readonly amount: Minor };

const keyOf = ({ id }: Of) => `earned_back:${id}`;

async function takePointsBack(tx: Tx, ctx: Ctx, it: Of, { shopperId, currency, amount }: Points): Promise<void> {
	const posting = { key: keyOf(it), kind: 'take_back', walletKind: 'points', orderId: it.orderId } as const;
	const taken = await takeAsFarAsPossible(tx, ctx, { ...posting, shopperId, currency, amount });
	const data = { points: amount, taken, written_off: amount - taken, currency };
	await record(tx, ctx, eventOf(it, { name: 'wallet.points_taken_back', subject: it.id, data }));
}

async function setCouponsFree(tx: Tx, ctx: Ctx, it: Of, codes: readonly string[]): Promise<void> {
	const { policy } = await policyAt(tx, await policyVersionOf(tx, it.id));
	const of = { orderId: it.orderId, cancellationId: it.id, codes, days: policy.restored_value_days };
	const restored = await restoreCoupons(tx, ctx, of);
	const events = restored.map(({ code, expiresAt }) =>
		eventOf(it, {
			name: 'wallet.coupon_restored',
			subject: it.id,
			data: { coupon: code, until: expiresAt?.toISOString() ?? null }
		})
	);
	if (events.length > 0) await record(tx, ctx, events);
}

/** For an undo: the points taken back are given again, and coupons set free are used again where nobody used them since. */
export async function undoBenefits(tx: Tx, ctx: Ctx, it: Of): Promise<void> {
	const [holder, taken, codes] = await Promise.all([
		holderOf(tx, it.orderId),
		takenBy(tx, keyOf(it)),
		takeCouponsAgain(tx, { orderId: it.orderId, cancellationId: it.id })
	]);
	const events: NewEvent[] = codes.map((coupon) =>
		eventOf(it, { name: 'wallet.coupon_taken_again', subject: it.id, data: { coupon } })
	);
	if (taken !== undefined && taken > 0) {
		const posting = {
			key: `earned_again:${it.id}`,
			kind: 'restore',
			walletKind: 'points',
			orderId: it.orderId
		} as const;
		await post(tx, ctx, { ...posting, ...holder, amount: taken });
		const data = { points: taken, currency: holder.currency };
		events.push(eventOf(it, { name: 'wallet.points_given_again', subject: it.id, data }));
	}
	if (events.length > 0) await record(tx, ctx, events);
}

const eventOf = ({ id, orderId }: Of, event: NewEvent): NewEvent => ({ ...event, orderId, cancellationId: id });
