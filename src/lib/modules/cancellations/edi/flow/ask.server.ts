import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { theirNumber } from '../../../channels/edi/partner/terms';
import { partnerOf, partnerOfSupplier } from '../../../channels/repository/edi-partners.server';
import { markAsked, type SupplierAsk } from '../../../suppliers/repository.server';
import { dayOf, queueEdi } from './queue.server';

/** Calls a whole order off at a supplier by message. @returns whether it can: a partner is set up for it */
export async function askByEdi(tx: Tx, ctx: Ctx, ask: SupplierAsk, order: { readonly number: string }) {
	const row = await partnerOfSupplier(tx, ask.supplierId);
	if (!row) return false;
	if (!(await markAsked(tx, ask.id, ctx.now))) return true;
	const partner = partnerOf(row);
	const number = ask.supplierOrderNumber || theirNumber(partner.terms, order.number);
	await queueEdi(tx, ctx, partner, {
		...{ key: `${ask.id}:change`, orderId: ask.orderId, cancellationId: ask.cancellationId },
		message: { kind: 'change', number, day: dayOf(ctx), whole: true, lines: [] }
	});
	return true;
}
