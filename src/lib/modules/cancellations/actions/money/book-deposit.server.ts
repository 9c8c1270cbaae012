import { SYSTEM } from '$lib/core/actor';
import { demand, Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import { recordDeposit } from '../../../refunds/actions/deposit.server';
import { mayPay } from '../../../refunds/actions/hold.server';
import type { DepositInput } from '../../../refunds/schema';
import { refundsOf } from '../../case';
import type { Target } from '../../schema';
import { judgeSuppliers } from '../../suppliers/awaited.server';
import { onCase } from '../decide/on-desk.server';
import { settleCase } from '../decide/settle.server';

/** Records that a person moved the money of one of this case's refunds. Within the grace nothing leaves, by hand either. */
export const bookDeposit = (ctx: Ctx, { id, version, refund, date, reference }: DepositInput & Target): Promise<void> =>
	onCase(ctx, { id, version }, async (tx, desk, it) => {
		if (!refundsOf(desk, it.id).some((one) => one.id === refund)) throw new Refused('refund.not_found', { id: refund });
		if (!it.releasedAt) throw new Refused('refund.in_grace', { number: it.number });
		mayPay(ctx);
		demand(judgeSuppliers(ctx, desk, it));
		const within = { ...ctx, db: tx };
		await recordDeposit(within, { refund, date, reference });
		await settleCase(withActor(within, SYSTEM), { id }); // whoever recorded the last one sees the case canceled
	});
