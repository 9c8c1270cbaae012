import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { m } from '$lib/paraglide/messages';
import { DAY, HOUR, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { getMailing, type Delivery, type OutgoingMail } from '$lib/server/mail';
import { giveLink } from '../../accounts/links/links.server';
import { supplierPath } from '../../suppliers/link';
import { giveSupplierLink } from '../../suppliers/links.server';
import { findAsk, markAsked } from '../../suppliers/repository.server';
import { trackPath } from '../../tracking/link';
import { giveAgain } from '../../tracking/links.server';
import { keptMail, nameOf, type KeptMail } from '../kept-mail';
import type { Follow } from '../message';
import { MESSAGES } from '../messages';
import { localeFor } from '../recipient';
import { renderHtml } from '../render/html';
import { renderText } from '../render/text';
import { findMail, markTried, settleMail, type Mail } from '../repository/mails.server';
import { askByHand } from './ask-by-hand.server';

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
		const outgoing = await render(ctx, mail);
		const { post } = getMailing();
		if (!mail.triedAt) await markTried(ctx.db, id, ctx.now);
		const delivery = await post.send(outgoing);
		if (delivery.state === 'later') await putOff(ctx, mail, delivery);
		else await book(ctx, { mail, outgoing, delivery, keep: post.keepsCopies });
	}
});

/** Resend knows a mail by its key for a day. After that, trying again might send it a second time. */
const KEY_LASTS = 23 * HOUR;
const isUncertain = ({ triedAt }: Mail, now: Date) => triedAt !== null && later(triedAt, KEY_LASTS) <= now;

const giveUp = (ctx: Ctx, { id }: Mail) =>
	settleMail(ctx.db, id, { state: 'failed', failure: 'No clear answer within a day: it may have arrived' });

const MOST_PATIENCE = 3 * DAY;

/** Too many at once, or the day's or month's share is used up: it was not taken, and waits as long as it is told to. */
async function putOff(ctx: Ctx, { id, createdAt }: Mail, { inSeconds, why }: Extract<Delivery, { state: 'later' }>) {
	await ctx.db.transaction(async (tx) => {
		if (later(createdAt, MOST_PATIENCE) <= ctx.now) return settleMail(tx, id, { state: 'failed', failure: why });
		await markTried(tx, id, null);
		await enqueue(tx, [{ ...sendMail.with({ mail: id }), afterSeconds: inSeconds }]);
	});
}

/** Rendered at the last moment: a link's token is nowhere but in the mail itself. */
async function render(ctx: Ctx, mail: Mail): Promise<OutgoingMail> {
	const { content, shop, own, test, ...links } = keptMail.parse(mail.payload);
	const locale = localeFor(mail.locale);
	const follow = await leadOf(ctx, links);
	const message = MESSAGES[nameOf(mail.template)];
	const letter = message.compose(content, { locale, shop, own, ...(follow ? { follow } : {}) });
	return {
		id: mail.id,
		to: mail.recipient,
		from: { name: shop.sender_name || shop.name, email: shop.sender_email },
		replyTo: shop.email,
		subject: test ? `${m.telling_test_mark({}, { locale })} ${letter.subject}` : letter.subject,
		html: renderHtml(letter, locale),
		text: renderText(letter)
	};
}

type Links = Pick<KeptMail, 'link' | 'accountLink' | 'page' | 'supplierLink'>;

async function leadOf(ctx: Ctx, { link, accountLink, page, supplierLink }: Links): Promise<Follow | undefined> {
	if (link) return followOf(ctx, link);
	if (supplierLink) return answerAt(ctx, supplierLink);
	if (accountLink) return wayOf(ctx, accountLink);
	return page ? { href: `${getMailing().origin}${page}` } : undefined;
}

async function followOf(ctx: Ctx, link: string): Promise<Follow | undefined> {
	const given = await giveAgain(ctx.db, ctx, link);
	return given && { href: `${getMailing().origin}${trackPath(given.token)}`, until: given.expiresAt };
}

async function answerAt(ctx: Ctx, link: string): Promise<Follow | undefined> {
	const given = await giveSupplierLink(ctx.db, ctx, link);
	return given && { href: `${getMailing().origin}${supplierPath(given.token)}`, until: given.until };
}

async function wayOf(ctx: Ctx, link: string): Promise<Follow | undefined> {
	const given = await giveLink(ctx.db, ctx, link);
	return given && { href: `${getMailing().origin}${given.path}`, until: given.expiresAt, once: given.once };
}

type Booking = {
	readonly mail: Mail;
	readonly outgoing: OutgoingMail;
	readonly delivery: Exclude<Delivery, { state: 'later' }>;
	readonly keep: boolean;
};

/** What became of it; a supplier that got its letter was asked, one that can't get it must be asked by hand. */
const book = (ctx: Ctx, { mail, outgoing, delivery, keep }: Booking): Promise<void> =>
	ctx.db.transaction(async (tx) => {
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
	});
