import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { localeFor } from '$lib/core/languages';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { findWithdrawal } from '../../cancellations/repository/withdrawals.server';
import { acknowledgementOf } from '../acknowledgement';
import { orderMail } from './order-mail.server';

/** Acknowledges a withdrawal from a contract, once, to the address it was declared with. */
export const prepareWithdrawalMail = defineJob({
	name: 'notifications.prepare_withdrawal',
	payload: z.object({ subject: idOf('wdr') }),
	attempts: 12,
	run: (ctx, { subject }) =>
		ctx.db.transaction(async (tx) => {
			const said = await findWithdrawal(tx, subject);
			if (!said) return;
			const { name, email, orderNumber, locale, receivedAt } = said;
			const content = { name, order: orderNumber, email, timeZone: ctx.timeZone, at: receivedAt.toISOString() };
			await orderMail(tx, ctx, {
				...acknowledgementOf(said),
				...{ locale: localeFor(ctx.languages, locale), content, cancellationId: null, withLink: false }
			});
		})
});

/** What a declaration leads to: its acknowledgement. */
export const mailWithdrawal: Reaction = ({ id, subject }) => prepareWithdrawalMail.with({ subject }, id);
