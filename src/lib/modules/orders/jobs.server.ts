import { z } from 'zod';
import { defineJob } from '$lib/server/jobs';
import { mailOrderLink } from './actions/mail-link.server';

/** Answers a guest who asked for an order. A job, so that the page answers the same whether or not there is one. */
export const mailLink = defineJob({
	name: 'orders.mail_link',
	payload: z.object({ number: z.string(), email: z.string() }),
	attempts: 8,
	run: mailOrderLink
});
