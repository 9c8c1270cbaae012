import { demand } from '$lib/core/refusal';
import type { GatewayName } from '$lib/modules/payments/gateway-names';
import { GATEWAYS } from '$lib/modules/payments/gateways/index.server';
import type { Ctx } from '$lib/server/ctx';
import { settle } from '../actions/settle.server';
import { find, listUnanswered, type Payable } from '../repository.server';
import { readAtGateway } from './original-payment.server';
import { later, MINUTE } from '$lib/core/time';

/** A webhook as it arrived. The signature is over the raw body. */
type Heard = { readonly gateway: GatewayName; readonly rawBody: string; readonly headers: Headers };

/**
 * Takes a gateway's webhook: only as a hint that something changed. The refund is read again at the gateway, so repeated,
 * late and unknown ones do no harm. Answers whether it was about a refund of ours.
 * @throws Refused `webhook.signature_wrong`
 */
export async function hear(ctx: Ctx, { gateway, rawBody, headers }: Heard): Promise<boolean> {
	const { key } = demand(GATEWAYS[gateway](ctx).verifyWebhook(rawBody, headers));
	const refund = await find(ctx.db, key);
	return refund ? catchUp(ctx, refund) : false;
}

const ANSWER_WITHIN = 5 * MINUTE;
const AT_ONCE = 50;

/** Asks gateways about refunds they have had for minutes, in case their webhook or our job was lost. */
export async function chase(ctx: Ctx): Promise<void> {
	for (const refund of await listUnanswered(ctx.db, later(ctx.now, -ANSWER_WITHIN), AT_ONCE))
		await catchUp(ctx, refund);
}

async function catchUp(ctx: Ctx, refund: Payable): Promise<boolean> {
	const receipt = refund.method === 'original_payment' ? await readAtGateway(ctx, refund) : undefined;
	if (receipt) await settle(ctx, { id: refund.id, receipt });
	return receipt !== undefined;
}
