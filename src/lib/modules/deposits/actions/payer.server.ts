import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import type { Payer } from '../payer';
import { findPayer, keepPayer } from '../repository/payer.server';
import { demandPay } from './rights.server';

/** The account deposits are paid from, for whoever pays. */
export async function lookPayer(ctx: Ctx): Promise<{ payer: Payer | undefined; mayChange: boolean }> {
	demandPay(ctx);
	return { payer: await findPayer(ctx.db), mayChange: ctx.actor.rights.has('own') };
}

/** Names the account deposits are paid from. */
export const changePayer = (ctx: Ctx, payer: Payer): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('own')) throw new Refused('auth.forbidden');
		await keepPayer(tx, payer);
		const masked = `${payer.name} •••• ${payer.account.slice(-4)}`;
		await record(tx, ctx, { name: 'batch.payer_changed', subject: 'payer', data: { masked } });
	});
