import { z } from 'zod';
import { defineJob } from '$lib/server/jobs';
import { mailWayIn, WAYS } from './actions/by-link.server';

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
