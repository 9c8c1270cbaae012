import { later, MINUTE } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { settle } from '../actions/settle.server';
import { listUnanswered, type Payable } from '../repository.server';
import { readAtGateway } from './original-payment.server';

const ANSWER_WITHIN = 5 * MINUTE;
const AT_ONCE = 50;

/** Asks gateways about refunds they have had for minutes, in case their webhook or our job was lost. */
export async function chase(ctx: Ctx): Promise<void> {
	for (const refund of await listUnanswered(ctx.db, later(ctx.now, -ANSWER_WITHIN), AT_ONCE))
		await catchUp(ctx, refund);
}

/** Reads a refund at its gateway and books what is new. Answers whether the gateway knows it. */
export async function catchUp(ctx: Ctx, refund: Payable): Promise<boolean> {
	const receipt = refund.method === 'original_payment' ? await readAtGateway(ctx, refund) : undefined;
	if (receipt) await settle(ctx, { id: refund.id, receipt });
	return receipt !== undefined;
}
