import { EVERY_LANGUAGE, localeFor } from '$lib/core/languages';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { getMailing, type OutgoingMail } from '$lib/server/mail';
import { giveLink } from '../../accounts/links/links.server';
import { supplierPath } from '../../suppliers/link';
import { giveSupplierLink } from '../../suppliers/links.server';
import { trackPath } from '../../tracking/link';
import { giveAgain } from '../../tracking/links.server';
import { stopPath } from '../digest/stop-link.server';
import { keptMail, nameOf, type KeptMail } from '../kept-mail';
import type { Follow } from '../message';
import { MESSAGES } from '../messages';
import { renderHtml } from '../render/html';
import { renderText } from '../render/text';
import type { Mail } from '../repository/mails.server';

/** Rendered at the last moment: a link's token is nowhere but in the mail itself. */
export async function renderMail(ctx: Ctx, mail: Mail): Promise<OutgoingMail> {
	const { content, shop, own, test, stops, ...links } = keptMail.parse(mail.payload);
	const stop = stops === null ? {} : { stop: `${getMailing().origin}${stopPath(ctx.secrets, stops)}` };
	const locale = localeFor(EVERY_LANGUAGE, mail.locale);
	const follow = await leadOf(ctx, links);
	const message = MESSAGES[nameOf(mail.template)];
	const { origin } = getMailing();
	const letter = message.compose(content, { locale, shop, own, origin, ...(follow ? { follow } : {}), ...stop });
	return {
		id: mail.id,
		to: mail.recipient,
		from: { name: shop.sender_name || shop.name, email: shop.sender_email },
		replyTo: shop.email,
		subject: test ? `${m.telling_test_mark({}, { locale })} ${letter.subject}` : letter.subject,
		html: renderHtml(letter, locale),
		text: renderText(letter),
		...stop
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
