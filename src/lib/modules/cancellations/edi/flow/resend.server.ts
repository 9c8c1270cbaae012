import { Refused } from '$lib/core/refusal';
import { HOUR, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { demandManager } from '../../../channels/actions/rights.server';
import { changeEdi, lockEdi } from '../../../channels/repository/edi-messages.server';
import { changePartner, getPartner } from '../../../channels/repository/edi-partners.server';

type Named = { readonly id: string; readonly message: string };

/**
 * Sends a message again as it was, under its own number: whoever has it already knows it for the same.
 * @throws Refused `edi.not_sendable`
 */
export const resendEdi = (ctx: Ctx, { id, message }: Named): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const it = await lockEdi(tx, message);
		if (it.partnerId !== id || it.way !== 'out' || it.state === 'waiting') throw new Refused('edi.not_sendable');
		const { name } = await getPartner(tx, id);
		await changeEdi(tx, message, { state: 'waiting', tries: 0, nextAt: ctx.now, overdueAt: null, receiptAt: null });
		await record(tx, ctx, { name: 'connection.sent_again', subject: id, data: { name, order: it.orderNumber } });
	});

/** Somebody sent it by hand: from now on its receipt is waited for. @throws Refused `edi.not_sendable` */
export const markSentEdi = (ctx: Ctx, { id, message }: Named): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const it = await lockEdi(tx, message);
		const { way, terms } = await getPartner(tx, id);
		const isReady = it.partnerId === id && it.way === 'out' && it.state === 'waiting' && it.rawSealed !== null;
		if (!isReady || way !== 'none') throw new Refused('edi.not_sendable');
		const due = it.kind === 'receipt' ? null : later(ctx.now, terms.receipt_hours * HOUR);
		await changeEdi(tx, message, { state: 'sent', sentAt: ctx.now, receiptDueAt: due, overdueAt: null });
		await changePartner(tx, id, { lastOutAt: ctx.now });
	});
