import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import type { z } from 'zod';
import type { BankDetails } from '../../../payments/bank-details';
import { giveBankDetails } from '../../../payments/bank-details.server';
import { OUTSIDE } from '../../../refunds/status';
import { refundsOf } from '../../case';
import { insertMessage } from '../../repository/write.server';
import type { messageInput } from '../../schema';
import type { Given } from '../../talk/attachment';
import { attach, known } from './attach.server';
import { caseEvent, onCase } from '../decide/on-desk.server';
import { agreeIn } from '../route/agree-route.server';

type MessageInput = z.infer<typeof messageInput> & { readonly files?: readonly Given[] };

/** A message between shopper and shop on a case, and what comes with it; `internal` ones stay with staff. */
export async function writeMessage(ctx: Ctx, { id, body, internal, files = [] }: MessageInput): Promise<void> {
	const attached = await known(files);
	await onCase(ctx, { id }, async (tx, _desk, it) => {
		const staff = ctx.actor.rights.has('decide');
		if (internal && !staff) throw new Refused('auth.forbidden');
		const row = {
			id: ctx.newId('cmt'),
			cancellationId: it.id,
			body,
			internal,
			authorName: ctx.actor.name,
			at: ctx.now
		};
		await insertMessage(tx, { ...row, author: staff ? 'staff' : 'shopper' });
		await attach(tx, ctx, row.id, attached);
		if (!internal)
			await record(tx, ctx, { ...caseEvent(it, 'message.sent', { author: ctx.actor.kind }), subject: row.id });
	});
}

/** Where the shopper wants the money sent. Asked for only while a refund by bank deposit waits. */
export const giveDetails = (
	ctx: Ctx,
	{ id, details }: { readonly id: string; readonly details: BankDetails }
): Promise<string> =>
	onCase(ctx, { id }, async (tx, desk, it) => {
		const deposits = refundsOf(desk, it.id).filter(({ method }) => method === 'bank_deposit');
		if (deposits.some(({ state }) => OUTSIDE.includes(state))) throw new Refused('bank_details.on_its_way');
		const asked = deposits.some(({ state }) => state !== 'succeeded');
		// An account given when asked for another way agrees to a transfer to it.
		const agreed = ctx.actor.rights.has('ask') && (await agreeIn(tx, ctx, it, 'bank_deposit'));
		if (!asked && !agreed && it.state !== 'requested') throw new Refused('bank_details.paid_already');
		return giveBankDetails(tx, ctx, { cancellationId: it.id, orderId: it.orderId, details });
	});
