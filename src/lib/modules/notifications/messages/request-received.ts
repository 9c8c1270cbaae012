import { z } from 'zod';
import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, moneyBlocks, opening, refundBlocks, text } from '../phrases';

/** We have the request: the quote as it was agreed, and what happens next. */
export const requestReceived = defineMessage({
	payload: casePayload.extend({ onBehalf: z.boolean() }),
	subject: ({ order }, { locale }) => m.mail_requested_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const said = payload.onBehalf ? m.mail_requested_behalf : m.mail_requested_text;
		const rows = [m.mail_requested_next_check, m.mail_requested_next_told, m.mail_requested_next_withdraw];
		return [
			...opening(m.mail_requested_title({}, { locale }), payload, to),
			text(said({}, { locale })),
			...moneyBlocks(payload, to),
			...refundBlocks(payload, to),
			{ kind: 'list', title: m.mail_next({}, { locale }), rows: rows.map((row) => row({}, { locale })) },
			...closing(payload, to, payload.timeZone)
		];
	}
});
