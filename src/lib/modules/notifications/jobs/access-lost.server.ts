import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { everyLanguage, localeFor } from '$lib/core/languages';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { owners } from '../../accounts/repository/team.server';
import { findReader } from '../repository/mails.server';
import { orderMail } from './order-mail.server';

const told = z.object({ supplier: z.string(), why: z.string() });

/** Tells the owners that a supplier's system can't be read any more. Safe to repeat: each mail's key holds the event. */
export const prepareAccessLost = defineJob({
	name: 'notifications.prepare_access_lost',
	payload: told.extend({ event: idOf('evt'), at: z.iso.datetime() }),
	attempts: 12,
	run: (ctx, { event, at, supplier, why }) =>
		ctx.db.transaction(async (tx) => {
			for (const { id } of await owners(tx)) {
				const reader = await findReader(tx, id);
				if (!reader) continue;
				const timeZone = reader.timeZone ?? ctx.timeZone;
				await orderMail(tx, ctx, {
					...{ occasion: event, message: 'supplier-access-lost', cancellationId: null, withLink: false },
					...{
						recipient: reader.email,
						locale: localeFor(everyLanguage(ctx.languages), reader.locale),
						page: '/admin/suppliers/orders'
					},
					content: { name: reader.name, timeZone, at, supplier, why }
				});
			}
		})
});

/** What a lost access leads to: a mail to each owner. */
export const mailAccessLost: Reaction = ({ id, at, data }) =>
	prepareAccessLost.with({ event: id, at: at.toISOString(), ...told.parse(data ?? {}) }, id);
