import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import type { Tx } from '$lib/server/db';
import { peopleOfPartners } from '../../accounts/repository/partners/people.server';
import { mailOwners } from './owner-mail.server';

const told = z.object({
	name: z.string(),
	address: z.string(),
	why: z.enum(['gone', 'failing']),
	buyer: z.string().nullable().default(null)
});

/** Tells those whose endpoint it is that nothing is sent there any more: the owners, or a buyer's people. Safe to repeat: each mail's key holds the event. */
export const prepareWebhookOff = defineJob({
	name: 'notifications.prepare_webhook_off',
	payload: told.extend({ event: idOf('evt'), subject: idOf('whe'), at: z.iso.datetime() }),
	attempts: 12,
	run: (ctx, { event, subject, at, name: endpoint, address, why, buyer }) =>
		ctx.db.transaction(async (tx) => {
			const people = buyer === null ? [] : await buyersPeople(tx, buyer);
			const byApi = people.length > 0;
			await mailOwners(
				tx,
				ctx,
				{
					...{ occasion: event, message: 'webhook-off', at, content: { endpoint, address, why, byApi } },
					page: byApi ? '/api/docs' : `/admin/webhooks/${subject}`
				},
				byApi ? people : undefined
			);
		})
});

/** A buyer of whom we know nobody is told by the owners. */
const buyersPeople = async (tx: Tx, buyer: string) =>
	(await peopleOfPartners(tx, [buyer])).filter(({ role }) => role === 'buyer');

/** What an endpoint that was turned off leads to: a mail to each of them. */
export const mailWebhookOff: Reaction = ({ id, subject, at, data }) =>
	prepareWebhookOff.with({ event: id, subject, at: at.toISOString(), ...told.parse(data ?? {}) }, id);
