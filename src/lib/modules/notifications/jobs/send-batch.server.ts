import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { Ctx } from '$lib/server/ctx';
import type { Db } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { getMailing, type BatchDelivery, type OutgoingMail } from '$lib/server/mail';
import { markTried, partBatch, queuedOfBatch, type Mail } from '../repository/mails.server';
import { renderMail } from './render-mail.server';
import { book, giveUp, isUncertain, keepWaiting, noting, sendMail } from './send.server';

/**
 * Sends mails that were ordered together in one call. Safe to run twice: the batch's id is the idempotency key, its mails
 * are booked together or not at all, so what is sent again is the same mails in the same bytes.
 */
export const sendBatch = defineJob({
	name: 'notifications.send_batch',
	payload: z.object({ batch: idOf('mba') }),
	attempts: 8,
	run: async (ctx, { batch }) => {
		const mails = await queuedOfBatch(ctx.db, batch);
		if (mails.length === 0) return;
		if (mails.some((mail) => isUncertain(mail, ctx.now))) return giveAllUp(ctx, mails);
		const outgoing = await renderAll(ctx, mails);
		await markAll(ctx.db, mails, ctx.now);
		const { post } = getMailing();
		const delivery = await noting(ctx, mails, () => post.sendAll(batch, outgoing));
		await follow(ctx, { batch, mails, outgoing, delivery, keep: post.keepsCopies });
	}
});

async function renderAll(ctx: Ctx, mails: readonly Mail[]): Promise<OutgoingMail[]> {
	const rendered: OutgoingMail[] = [];
	for (const mail of mails) rendered.push(await renderMail(ctx, mail));
	return rendered;
}

/** Written down before the call; where it was before, the first moment counts. */
async function markAll(db: Db, mails: readonly Mail[], at: Date): Promise<void> {
	for (const { id, triedAt } of mails) if (!triedAt) await markTried(db, id, at);
}

async function giveAllUp(ctx: Ctx, mails: readonly Mail[]): Promise<void> {
	for (const mail of mails) await giveUp(ctx, mail);
}

type Handed = {
	readonly batch: string;
	readonly mails: readonly Mail[];
	readonly outgoing: readonly OutgoingMail[];
	readonly delivery: BatchDelivery;
	readonly keep: boolean;
};

/**
 * What became of them. Resend takes all or none: where it refuses, it is one of them it means, and each goes by itself then,
 * under a key of its own.
 */
async function follow(ctx: Ctx, { batch, mails, outgoing, delivery, keep }: Handed): Promise<void> {
	if (delivery.state === 'later') return putOff(ctx, { batch, mails, delivery });
	await ctx.db.transaction(async (tx) => {
		if (delivery.state === 'refused') {
			await partBatch(tx, batch);
			return enqueue(tx, mails.map(({ id }) => sendMail.with({ mail: id }, id))); // prettier-ignore
		}
		for (const [at, mail] of mails.entries()) {
			const sent = outgoing[at];
			const providerId = delivery.providerIds[at] ?? null;
			if (sent) await book(tx, ctx, { mail, outgoing: sent, delivery: { state: 'sent', providerId }, keep });
		}
	});
}

type Late = Pick<Handed, 'batch' | 'mails'> & { readonly delivery: Extract<BatchDelivery, { state: 'later' }> };

const putOff = (ctx: Ctx, { batch, mails, delivery }: Late): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		for (const mail of mails) await keepWaiting(tx, ctx, mail, delivery);
		await enqueue(tx, [{ ...sendBatch.with({ batch }), afterSeconds: delivery.inSeconds }]);
	});
