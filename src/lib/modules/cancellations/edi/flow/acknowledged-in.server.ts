import { SYSTEM } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { EdiAnswer } from '../../../channels/edi/message';
import { insertTask, wasTold } from '../../../orders/repository/tasks.server';
import { tell } from '../../../suppliers/actions/purchases.server';
import type { Purchase } from '../../../suppliers/purchase';
import { purchaseNamed } from '../../../suppliers/repository/waiting.server';
import type { Desk, SupplierCase } from '../../case';
import { lockDesk } from '../../repository/queue/desk.server';
import { updateSupplierCase } from '../../repository/write.server';
import { missGoods } from '../../suppliers/take-reading.server';
import { tried } from './tried.server';
import type { Outcome, Working } from './working.server';

type Saying = Pick<Working, 'partner' | 'row'> & { readonly numbers: readonly string[] };

/**
 * What a supplier says of the order itself: an 855, or an ORDRSP that names no change. It is never the answer to our calling
 * the order off, which is an 865 or names the change, however it crossed with that on the way. A no to the order is a
 * supplier that can't deliver; what can't be told apart is asked for by a person, and its silence counts as no yes.
 */
export async function takeAcknowledgment(
	tx: Tx,
	ctx: Ctx,
	said: EdiAnswer,
	{ partner, row, numbers }: Saying
): Promise<Outcome> {
	const bought = row.supplierId === null ? undefined : await purchaseNamed(tx, row.supplierId, numbers);
	if (!bought) return { why: m.edi_why_not_asked({ number: said.number }) };
	const { id, orderId } = bought;
	const done = await tried(tx, ctx, async (inner, given): Promise<Outcome> => {
		const desk = await lockDesk(inner, SYSTEM, { order: orderId });
		const waiting = desk.suppliers.find((one) => one.supplierOrderId === id && AWAITED.includes(one.state));
		if (!waiting) {
			const purchase = desk.purchases.find((one) => one.id === id);
			if (said.answer === 'rejected' && purchase) await canNotDeliver(inner, given, desk, purchase);
			return {};
		}
		const { cancellationId } = waiting;
		const { number } = said;
		if (partner.standard === 'x12' && said.answer !== 'rejected')
			return { cancellationId, why: m.edi_why_about_order({ number }) };
		await askPerson(inner, given, { waiting, orderId, answer: said.answer });
		return { cancellationId, why: m.edi_why_not_to_change({ number }) };
	});
	return { orderId, ...done };
}

const AWAITED: readonly SupplierCase['state'][] = ['to_send', 'sent'];
const TO_COME: readonly Purchase['state'][] = ['not_placed', 'placed', 'in_production'];

/** Nothing of it will come: somebody buys it elsewhere, or cancels it for the customer. */
async function canNotDeliver(tx: Tx, ctx: Ctx, desk: Desk, purchase: Purchase): Promise<void> {
	if (!TO_COME.includes(purchase.state)) return;
	await tell(tx, ctx, { purchase, told: { state: 'canceled' }, by: 'supplier' });
	await missGoods(tx, ctx, desk, purchase);
}

type Unclear = {
	readonly waiting: SupplierCase;
	readonly orderId: string;
	readonly answer: EdiAnswer['answer'];
};

/** Said again it is nobody's task again. */
async function askPerson(tx: Tx, ctx: Ctx, { waiting, orderId, answer }: Unclear): Promise<void> {
	const { id, cancellationId, supplierName: supplier } = waiting;
	const reference = `${id}/${answer}`;
	if (await wasTold(tx, { orderId, kind: 'supplier_unclear', reference })) return;
	const facts = { supplier, reference };
	await insertTask(tx, ctx, { orderId, cancellationId, kind: 'supplier_unclear', facts, dueAt: ctx.now });
	// Waited for still, by a person: after such words its silence is no yes.
	await updateSupplierCase(tx, id, { escalatedAt: ctx.now, dueAt: null });
}
