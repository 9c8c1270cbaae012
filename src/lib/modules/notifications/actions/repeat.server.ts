import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { orderOfCase } from '../../cancellations/repository/order-id.server';
import { againKey, isRepeatable } from '../repeat';
import { findMail, insertMail } from '../repository/mails.server';

export const repeatInput = z.object({ mail: idOf('msg') });

/**
 * Sends a mail that failed once more, as it was written, under a key of its own: the one it had may have run out.
 * @throws Refused `mail.not_to_repeat`, also where somebody else just did
 */
export const repeatMail = (ctx: Ctx, { mail: id }: z.output<typeof repeatInput>): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden');
		const mail = await findMail(tx, id);
		if (!mail) throw new Refused('not_found');
		const { cancellationId, template, locale, payload, recipient } = mail;
		const copy = ctx.newId('msg');
		const again = { id: copy, key: againKey(mail, recipient), state: 'queued', createdAt: ctx.now } as const;
		const isNew =
			isRepeatable(mail) && (await insertMail(tx, { cancellationId, template, locale, payload, recipient, ...again }));
		if (!isNew) throw new Refused('mail.not_to_repeat');
		const orderId = cancellationId === null ? undefined : await orderOfCase(tx, cancellationId);
		await record(tx, ctx, {
			name: 'mail.sent_again',
			subject: copy,
			...(orderId && cancellationId ? { orderId, cancellationId } : {}),
			data: { message: template }
		});
	});
