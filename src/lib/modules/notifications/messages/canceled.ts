import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload, type Cause } from '../payload';
import { closing, moneyBlocks, opening, refundBlocks, text } from '../phrases';

/** The end: the items are canceled and every amount is accounted for. */
export const canceled = defineMessage({
	payload: casePayload,
	subject: ({ order, cause = 'asked' }, { locale }) => SAID[cause].subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { title, sent, nothing } = SAID[payload.cause ?? 'asked'];
		const said = payload.due > 0 ? sent : nothing;
		return [
			...opening(title({}, { locale }), payload, to),
			text(said({}, { locale })),
			...moneyBlocks(payload, to),
			...refundBlocks(payload, to),
			...closing(payload, to, payload.timeZone)
		];
	}
});

const ASKED = {
	subject: m.mail_canceled_subject,
	title: m.mail_canceled_title,
	sent: m.mail_canceled_text,
	nothing: m.mail_canceled_nothing
} as const;
/** Nobody is told that it was theirs who did not ask us for it. */
const OTHERS = { ...ASKED, subject: m.mail_canceled_other_subject, title: m.mail_canceled_other_title } as const;
const SAID = {
	asked: ASKED,
	elsewhere: OTHERS,
	shop: OTHERS,
	withdrawal: {
		subject: m.mail_canceled_withdrawal_subject,
		title: m.mail_canceled_withdrawal_title,
		sent: m.mail_canceled_withdrawal_text,
		nothing: m.mail_canceled_withdrawal_nothing
	}
} as const satisfies Record<Cause, unknown>;
