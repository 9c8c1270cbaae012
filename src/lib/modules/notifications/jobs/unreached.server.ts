import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { TROUBLES } from '../../channels/states';
import { mailOwners } from './owner-mail.server';

const told = z.object({ name: z.string(), edi: z.boolean(), trouble: z.enum(TROUBLES), since: z.iso.datetime() });

/** Tells the owners that a connection does not work. Safe to repeat: each mail's key holds the event. */
export const prepareUnreached = defineJob({
	name: 'notifications.prepare_unreached',
	payload: told.extend({ event: idOf('evt'), subject: z.string() }),
	attempts: 12,
	run: (ctx, { event: occasion, subject, name: connection, edi, trouble, since: at }) => {
		const page = edi ? `/admin/connections/edi/${subject}` : `/admin/connections/${subject}`;
		const content = { connection, edi, trouble };
		return ctx.db.transaction((tx) =>
			mailOwners(tx, ctx, { occasion, message: 'connection-unreached', page, at, content })
		);
	}
});

/** What a connection that does not work leads to: a mail to each owner. */
export const mailUnreached: Reaction = ({ id, subject, data }) =>
	prepareUnreached.with({ event: id, subject, ...told.parse(data ?? {}) }, id);
