import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Desk } from '../../cancellations/case';
import { findAsk, type SupplierAsk } from '../../suppliers/repository.server';
import { isNobody, localeFor } from '../recipient';
import { askByHand } from './ask-by-hand.server';
import { orderMail } from './order-mail.server';

const units = z.array(z.object({ lineItemId: idOf('lin'), quantity: z.int().positive() }));

type Asking = { readonly desk: Desk; readonly subject: string; readonly cancellation: string };

/**
 * The letter to a supplier that takes letters; for any other, a task. Sent once: its occasion is the asking itself, and
 * one that was answered or called off meanwhile is not sent at all.
 */
export async function prepareSupplierLetter(tx: Tx, ctx: Ctx, { desk, subject, cancellation }: Asking): Promise<void> {
	const ask = await findAsk(tx, subject);
	if (ask?.state !== 'to_send') return;
	const { kind, email, locale } = ask.supplier;
	if (kind !== 'letter' || email === null || isNobody(email)) return askByHand(tx, ctx, ask);
	await orderMail(tx, ctx, {
		occasion: ask.id,
		message: 'supplier-letter',
		cancellationId: cancellation,
		recipient: email,
		locale: localeFor(locale),
		content: contentOf(desk, ask),
		withLink: false,
		ask: ask.id
	});
}

const contentOf = ({ order }: Desk, ask: SupplierAsk) => ({
	supplier: ask.supplier.name,
	customer: order.name,
	order: order.number,
	items: units.parse(ask.items).map(({ lineItemId, quantity }) => ({
		title: order.lines.find(({ id }) => id === lineItemId)?.title ?? '',
		quantity
	}))
});
