import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { autoAccept } from './actions/request/auto-accept.server';
import { settleCase } from './actions/decide/settle.server';
import { wakeStores } from './channels/waiting.server';
import { syncAll } from './jobs/channels.server';
import { carryOutWithdrawal } from './withdrawal/carry-out.server';

/** Looks whether a case is done, now that some of its money or a supplier's answer came, and who waited for that. */
export const settleCancellation = defineJob({
	name: 'cancellations.settle',
	payload: z.object({ subject: idOf('can') }),
	attempts: 8,
	run: async (ctx, { subject }) => {
		await settleCase(ctx, { id: subject });
		await syncAll(ctx, await wakeStores(ctx, { id: subject }));
	}
});

/** Looks whether a rule accepts a new request. */
export const autoAcceptCancellation = defineJob({
	name: 'cancellations.auto_accept',
	payload: z.object({ subject: idOf('can') }),
	attempts: 8,
	run: (ctx, { subject }) => autoAccept(ctx, { id: subject })
});

/** Looks which order somebody withdraws from, and carries it out. */
export const withdrawContract = defineJob({
	name: 'cancellations.withdraw_contract',
	payload: z.object({ subject: idOf('wdr') }),
	attempts: 12,
	run: (ctx, { subject }) => carryOutWithdrawal(ctx, { id: subject })
});
