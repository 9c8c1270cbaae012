import { openBankDetails } from '$lib/modules/payments/bank-details.server';
import type { Ctx } from '$lib/server/ctx';
import { isCarried } from '../carried.server';
import type { Payable } from '../repository.server';
import { byHand, type Method } from './method.server';
import { payByGateway } from './original-payment.server';

const person = byHand('A bank deposit is paid by a person and recorded');

/** Staff pay it out from the shop's bank and record it; a virtual account's gateway does that itself, once told where to. */
export const bankDeposit: Method = {
	pay: (ctx, refund, call) => (isCarried(refund) ? deposit(ctx, refund, call) : person.pay(ctx, refund, call))
};

async function deposit(ctx: Ctx, refund: Payable, { key }: { readonly key: string }) {
	return payByGateway(ctx, refund, { key, account: await openBankDetails(ctx, refund) });
}
