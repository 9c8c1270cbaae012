import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { setOrderEmail } from '../../../orders/repository/email.server';
import { closeTasks } from '../../../orders/repository/tasks.server';
import { caseEvent, onCase } from '../decide/on-desk.server';

type Correction = { readonly id: string; readonly email: string };

/**
 * Mails to the customer did not arrive, and this is where they should have gone. What was missed is sent there. Whose
 * order it is stays as it was: an account is known by an address its holder confirmed, never by one that staff typed.
 */
export const correctEmail = (ctx: Ctx, { id, email }: Correction): Promise<void> =>
	onCase(ctx, { id }, async (tx, { order }, it) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const to = email.toLowerCase();
		if (to === order.email) throw new Refused('order.same_email');
		await setOrderEmail(tx, order.id, to);
		await closeTasks(
			tx,
			{ cancellationId: it.id, kinds: ['mail_bounced'], address: order.email },
			'order.email_corrected'
		);
		await record(tx, ctx, {
			...caseEvent(it, 'order.email_corrected', { before: order.email, after: to }),
			subject: order.id
		});
	});
