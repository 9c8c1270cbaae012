import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { sha256 } from '$lib/server/config/secrets';
import type { Quote } from '../../../refunds/quote/quote-facts';
import { quoteHash } from '../../../refunds/quote/quote-hash';
import type { Desk } from '../../case';
import { insertCase, insertQuote } from '../../repository/write.server';
import { caseEvent } from '../decide/on-desk.server';

type Found = { readonly desk: Desk; readonly tenderId: string; readonly amount: Minor };

/**
 * Files a case without items for money that left without us, say a price taken down in the provider's console: worth and
 * due are what moved, so that the order's money still adds up. Nobody is mailed: whoever moved it knows why.
 */
export async function fileFound(tx: Tx, ctx: Ctx, { desk, tenderId, amount }: Found): Promise<string> {
	const [id, quoteId, orderId] = [ctx.newId('can'), ctx.newId('qte'), desk.order.id];
	const policyVersion = desk.policy.version;
	const quote = quoteOf(desk.order.currency, { tenderId, amount });
	await insertQuote(tx, {
		...{ id: quoteId, orderId, hash: quoteHash(quote, sha256), content: quote, policyVersion },
		...{ createdAt: ctx.now, expiresAt: ctx.now }
	});
	await insertCase(
		tx,
		{
			...{ id, orderId, quoteId, quote, policyVersion, state: 'in_progress', origin: 'system', wasRequested: false },
			...{ createdAt: ctx.now, createdBy: ctx.actor.id, decidedAt: ctx.now, deadlineAt: ctx.now },
			...{ worthMinor: amount, dueMinor: amount, externalDueMinor: amount, restock: false, notify: false }
		},
		[]
	);
	await record(tx, ctx, caseEvent({ id, orderId }, 'cancellation.started', { found: true, due: amount }));
	return id;
}

const quoteOf = (currency: string, part: Quote['tenders'][number]): Quote => ({
	...{ currency, lines: [], charges: [], shipping: 0, shippingTax: 0, fee: 0, fees: [], feeTax: 0, adjustments: [] },
	...{ tax: 0, discount: 0, worth: part.amount, lowersDebt: 0, due: part.amount, tenders: [part], shortfall: 0 },
	...{ skipped: [], pointsTaken: 0, coupons: [], sweep: false, offers: [] }
});
