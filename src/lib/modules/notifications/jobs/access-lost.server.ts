import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { mailOwners } from './owner-mail.server';

const told = z.object({ supplier: z.string(), why: z.string() });

/** Tells the owners that a supplier's system can't be read any more. Safe to repeat: each mail's key holds the event. */
export const prepareAccessLost = defineJob({
	name: 'notifications.prepare_access_lost',
	payload: told.extend({ event: idOf('evt'), at: z.iso.datetime() }),
	attempts: 12,
	run: (ctx, { event: occasion, at, ...content }) =>
		ctx.db.transaction((tx) =>
			mailOwners(tx, ctx, { occasion, message: 'supplier-access-lost', page: '/admin/suppliers/orders', at, content })
		)
});

/** What a lost access leads to: a mail to each owner. */
export const mailAccessLost: Reaction = ({ id, at, data }) =>
	prepareAccessLost.with({ event: id, at: at.toISOString(), ...told.parse(data ?? {}) }, id);
