import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { EdiReceipt } from '../../../channels/edi/message';
import { changeEdi, wentAs } from '../../../channels/repository/edi-messages.server';
import { closeOrderTasks } from '../../../orders/repository/order-tasks.server';
import { insertTask } from '../../../orders/repository/tasks.server';
import type { Outcome, Working } from './working.server';

/** A partner says that it could read what we sent, or not. Nothing is done or canceled by that. */
export async function takeReceipt(tx: Tx, ctx: Ctx, said: EdiReceipt, { partner }: Working): Promise<Outcome> {
	const sent = await wentAs(tx, partner.id, said.of);
	if (!sent) return { why: m.edi_why_receipt_of_nothing({ number: said.of }) };
	if (sent.state === 'received') return {};
	await changeEdi(tx, sent.id, { state: said.accepted ? 'received' : 'unread', receiptAt: ctx.now });
	const { orderId, cancellationId } = sent;
	if (orderId === null) return {};
	const about = { reference: sent.id };
	await closeOrderTasks(tx, { orderId, kind: 'edi_not_received', about }, 'edi.received');
	if (!said.accepted)
		await insertTask(tx, ctx, {
			...{ orderId, cancellationId, kind: 'edi_not_received' },
			facts: { shop: partner.name, number: sent.control, reference: sent.id },
			dueAt: ctx.now
		});
	return { orderId, cancellationId };
}
