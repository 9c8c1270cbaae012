import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
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
import { findMail, settleMail, type Mail } from '../repository/mails.server';
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
		const outgoing = await render(ctx, mail);
		const { post } = getMailing();
		const delivery = await post.send(outgoing);
		await book(ctx, { mail, outgoing, delivery, keep: post.keepsCopies });
	}
});

/** Rendered at the last moment: a link's token is nowhere but in the mail itself. */
async function render(ctx: Ctx, mail: Mail): Promise<OutgoingMail> {
	const { content, shop, ...links } = keptMail.parse(mail.payload);
	const locale = localeFor(mail.locale);
	const follow = await leadOf(ctx, links);
	const message = MESSAGES[nameOf(mail.template)];
	const letter = message.compose(content, { locale, shop, ...(follow ? { follow } : {}) });
	return {
		id: mail.id,
		to: mail.recipient,
		from: { name: shop.sender_name || shop.name, email: shop.sender_email },
		replyTo: shop.email,
		subject: letter.subject,
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
	readonly delivery: Delivery;
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
