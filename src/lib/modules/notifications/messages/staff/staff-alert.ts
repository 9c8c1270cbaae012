import { z } from 'zod';
import { formatMoney } from '$lib/core/format';
import { accountPayload } from '../../account-payload';
import { staffBlocks } from '../../account-phrases';
import { defineMessage, type Writing } from '../../message';
import { m } from '../../spoken';

const payload = accountPayload.extend({
	number: z.string(),
	order: z.string(),
	customer: z.string(),
	/** Nothing where no money is meant. */
	amount: z.int().nullable(),
	currency: z.string()
});
type Payload = z.output<typeof payload>;

/** Money did not go through: whoever may move it has to look. */
export const refundFailed = defineMessage({
	payload,
	subject: (given, { locale }) =>
		m.mail_refund_failed_subject({ number: given.number, amount: moneyOf(given, locale) }, { locale }),
	blocks: (given, to) => alertBlocks(m.mail_refund_failed_title({}, to), m.mail_refund_failed_text({}, to), given, to)
});

/** The day has passed by which it was to be done. */
export const workOverdue = defineMessage({
	payload,
	subject: ({ number }, { locale }) => m.mail_work_overdue_subject({ number }, { locale }),
	blocks: (given, to) => {
		const text = given.amount === null ? m.mail_work_overdue_supplier : m.mail_work_overdue_refund;
		return alertBlocks(m.mail_work_overdue_title({}, to), text({}, to), given, to);
	}
});

/** Accepted by somebody who may not pay so much: whoever may lets it go. */
export const refundToRelease = defineMessage({
	payload,
	subject: (given, { locale }) =>
		m.release_mail_subject({ number: given.number, amount: moneyOf(given, locale) }, { locale }),
	blocks: (given, to) => alertBlocks(m.release_mail_title({}, to), m.release_mail_text({}, to), given, to)
});

/** A customer asked, and nobody decided in the time there is for it. */
export const requestUnanswered = defineMessage({
	payload,
	subject: ({ number }, { locale }) => m.mail_unanswered_subject({ number }, { locale }),
	blocks: (given, to) => alertBlocks(m.mail_unanswered_title({}, to), m.mail_unanswered_text({}, to), given, to)
});

const moneyOf = ({ amount, currency }: Payload, locale: Writing['locale']) =>
	amount === null ? '' : formatMoney(amount, currency, locale);

function alertBlocks(title: string, text: string, given: Payload, to: Writing) {
	const { locale } = to;
	const { number, order, customer } = given;
	const about = m.mail_alert_about({ number, order, customer }, { locale });
	const money = moneyOf(given, locale);
	const rows = [about, ...(money ? [m.mail_alert_amount({ amount: money }, { locale })] : [])];
	const [heading, hello, said, ...rest] = staffBlocks(
		{ title, before: [text], button: m.mail_alert_button({ number }, { locale }) },
		given,
		to
	);
	return [heading, hello, said, { kind: 'list', title: '', rows } as const, ...rest].flatMap((block) => block ?? []);
}
