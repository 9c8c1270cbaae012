import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { DAY, HOUR, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { getMailing, type Delivery, type OutgoingMail } from '$lib/server/mail';
import { findAsk, markAsked } from '../../suppliers/repository.server';
import { keptMail } from '../kept-mail';
import { findMail, markTried, settleMail, type Mail } from '../repository/mails.server';
import { askByHand } from './ask-by-hand.server';
import { renderMail } from './render-mail.server';

/**
 * Sends one mail. Safe to run twice: its id is the idempotency key, and the same mail is rendered to the same bytes, since
 * all that goes into it was frozen when it was ordered.
 */
export const sendMail = defineJob({
	name: 'notifications.send',
	payload: z.object({ mail: idOf('msg') }),
	attempts: 12,
	run: async (ctx, { mail: id }) => {
		const mail = await findMail(ctx.db, id);
		if (mail?.state !== 'queued') return;
		if (isUncertain(mail, ctx.now)) return void (await giveUp(ctx, mail));
		const outgoing = await renderMail(ctx, mail);
		const { post } = getMailing();
		if (!mail.triedAt) await markTried(ctx.db, id, ctx.now);
		const delivery = await post.send(outgoing);
		if (delivery.state === 'later') await putOff(ctx, mail, delivery);
		else await ctx.db.transaction((tx) => book(tx, ctx, { mail, outgoing, delivery, keep: post.keepsCopies }));
	}
});

/** Resend knows a mail by its key for a day. After that, trying again might send it a second time. */
const KEY_LASTS = 23 * HOUR;
export const isUncertain = ({ triedAt }: Mail, now: Date) => triedAt !== null && later(triedAt, KEY_LASTS) <= now;

export const giveUp = (ctx: Ctx, { id }: Mail) =>
	settleMail(ctx.db, id, { state: 'failed', failure: 'No clear answer within a day: it may have arrived' });

const MOST_PATIENCE = 3 * DAY;
/** It was put off for so long that nobody waits for it any more. */
export const isTooOld = ({ createdAt }: Mail, now: Date) => later(createdAt, MOST_PATIENCE) <= now;

/** Too many at once, or the day's or month's share is used up: it was not taken, and waits as long as it is told to. */
async function putOff(ctx: Ctx, mail: Mail, { inSeconds, why }: Extract<Delivery, { state: 'later' }>) {
	const { id } = mail;
	await ctx.db.transaction(async (tx) => {
		if (isTooOld(mail, ctx.now)) return settleMail(tx, id, { state: 'failed', failure: why });
		await markTried(tx, id, null);
		await enqueue(tx, [{ ...sendMail.with({ mail: id }), afterSeconds: inSeconds }]);
	});
}

type Booking = {
	readonly mail: Mail;
	readonly outgoing: OutgoingMail;
	readonly delivery: Exclude<Delivery, { state: 'later' }>;
	readonly keep: boolean;
};

/** What became of it; a supplier that got its letter was asked, one that can't get it must be asked by hand. */
export async function book(tx: Tx, ctx: Ctx, { mail, outgoing, delivery, keep }: Booking): Promise<void> {
	const copy = keep ? { html: outgoing.html, text: outgoing.text } : {};
	const outcome =
		delivery.state === 'sent'
			? { state: 'sent' as const, providerId: delivery.providerId, sentAt: ctx.now, ...copy }
			: { state: 'failed' as const, failure: delivery.why };
	if (!(await settleMail(tx, mail.id, { subject: outgoing.subject, ...outcome }))) return;
	const { ask } = keptMail.parse(mail.payload);
	if (ask === null) return;
	if (delivery.state === 'sent') await markAsked(tx, ask, ctx.now);
	else await askByHand(tx, ctx, await findAsk(tx, ask));
}
