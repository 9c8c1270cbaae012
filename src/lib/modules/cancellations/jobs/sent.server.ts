import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { bookSent } from '../suppliers/book-sent.server';

/** Books what the suppliers of an order have sent by now. */
export const bookSuppliersSent = defineJob({
	name: 'cancellations.book_sent',
	payload: z.object({ subject: idOf('ord') }),
	attempts: 8,
	run: (ctx, { subject }) => bookSent(ctx, subject)
});
