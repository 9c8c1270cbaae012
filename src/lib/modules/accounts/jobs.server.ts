import { z } from 'zod';
import { defineJob } from '$lib/server/jobs';
import { mailWayIn, WAYS } from './actions/by-link.server';
import { mailPartnerLink } from './partners/enter.server';
import { mailStaffReset } from './team/reset-password.server';

/**
 * Answers whoever asked for a way in by mail. A job, so that the page answers the same and as fast whether or not anybody
 * has the address. Run twice, it sends a newer link.
 */
export const mailWay = defineJob({
	name: 'accounts.mail_way',
	payload: z.object({ way: z.enum(WAYS), email: z.string() }),
	attempts: 8,
	run: mailWayIn
});

/** The same for staff who forgot their password. */
export const mailReset = defineJob({
	name: 'accounts.mail_staff_reset',
	payload: z.object({ email: z.string() }),
	attempts: 8,
	run: mailStaffReset
});

/** The same for somebody of a partner who wants to come in. */
export const mailPartner = defineJob({
	name: 'accounts.mail_partner',
	payload: z.object({ email: z.string() }),
	attempts: 8,
	run: mailPartnerLink
});
