import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import type { Reaction } from '$lib/server/outbox';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { keptMail } from '../kept-mail';
import { isNobody } from '../recipient';
import { againKey } from '../repeat';
import { deleteMailNoticesBefore, unreachedMails } from '../repository/deliveries.server';
import { insertMail } from '../repository/mails.server';
import { sendMail } from './send.server';

/**
 * Sends to the corrected address what the wrong one never got. Safe to repeat: each is written down under the mail it
 * repeats. Links for somebody's account are not among it: they were made for the old address.
 */
export const sendAgain = defineJob({
	name: 'notifications.send_again',
	payload: z.object({ event: idOf('evt'), order: idOf('ord'), from: z.string(), to: z.string() }),
	attempts: 12,
	run: (ctx, { order, from, to }) =>
		ctx.db.transaction(async (tx) => {
			if (isNobody(to)) return;
			for (const mail of await unreachedMails(tx, order, from)) {
				if (keptMail.parse(mail.payload).accountLink !== null) continue;
				const { cancellationId, template, locale, payload } = mail;
				const id = ctx.newId('msg');
				const copy = { id, cancellationId, template, locale, payload, recipient: to, createdAt: ctx.now };
				const isNew = await insertMail(tx, { ...copy, key: againKey(mail, to), state: 'queued' });
				if (isNew) await enqueue(tx, [sendMail.with({ mail: id }, id)]);
			}
		})
});

const corrected = z
	.object({ before: z.string(), after: z.string() })
	.transform(({ before, after }) => ({ from: before, to: after }));

/** What a corrected address leads to. */
export const sendAgainTo: Reaction = ({ id, orderId, data }) =>
	orderId === undefined ? undefined : sendAgain.with({ event: id, order: orderId, ...corrected.parse(data) }, id);

/** What sending a failed mail again leads to. */
export const sendRepeated: Reaction = ({ subject }) => sendMail.with({ mail: subject }, subject);

const KEPT = 90 * DAY;

/** Forgets what Resend told long ago. */
export async function forgetMailNotices({ db, now }: Ctx): Promise<void> {
	await deleteMailNoticesBefore(db, later(now, -KEPT));
}
