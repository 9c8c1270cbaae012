import { z } from 'zod';
import { formatDate, formatDateTime, formatMoney } from '$lib/core/format';
import { accountPayload } from '../../account-payload';
import { staffBlocks, stopBlocks } from '../../account-phrases';
import { defineMessage, type Writing } from '../../message';
import { m } from '../../spoken';

const FIGURES = [
	'overdue',
	'dueToday',
	'declared',
	'mine',
	'unassigned',
	'failed',
	'refundsDue',
	'toRelease',
	'tasks'
] as const;
type Figure = (typeof FIGURES)[number];

const row = z.object({
	number: z.string(),
	order: z.string(),
	customer: z.string(),
	amount: z.int(),
	currency: z.string(),
	at: z.iso.datetime()
});

const payload = accountPayload.extend({
	/** What waits, counted; what their role can do nothing about is left out. */
	figures: z.partialRecord(z.enum(FIGURES), z.int()),
	/** The next requests: their own, or else those nobody has taken. */
	rows: z.array(row)
});
type Payload = z.output<typeof payload>;

/** In the morning each member is told what waits for them. */
export const morningSummary = defineMessage({
	payload,
	subject: ({ figures, at, timeZone }, { locale }) => {
		const date = formatDate(new Date(at), locale, timeZone, 'long');
		const overdue = figures.overdue ?? 0;
		return overdue > 0
			? m.mail_morning_subject_late({ date, overdue }, { locale })
			: m.mail_morning_subject({ date }, { locale });
	},
	blocks: (given, to) => {
		const { locale } = to;
		const title = m.mail_morning_title({}, { locale });
		const button = m.mail_morning_button({}, { locale });
		const before = [m.mail_morning_text({}, { locale })];
		const [heading, hello, text, ...rest] = staffBlocks({ title, before, button }, given, to);
		const figures = { kind: 'list', title: '', rows: figureRows(given, to) } as const;
		const next = { kind: 'list', title: m.mail_morning_next({}, { locale }), rows: nextRows(given, to) } as const;
		return [
			heading,
			hello,
			text,
			figures,
			given.rows.length > 0 ? next : undefined,
			...rest,
			...stopBlocks(to)
		].flatMap((block) => block ?? []);
	}
});

const WORDS: Readonly<Record<Figure, (inputs: { count: number }, options: { locale: Writing['locale'] }) => string>> = {
	overdue: m.mail_morning_overdue,
	dueToday: m.mail_morning_due_today,
	declared: m.withdraw_morning,
	mine: m.mail_morning_mine,
	unassigned: m.mail_morning_unassigned,
	failed: m.mail_morning_failed,
	refundsDue: m.mail_morning_refunds_due,
	toRelease: m.release_morning,
	tasks: m.mail_morning_tasks
};

const figureRows = ({ figures }: Payload, { locale }: Writing): string[] =>
	FIGURES.flatMap((figure) => {
		const count = figures[figure] ?? 0;
		return count > 0 ? [WORDS[figure]({ count }, { locale })] : [];
	});

const nextRows = ({ rows, timeZone }: Payload, { locale }: Writing): string[] =>
	rows.map(({ number, order, customer, amount, currency, at }) =>
		m.mail_morning_row(
			{
				...{ number, order, customer, amount: formatMoney(amount, currency, locale) },
				by: formatDateTime(new Date(at), locale, timeZone)
			},
			{ locale }
		)
	);
