import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { restoredUntil } from '../restored-until';
import { coupons } from '../tables.server';

/** A coupon that is free again, and until when it is good. */
export type RestoredCoupon = { readonly code: string; readonly expiresAt: Date | null };

type Restoring = {
	readonly orderId: string;
	readonly cancellationId: string;
	readonly codes: readonly string[];
	/** Days that an expired coupon is good for all the same. */
	readonly days: number;
};

/** Sets coupons free that the order had used. Those that are free or used elsewhere meanwhile stay as they are. */
export async function restoreCoupons(
	tx: Tx,
	{ now }: Pick<Ctx, 'now'>,
	{ orderId, cancellationId, codes, days }: Restoring
): Promise<RestoredCoupon[]> {
	const used = await tx
		.select()
		.from(coupons)
		.where(and(eq(coupons.usedOn, orderId), inArray(coupons.code, [...codes])))
		.orderBy(coupons.id)
		.for('update');
	const restored = used.map(({ id, code, expiresAt }) => ({ id, code, expiresAt: untilOf(expiresAt, now, days) }));
	for (const { id, expiresAt } of restored)
		await tx.update(coupons).set({ usedOn: null, restoredBy: cancellationId, expiresAt }).where(eq(coupons.id, id));
	return restored.map(({ code, expiresAt }) => ({ code, expiresAt }));
}

/** One that is good still keeps its day; an expired one gets a grace term. */
const untilOf = (expiresAt: Date | null, now: Date, days: number) =>
	expiresAt === null || expiresAt > now ? expiresAt : restoredUntil(expiresAt, now, days);

/** Takes again what the case had set free, for its order. Answers the codes; one used elsewhere meanwhile is not among them. */
export async function takeCouponsAgain(
	tx: Tx,
	{ orderId, cancellationId }: Pick<Restoring, 'orderId' | 'cancellationId'>
): Promise<string[]> {
	const taken = await tx
		.update(coupons)
		.set({ usedOn: orderId, restoredBy: null })
		.where(and(eq(coupons.restoredBy, cancellationId), isNull(coupons.usedOn)))
		.returning({ code: coupons.code });
	return taken.map(({ code }) => code);
}

/** Whether the case set a coupon free, and whether that was used since. */
export async function couponState(tx: Tx, cancellationId: string): Promise<'none' | 'restored' | 'used'> {
	const rows = await tx.select({ usedOn: coupons.usedOn }).from(coupons).where(eq(coupons.restoredBy, cancellationId));
	if (rows.length === 0) return 'none';
	return rows.some(({ usedOn }) => usedOn !== null) ? 'used' : 'restored';
}
