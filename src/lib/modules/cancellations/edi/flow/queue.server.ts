import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Interchange } from '../../../channels/edi/envelope';
import type { EdiMessage } from '../../../channels/edi/message';
import type { EdiPartner } from '../../../channels/edi/partner/terms';
import { receiptsFor } from '../../../channels/edi/read';
import { orderEdi } from '../../../channels/repository/edi-messages.server';

/** What is to be written to a partner. `key`: names it, for ever. */
export type Out = {
	readonly key: string;
	readonly message: EdiMessage;
	readonly code?: string;
	readonly test?: boolean;
	readonly orderId?: string | null;
	readonly cancellationId?: string | null;
};

/** Orders a message to a partner, as a part of what it follows from; a job gives it its number and sends it. */
export const queueEdi = (
	tx: Tx,
	{ newId, now }: Pick<Ctx, 'newId' | 'now'>,
	{ id: partnerId, terms }: Pick<EdiPartner, 'id' | 'terms'>,
	{ key, message, code = '', test = false, orderId = null, cancellationId = null }: Out
): Promise<boolean> =>
	orderEdi(tx, {
		...{ id: newId('edm'), partnerId, way: 'out', kind: message.kind, key, content: message, code },
		...{ test: test || terms.test, orderNumber: message.kind === 'receipt' ? null : message.number },
		...{ orderId, cancellationId, nextAt: now, at: now }
	});

type Read = { readonly it: Interchange; readonly id: string };

/** Orders the receipts for an interchange: they say that it could be read, or not, and nothing more. */
export async function queueReceipts(tx: Tx, ctx: Ctx, partner: EdiPartner, { it, id }: Read): Promise<void> {
	for (const { code, ...message } of receiptsFor(it))
		await queueEdi(tx, ctx, partner, { key: `${id}:receipt:${message.of}`, message, code, test: it.test });
}

/** Today, as messages write it. */
export const dayOf = ({ now }: Pick<Ctx, 'now'>): string => now.toISOString().slice(0, 10).replaceAll('-', '');
