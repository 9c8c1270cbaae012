import { formatDateTime, formatMoney } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { refundsOf, suppliersOf, type Case, type Desk } from '../case';
import { labelText } from '../case-view';
import { eventDetail } from '../admin/case/event-detail';
import { eventWord } from '../wording/event-words';
import type { consentsOf } from '../repository/consents.server';
import type { historyOf, messagesOf } from '../repository/history.server';
import type { findQuote } from '../repository/write.server';
import { supplierAnswerWord } from '../queue/desk-words';
import type { Return } from '../returns/return';
import { methodWord, refundStateWord } from '../money/refund-words';
import { maskedText } from './masked';
import { textFile, type PackFile } from './pack.server';
import { evidencePage, type Section } from './page';

/** A mail as it went out, but for its links. */
export type SentMail = {
	readonly to: string;
	readonly at: string;
	readonly state: string;
	readonly template: string;
	readonly subject: string;
	readonly text: string;
};

/** What is kept of a case beside its desk. */
export type Kept = {
	readonly history: Awaited<ReturnType<typeof historyOf>>;
	readonly messages: Awaited<ReturnType<typeof messagesOf>>;
	readonly consents: Awaited<ReturnType<typeof consentsOf>>;
	readonly mails: readonly SentMail[];
	/** The goods it pays for, where they had left. */
	readonly goods: Return | undefined;
	readonly quotes: readonly Awaited<ReturnType<typeof findQuote>>[];
};

type Shop = { readonly name: string; readonly time_zone: string };
type Story = { readonly desk: Desk; readonly it: Case; readonly kept: Kept; readonly shop: Shop };

/** What happened, to be read in any browser, by the shop's clock. */
export function storyPage(ctx: Ctx, { desk, it, kept, shop }: Story): PackFile {
	const { locale, now, actor } = ctx;
	const { time_zone: timeZone } = shop;
	const when = (at: Date) => formatDateTime(at, locale, timeZone, 'long');
	const money = (amount: number) => formatMoney(amount, desk.order.currency, locale);
	const said: Section[] = [
		{ title: m.evidence_case(), rows: [[it.number, labelText(it)], ...headRows(desk, it, when)] },
		{ title: m.desk_quote(), rows: quoteRows(desk, it, money) },
		{ title: m.desk_refunds(), rows: refundsOf(desk, it.id).map((refund) => refundRow(refund, money)) },
		{ title: m.evidence_return(), rows: kept.goods ? returnRows(desk, kept.goods, when) : [] },
		{ title: m.evidence_suppliers(), rows: suppliersOf(desk, it.id).map((one) => supplierRow(one, when)) },
		{ title: m.evidence_consents(), rows: consentRows(kept, when) },
		{
			title: m.desk_timeline(),
			rows: kept.history.map(({ at, name, by, data }) => [when(at), eventWord(name), by, eventDetail(data) ?? ''])
		},
		{
			title: m.desk_messages(),
			rows: kept.messages.map(({ at, authorName, body }) => [when(at), authorName, body])
		},
		{ title: m.evidence_mails(), rows: kept.mails.map((mail) => mailRow(mail, when)) }
	];
	const numbers = refundsOf(desk, it.id).flatMap(foundBy);
	const sections = said.map(({ title, rows }) => ({
		title,
		rows: rows.map((row) => row.map((cell) => maskedText(cell, numbers)))
	}));
	const lead = m.evidence_lead({ shop: shop.name, name: actor.name, when: when(now), zone: timeZone });
	return textFile(
		'index.html',
		evidencePage({ locale, title: m.evidence_title({ number: it.number }), lead, sections })
	);
}

const headRows = ({ order }: Desk, it: Case, when: (at: Date) => string) => [
	[m.desk_order({ number: order.number }), order.name, order.email, when(order.placedAt)],
	[m.desk_filed(), when(it.createdAt)],
	[m.policy_quoted_under({ version: it.policyVersion })]
];

const quoteRows = ({ order }: Desk, { quote }: Case, money: (amount: number) => string) => [
	...quote.lines.map(({ lineItemId, quantity, amount }) => [
		order.lines.find(({ id }) => id === lineItemId)?.title ?? lineItemId,
		`× ${quantity}`,
		money(amount)
	]),
	[m.desk_due(), '', money(quote.due)]
];

/** Since when which goods were waited for, and when they, or proof that they were sent, came. */
const returnRows = ({ order }: Desk, goods: Return, when: (at: Date) => string) => [
	...goods.items.map(({ lineItemId, quantity }) => [
		order.lines.find(({ id }) => id === lineItemId)?.title ?? lineItemId,
		`× ${quantity}`
	]),
	[m.goods_since(), when(goods.openedAt)],
	...(goods.provenAt ? [[m.goods_proven_on(), when(goods.provenAt)]] : []),
	...(goods.receivedAt ? [[m.goods_received_on(), when(goods.receivedAt)]] : []),
	...(goods.note === '' ? [] : [[m.goods_note(), goods.note]])
];

const refundRow = (refund: ReturnType<typeof refundsOf>[number], money: (amount: number) => string) => [
	methodWord(refund.method),
	money(refund.amount),
	refundStateWord(refund.state),
	[refund.reference, refund.trace, refund.failure].filter(Boolean).join(' · ')
];

/** What banks find a payment by. */
export const foundBy = ({ reference, trace }: ReturnType<typeof refundsOf>[number]): string[] =>
	[reference, trace].filter((number) => number !== null);

const supplierRow = (one: ReturnType<typeof suppliersOf>[number], when: (at: Date) => string) => [
	one.supplierName,
	one.sentAt ? when(one.sentAt) : '',
	[supplierAnswerWord(one.state), one.answeredAt ? when(one.answeredAt) : ''].filter(Boolean).join('\n'),
	one.note ?? ''
];

const mailRow = ({ at, to, state, subject, text }: SentMail, when: (at: Date) => string) => [
	when(new Date(at)),
	`${subject}\n${to}\n${state}`,
	text
];

const consentRows = ({ consents }: Kept, when: (at: Date) => string) =>
	consents.map(({ askedAt, agreedAt, route }) => [when(askedAt), route ?? '', agreedAt ? when(agreedAt) : '']);
