import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { lotsOf } from '../lots';
import { post } from '../repository.server';
import { expiredLots, forgetLot, lockWalletOf, type ExpiringLot } from '../repository/expiring.server';

const AT_ONCE = 50;

/** Takes points and credit out of wallets on the day they were good until. Several processes at once take them once. */
export async function expireDue(ctx: Ctx): Promise<void> {
	for (const lot of await expiredLots(ctx.db, ctx.now, AT_ONCE)) await ctx.db.transaction((tx) => expire(tx, ctx, lot));
}

/** What is left of one thing that came in goes by an entry of its own: nothing written is changed. */
async function expire(tx: Tx, ctx: Ctx, { id }: ExpiringLot): Promise<void> {
	const wallet = await lockWalletOf(tx, id);
	const left = wallet ? (lotsOf(wallet.entries).find((lot) => lot.id === id)?.left ?? 0) : 0;
	if (wallet && left > 0) {
		const { shopperId, walletKind, currency } = wallet;
		const moved = await post(tx, ctx, {
			key: `expire/${id}`,
			kind: 'expire',
			amount: left,
			shopperId,
			walletKind,
			currency
		});
		const data = { amount: left, currency, method: walletKind };
		if (moved) await record(tx, ctx, { name: 'wallet.expired', subject: shopperId, data });
	}
	await forgetLot(tx, id);
}
