import { z } from 'zod';
import { formatDate, formatMoney } from '$lib/core/format';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { staffBlocks, stopBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

const row = z.object({
	number: z.string(),
	order: z.string(),
	amount: z.int(),
	currency: z.string(),
	at: z.iso.datetime()
});

/** Whoever may move money is reminded of what is due: what is late, what is due today, and on the next business day. */
export const refundsDue = defineMessage({
	payload: accountPayload.extend({
		overdue: z.int(),
		today: z.int(),
		soon: z.int(),
		/** The most urgent ones; `more` are left out. */
		rows: z.array(row),
		more: z.int()
	}),
	subject: ({ overdue, today, soon }, { locale }) => {
		const count = overdue + today + soon;
		return overdue > 0
			? m.mail_refunds_due_subject_late({ count, overdue }, { locale })
			: m.mail_refunds_due_subject({ count }, { locale });
	},
	blocks: (payload, to) => {
		const { locale } = to;
		const { overdue, today, soon, rows, more, timeZone } = payload;
		const title = m.mail_refunds_due_title({}, { locale });
		const before = [m.mail_refunds_due_text({ overdue, today, soon }, { locale })];
		const lines = rows.map(({ number, order, amount, currency, at }) =>
			m.mail_refunds_due_row(
				{
					number,
					order,
					amount: formatMoney(amount, currency, locale),
					date: formatDate(new Date(at), locale, timeZone, 'long')
				},
				{ locale }
			)
		);
		const rest = more > 0 ? [m.mail_refunds_due_more({ count: more }, { locale })] : [];
		const [heading, hello, text, ...others] = staffBlocks(
			{ title, before, button: m.mail_refunds_due_button({}, { locale }) },
			payload,
			to
		);
		const list = { kind: 'list', title: '', rows: [...lines, ...rest] } as const;
		return [heading, hello, text, list, ...others, ...stopBlocks(to)].flatMap((block) => block ?? []);
	}
});
