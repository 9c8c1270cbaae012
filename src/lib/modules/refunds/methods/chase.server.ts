import type { Ctx } from '$lib/server/ctx';
import { ChannelTrouble } from '../../channels/trouble';
import { sendAgain } from '../actions/ask-again.server';
import { settle } from '../actions/settle.server';
import { isCarried } from '../carried.server';
import { change, listUnanswered, listUnsent, type Payable } from '../repository.server';
import { readAtGateway } from './original-payment.server';

const AT_ONCE = 50;

/**
 * Asks gateways about refunds they have had for minutes, in case their webhook was lost. One that never came to its
 * gateway, or was not even sent, has lost its job: it gets another. One that can't be asked keeps none from being asked.
 */
export async function chase(ctx: Ctx): Promise<void> {
	for (const refund of await listUnsent(ctx.db, ctx.now, AT_ONCE)) await sendAgain(ctx, refund);
	const failures: unknown[] = [];
	for (const refund of await listUnanswered(ctx.db, ctx.now, AT_ONCE)) {
		await change(ctx.db, [refund.id], { attempts: refund.attempts + 1, askedAt: ctx.now }); // first, so that one that throws stands back
		try {
			if (!(await catchUp(ctx, refund))) await sendAgain(ctx, refund);
		} catch (problem) {
			if (!wantsUsToWait(problem)) failures.push(problem);
		}
	}
	if (failures.length > 0) throw new AggregateError(failures, 'Some refunds could not be asked after');
}

/** It is asked again later, and nobody need hear of it. */
const wantsUsToWait = (problem: unknown) => problem instanceof ChannelTrouble && problem.kind === 'busy';

/** Reads a refund at its gateway and books what is new. Answers whether the gateway knows it. */
export async function catchUp(ctx: Ctx, refund: Payable): Promise<boolean> {
	const byGateway = refund.method === 'original_payment' || isCarried(refund);
	const receipt = byGateway ? await readAtGateway(ctx, refund) : undefined;
	if (receipt) await settle(ctx, { id: refund.id, receipt });
	return receipt !== undefined;
}
