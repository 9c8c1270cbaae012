import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { localeFor } from '$lib/core/languages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { findWithdrawal, type Withdrawal } from '../../cancellations/repository/withdrawals.server';
import { getOrder } from '../../orders/repository/read.server';
import { acknowledgementOf } from '../acknowledgement';
import { orderMail } from './order-mail.server';

/**
 * Acknowledges a withdrawal from a contract, once to each address (DESIGN §3 T4): the one it was declared with, and the
 * order's own once that is known, where it is another.
 */
export const prepareWithdrawalMail = defineJob({
	name: 'notifications.prepare_withdrawal',
	payload: z.object({ subject: idOf('wdr') }),
	attempts: 12,
	run: (ctx, { subject }) =>
		ctx.db.transaction(async (tx) => {
			const said = await findWithdrawal(tx, subject);
			if (!said) return;
			await acknowledge(tx, ctx, said, said.email);
			if (said.orderId === null) return;
			const { email } = await getOrder(tx, SYSTEM, said.orderId);
			if (email.toLowerCase() !== said.email.toLowerCase()) await acknowledge(tx, ctx, said, email);
		})
});

function acknowledge(tx: Tx, ctx: Ctx, said: Withdrawal, to: string) {
	const { id, name, email, orderNumber, locale, receivedAt } = said;
	const content = { name, order: orderNumber, email, timeZone: ctx.timeZone, at: receivedAt.toISOString() };
	return orderMail(tx, ctx, {
		...acknowledgementOf({ id, email: to }),
		...{ locale: localeFor(ctx.languages, locale), content, cancellationId: null, withLink: false }
	});
}

/** What a declaration leads to, and its order once that is known: its acknowledgement. */
export const mailWithdrawal: Reaction = ({ id, subject }) => prepareWithdrawalMail.with({ subject }, id);
