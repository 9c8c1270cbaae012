import type { Receipt } from '$lib/modules/payments/gateway';
import type { Ctx } from '$lib/server/ctx';
import type { Payable } from '../repository.server';

/** One way money comes back. The same `key` twice moves money once; what is thrown means the outcome is unknown. */
export interface Method {
	pay(ctx: Ctx, refund: Payable, call: { readonly key: string }): Promise<Receipt>;
}

/** A way only a person can go: nobody else calls it, and whoever does gets a plain no. */
export const byHand = (words: string): Method => ({
	pay: async () => ({ state: 'failed', reference: null, failure: { code: 'by_hand', words, retry: 'person' } })
});
