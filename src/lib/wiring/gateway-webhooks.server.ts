import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { GatewayName } from '../modules/payments/gateway-names';
import { GATEWAYS } from '../modules/payments/gateways/index.server';
import { catchUp } from '../modules/refunds/methods/chase.server';
import { find } from '../modules/refunds/repository.server';

/** A webhook as it arrived. The signature is over the raw body. */
type Heard = { readonly gateway: GatewayName; readonly rawBody: string; readonly headers: Headers };

/**
 * Takes a gateway's webhook: only as a hint that something changed. The refund is read again at the gateway, so repeated,
 * late and unknown ones do no harm. Answers whether it was about a refund of ours.
 * @throws Refused `webhook.signature_wrong`
 */
export async function hear(ctx: Ctx, { gateway, rawBody, headers }: Heard): Promise<boolean> {
	const notice = demand(GATEWAYS[gateway](ctx).verifyWebhook(rawBody, headers));
	const refund = notice?.key ? await find(ctx.db, notice.key) : undefined;
	return refund ? catchUp(ctx, refund) : false;
}
