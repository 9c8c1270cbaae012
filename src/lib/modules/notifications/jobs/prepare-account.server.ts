import { z } from 'zod';
import { EVENTS } from '$lib/core/events';
import { idOf } from '$lib/core/ids';
import { everyLanguage, localeFor } from '$lib/core/languages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { findLink } from '../../accounts/repository/links.server';
import { findPlace } from '../../accounts/repository/places.server';
import { accountContent } from '../account-telling';
import { ACCOUNT_MESSAGES, type AccountMessage } from '../names';
import { findReader } from '../repository/mails.server';
import { orderMail } from './order-mail.server';

const payload = z.object({
	message: z.enum(ACCOUNT_MESSAGES),
	event: idOf('evt'),
	on: z.enum(EVENTS).optional(),
	subject: z.string(),
	at: z.iso.datetime(),
	link: idOf('lnk').optional(),
	place: idOf('plc').optional(),
	closes: z.iso.datetime().optional(),
	/** Of whom nothing is left that would say in which language they read. */
	locale: z.string().nullish()
});
type Preparing = z.infer<typeof payload>;

/**
 * Orders a mail about an account, to its address, or to the one its link was made for. Safe to repeat: the mail's key
 * holds the event.
 */
export const prepareAccountMail = defineJob({
	name: 'notifications.prepare_account',
	payload,
	attempts: 12,
	run: (ctx, given) => ctx.db.transaction((tx) => prepare(tx, ctx, given))
});

async function prepare(tx: Tx, ctx: Ctx, { message, event, on, subject, at, link: id, ...rest }: Preparing) {
	const { place, closes } = rest;
	const reader = await findReader(tx, subject);
	if (!reader) return;
	const link = id === undefined ? undefined : await findLink(tx, id);
	const { name, order, inviter, role, partner, side } = reader;
	const timeZone = reader.timeZone ?? ctx.timeZone;
	const languages = isShopper(subject) ? ctx.languages : everyLanguage(ctx.languages);
	const seen = place === undefined ? undefined : await findPlace(tx, place);
	await orderMail(tx, ctx, {
		occasion: event,
		message,
		cancellationId: null,
		recipient: link?.email ?? reader.email,
		locale: localeFor(languages, reader.locale, rest.locale),
		content: accountContent(message, {
			...{ name, timeZone, at, place: seen, closes, order, inviter, role, on },
			...{ partner, side }
		}),
		withLink: false,
		accountLink: link?.id ?? null
	});
}

/** By an account or by an order; colleagues and partners' people are ours, invited or here. */
const isShopper = (subject: string) => idOf('shp').safeParse(subject).success || idOf('ord').safeParse(subject).success;

const mentioned = payload.pick({ link: true, place: true, closes: true, locale: true });

/** What an event of an account leads to: this message, once. The event's data names the link and the place it is about. */
export const sendAccountMail =
	(message: AccountMessage): Reaction =>
	({ id, name, subject, at, data }) =>
		prepareAccountMail.with(
			{ message, event: id, on: name, subject, at: at.toISOString(), ...mentioned.parse(data ?? {}) },
			`${id}/${message}`
		);
