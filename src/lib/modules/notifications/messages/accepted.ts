import { z } from 'zod';
import { formatDate } from '$lib/core/format';
import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, moneyBlocks, opening, refundBlocks, text } from '../phrases';

/** The items don't come and the money does; also for what the shop canceled by itself. */
export const accepted = defineMessage({
	payload: casePayload.extend({
		requested: z.boolean(),
		supplierAwaited: z.boolean(),
		refundBy: z.iso.datetime().nullable()
	}),
	subject: ({ order, requested }, { locale }) =>
		(requested ? m.mail_accepted_subject : m.mail_accepted_shop_subject)({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { requested, supplierAwaited, refundBy, due, timeZone } = payload;
		const title = requested ? m.mail_accepted_title : m.mail_accepted_shop_title;
		const said = requested ? m.mail_accepted_text : m.mail_accepted_shop_text;
		const date = refundBy ? formatDate(new Date(refundBy), locale, timeZone, 'long') : '';
		return [
			...opening(title({}, { locale }), payload, to),
			text(said({}, { locale })),
			...moneyBlocks(payload, to),
			...refundBlocks(payload, to),
			...(supplierAwaited && due > 0 ? [text(m.mail_accepted_supplier({}, { locale }))] : []),
			...(refundBy ? [text(m.mail_accepted_later({ date }, { locale }))] : []),
			...(due > 0 ? [text(m.mail_accepted_told({}, { locale }))] : []),
			...closing(payload, to, timeZone)
		];
	}
});
