import type { BankDetails } from '$lib/modules/payments/bank-details';
import { gatewayNameOf } from '$lib/modules/payments/gateway-names';
import type { Ask, Receipt } from '$lib/modules/payments/gateway';
import { GATEWAYS } from '$lib/modules/payments/gateways/index.server';
import type { Ctx } from '$lib/server/ctx';
import type { Payable } from '../repository.server';
import type { Method } from './method.server';

/** Back the way it came, by the gateway that took it. After a first try the gateway's books are read before it is asked. */
export const originalPayment: Method = {
	pay: (ctx, refund, { key }) => payByGateway(ctx, refund, { key })
};

type Way = { readonly key: string; readonly account?: BankDetails };

/** By the payment's gateway, to the account where one is named. */
export async function payByGateway(ctx: Ctx, refund: Payable, { key, account }: Way): Promise<Receipt> {
	const gateway = GATEWAYS[gatewayNameOf(refund.tender.gateway)](ctx);
	const ask = askFor(refund, key);
	if (!ask) return NO_REFERENCE;
	const known = refund.attempts > 1 ? await gateway.find({ ...ask, kind: refund.kind }) : undefined;
	return known ?? gateway[refund.kind]({ ...ask, account });
}

/** What the gateway knows of this refund now. */
export async function readAtGateway(ctx: Ctx, refund: Payable): Promise<Receipt | undefined> {
	const ask = askFor(refund, refund.id);
	return ask && GATEWAYS[gatewayNameOf(refund.tender.gateway)](ctx).find({ ...ask, kind: refund.kind });
}

function askFor(refund: Payable, key: string): Ask | undefined {
	const { tender, capture, amountMinor, currency, order, cancellationId } = refund;
	const reference = capture?.reference ?? tender.reference;
	const facts = { order: order.number, cancellation: cancellationId };
	return reference === null ? undefined : { reference, amount: amountMinor, currency, key, facts };
}

const NO_REFERENCE: Receipt = {
	state: 'failed',
	reference: null,
	failure: { code: 'no_reference', words: 'The payment has no reference at its gateway', retry: 'person' }
};
