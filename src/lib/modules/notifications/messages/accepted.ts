import { z } from 'zod';
import { formatDate } from '$lib/core/format';
import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload, type Cause } from '../payload';
import { closing, moneyBlocks, opening, refundBlocks, text } from '../phrases';

/** The items don't come and the money does, whoever had them canceled. */
export const accepted = defineMessage({
	payload: casePayload.extend({
		/** What older mails say of their cause. */
		requested: z.boolean().optional(),
		/** Its goods had left, and are not sent: they came back. */
		cameBack: z.boolean().default(false),
		supplierAwaited: z.boolean(),
		refundBy: z.iso.datetime().nullable()
	}),
	subject: (payload, { locale }) => SAID[causeOf(payload)].subject({ order: payload.order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { supplierAwaited, refundBy, due, timeZone } = payload;
		const said = SAID[causeOf(payload)];
		const date = refundBy ? formatDate(new Date(refundBy), locale, timeZone, 'long') : '';
		return [
			...opening(said.title({}, { locale }), payload, to),
			...(payload.cameBack ? [] : [text(said.text({}, { locale }))]),
			...moneyBlocks(payload, to),
			...refundBlocks(payload, to),
			...(supplierAwaited && due > 0 ? [text(m.mail_accepted_supplier({}, { locale }))] : []),
			...(refundBy ? [text(m.mail_accepted_later({ date }, { locale }))] : []),
			...(due > 0 ? [text(m.mail_accepted_told({}, { locale }))] : []),
			...closing(payload, to, timeZone)
		];
	}
});

const SAID = {
	asked: { subject: m.mail_accepted_subject, title: m.mail_accepted_title, text: m.mail_accepted_text },
	elsewhere: {
		subject: m.mail_accepted_elsewhere_subject,
		title: m.mail_accepted_elsewhere_title,
		text: m.mail_accepted_elsewhere_text
	},
	withdrawal: {
		subject: m.mail_accepted_withdrawal_subject,
		title: m.mail_accepted_withdrawal_title,
		text: m.mail_accepted_withdrawal_text
	},
	shop: { subject: m.mail_accepted_shop_subject, title: m.mail_accepted_shop_title, text: m.mail_accepted_shop_text }
} as const satisfies Record<Cause, unknown>;

type Caused = { readonly cause?: Cause | undefined; readonly requested?: boolean | undefined };
const causeOf = ({ cause, requested }: Caused): Cause => cause ?? (requested === false ? 'shop' : 'asked');
