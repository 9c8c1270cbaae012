import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { enqueue } from '$lib/server/jobs/queue';
import { workNotice } from '../../modules/cancellations/jobs/notices.server';
import { tendersPaidBy } from '../../modules/orders/repository/tenders.server';
import type { Notice } from '../../modules/payments/gateway';
import type { GatewayName } from '../../modules/payments/gateway-names';
import { GATEWAYS } from '../../modules/payments/gateways/index.server';
import { keepNotice } from '../../modules/payments/repository/notices.server';
import { tendersMovedBy } from '../../modules/refunds/repository/by-tender.server';
import { moneyAmong } from './payments.server';

/** A webhook as it arrived. The signature is over the raw body. */
type Heard = { readonly gateway: GatewayName; readonly rawBody: string; readonly headers: Headers };

/**
 * Takes a gateway's webhook: it is kept, once, and a job reads the payment at the gateway, so repeated, late and overtaken
 * ones do no harm. Money we wait for is booked at once. Answers whether it is
 * about a payment of ours.
 * @throws Refused `webhook.signature_wrong`
 */
export async function hear(ctx: Ctx, { gateway, rawBody, headers }: Heard): Promise<boolean> {
	const notice = demand(GATEWAYS[gateway](ctx).verifyWebhook(rawBody, headers));
	if (!notice) return false;
	const isMoney = notice.key === null && (await moneyAmong(ctx, gateway, notice.references));
	return ctx.db.transaction(async (tx) => {
		const paid = await paymentsOf(tx, gateway, notice);
		if (paid.length === 0) return isMoney;
		const { id, kind, key, dispute } = notice;
		const ours = paid.flatMap(({ reference }) => reference ?? []);
		const references = notice.references.length > 0 ? notice.references : ours;
		const isNews = await keepNotice(tx, { gateway, id, kind, references, key, dispute, receivedAt: ctx.now });
		if (isNews) await enqueue(tx, [workNotice.with({ gateway, notice: id })]);
		return true;
	});
}

/** What was paid by the payment it names; where it names none, by that of the refund it is about. */
const paymentsOf = (tx: Tx, gateway: GatewayName, { references, ...moved }: Notice) =>
	references.length > 0 ? tendersPaidBy(tx, gateway, references) : tendersMovedBy(tx, { gateway, ...moved });
