import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { DAY, HOUR, later, SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { getMailing, type Delivery, type OutgoingMail } from '$lib/server/mail';
import { markAsked } from '../../suppliers/repository.server';
import { keptMail } from '../kept-mail';
import { findMail, markTried, markTrouble, markWaiting, settleMail, type Mail } from '../repository/mails.server';
import { fail } from './fail.server';
import { asOfNow, backOnTheDesk } from './letter-now.server';
import { renderMail } from './render-mail.server';

/**
 * Sends one mail. Safe to run twice: its id is the idempotency key, and the same mail is rendered to the same bytes, since
 * all that goes into it was frozen when it was ordered, or handed over first. Should every try fail, it is taken up again (`takeUpMails`).
 */
export const sendMail = defineJob({
	name: 'notifications.send',
	payload: z.object({ mail: idOf('msg') }),
	attempts: 8,
	run: async (ctx, { mail: id }) => {
		const mail = await findMail(ctx.db, id);
		if (mail?.state !== 'queued') return;
		if (isUncertain(mail, ctx.now)) return giveUp(ctx, mail);
		const current = await asOfNow(ctx, mail);
		const outgoing = current && (await written(ctx, current));
		if (!outgoing) return;
		const { post } = getMailing();
		if (!current.triedAt) await markTried(ctx.db, id, ctx.now);
		const delivery = await noting(ctx, [mail], () => post.send(outgoing));
		if (delivery.state === 'later') await putOff(ctx, mail, delivery);
		else await ctx.db.transaction((tx) => book(tx, ctx, { mail, outgoing, delivery, keep: post.keepsCopies }));
	}
});

/** What this version of us can't write a newer one may; after days nobody can. */
async function written(ctx: Ctx, mail: Mail): Promise<OutgoingMail | undefined> {
	try {
		return await renderMail(ctx, mail);
	} catch (problem) {
		if (!isTooOld(mail, ctx.now)) throw problem;
		await ctx.db.transaction((tx) => fail(tx, ctx, mail, { failure: wordsOf(problem) }));
		return undefined;
	}
}

const wordsOf = (problem: unknown) => (problem instanceof Error ? problem.message : String(problem));

/** Resend knows a mail by its key for a day. After that, trying again might send it a second time. */
const KEY_LASTS = 23 * HOUR;
export const isUncertain = ({ triedAt }: Mail, now: Date) => triedAt !== null && later(triedAt, KEY_LASTS) <= now;

export const giveUp = (ctx: Ctx, mail: Mail): Promise<void> =>
	ctx.db.transaction((tx) => fail(tx, ctx, mail, { failure: 'No clear answer within a day: it may have arrived' }));

/** Keeps what was met with a mail that is tried on, for those who wonder why it waits. */
export async function noting<T>({ db }: Ctx, mails: readonly Mail[], call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (problem) {
		for (const { id } of mails) await markTrouble(db, id, wordsOf(problem));
		throw problem;
	}
}

const MOST_PATIENCE = 3 * DAY;
/** It was put off for so long that nobody waits for it any more. */
const isTooOld = ({ createdAt }: Mail, now: Date) => later(createdAt, MOST_PATIENCE) <= now;

type Late = Extract<Delivery, { state: 'later' }>;

/** Too many at once, the day's or month's share used up, or nobody let in: it was not taken, and waits as it is told to. */
const putOff = (ctx: Ctx, mail: Mail, late: Late): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (await keepWaiting(tx, ctx, mail, late))
			await enqueue(tx, [{ ...sendMail.with({ mail: mail.id }), afterSeconds: late.inSeconds }]);
	});

/**
 * Notes that a mail waits, or gives it up. What an earlier call may have taken is no surer by this one that was not: then
 * its first moment still counts. @returns whether it waits
 */
export async function keepWaiting(tx: Tx, ctx: Ctx, mail: Mail, { inSeconds, why }: Late): Promise<boolean> {
	if (isTooOld(mail, ctx.now)) {
		await fail(tx, ctx, mail, { failure: why });
		return false;
	}
	const until = later(ctx.now, inSeconds * SECOND);
	await markWaiting(tx, mail.id, { failure: why, until, triedAt: mail.triedAt });
	if (mail.triedAt === null) await backOnTheDesk(tx, mail);
	return true;
}

type Booking = {
	readonly mail: Mail;
	readonly outgoing: OutgoingMail;
	readonly delivery: Exclude<Delivery, { state: 'later' }>;
	readonly keep: boolean;
};

/** What became of it; a supplier that got its letter was asked. */
export async function book(tx: Tx, ctx: Ctx, { mail, outgoing, delivery, keep }: Booking): Promise<void> {
	const { subject, html, text } = outgoing;
	if (delivery.state !== 'sent') return fail(tx, ctx, mail, { failure: delivery.why, subject });
	const copy = keep ? { html, text } : {};
	const sent = { state: 'sent', failure: null, providerId: delivery.providerId, sentAt: ctx.now } as const;
	if (!(await settleMail(tx, mail.id, { subject, ...sent, ...copy }))) return;
	const { ask } = keptMail.parse(mail.payload);
	if (ask !== null) await markAsked(tx, ask, ctx.now);
}
