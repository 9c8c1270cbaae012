import type { Ctx } from '$lib/server/ctx';
import { settle } from '../actions/settle.server';
import { change, listUnanswered, type Payable } from '../repository.server';
import { readAtGateway } from './original-payment.server';

const AT_ONCE = 50;

/** Asks gateways about refunds they have had for minutes, in case their webhook or our job was lost. */
export async function chase(ctx: Ctx): Promise<void> {
	for (const refund of await listUnanswered(ctx.db, ctx.now, AT_ONCE)) {
		await change(ctx.db, [refund.id], { attempts: refund.attempts + 1 }); // first, so that one that throws stands back
		await catchUp(ctx, refund);
	}
}

/** Reads a refund at its gateway and books what is new. Answers whether the gateway knows it. */
export async function catchUp(ctx: Ctx, refund: Payable): Promise<boolean> {
	const receipt = refund.method === 'original_payment' ? await readAtGateway(ctx, refund) : undefined;
	if (receipt) await settle(ctx, { id: refund.id, receipt });
	return receipt !== undefined;
}
