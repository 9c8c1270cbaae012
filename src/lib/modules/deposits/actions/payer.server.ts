import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { carriers } from '../../refunds/carried.server';
import type { Payer } from '../payer';
import { keepPayer, listPayers } from '../repository/payer.server';
import { countPending } from '../repository/pending.server';
import { demandPay } from './rights.server';

export type PayerDesk = {
	readonly payers: readonly Payer[];
	/** Currencies in which deposits wait, and no account to pay them from is named. */
	readonly missing: readonly string[];
	readonly mayChange: boolean;
};

/** The accounts deposits are paid from, for whoever pays. */
export async function lookPayers(ctx: Ctx): Promise<PayerDesk> {
	demandPay(ctx);
	const [payers, waiting] = await Promise.all([listPayers(ctx.db), countPending(ctx.db, { carriers: carriers() })]);
	const named = payers.map(({ currency }) => currency);
	const missing = waiting.map(({ currency }) => currency).filter((currency) => !named.includes(currency));
	return { payers, missing, mayChange: ctx.actor.rights.has('own') };
}

/** Names the account deposits in a currency are paid from. */
export const changePayer = (ctx: Ctx, payer: Payer): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('own')) throw new Refused('auth.forbidden');
		await keepPayer(tx, payer);
		const { currency } = payer;
		const masked = `${payer.name} •••• ${payer.account.slice(-4)}`;
		await record(tx, ctx, { name: 'batch.payer_changed', subject: `payer:${currency}`, data: { masked, currency } });
	});
