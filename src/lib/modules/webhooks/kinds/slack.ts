import { formatMoney } from '$lib/core/format';
import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { ALERTS, type Alert } from '../offered';
import type { Kind, News } from './kind';

/**
 * A line in a channel that staff read, by the incoming webhooks of Slack and of those who understand them (Mattermost,
 * Rocket.Chat, Discord at `/slack`). `text` says all of it, since some show nothing else.
 */
export const slack: Kind = {
	offers: ALERTS,
	signed: false,
	body: (news) => said(lineOf(news)),
	test: ({ locale }) => said(m.hooks_slack_test({}, { locale })),
	gone: [404, 410] // `no_service`, `channel_is_archived`
};

const said = (text: string) => JSON.stringify({ text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] });

type Options = { readonly locale: News['locale'] };
type Said = {
	readonly amount: string;
	readonly supplier: string;
	readonly name: string;
	readonly sku: string;
	readonly count: string;
};
const LINES: Readonly<Record<Alert, (said: Said, options: Options) => string>> = {
	'refund.failed': m.hooks_slack_refund_failed,
	'refund.failed_late': m.hooks_slack_refund_failed_late,
	'refund.overdue': m.hooks_slack_refund_overdue,
	'cancellation.release_asked': m.release_slack,
	'cancellation.unanswered': m.hooks_slack_unanswered,
	'order.withdrawal_unmatched': m.hooks_slack_unmatched,
	'supplier.access_lost': m.hooks_slack_access_lost,
	'connection.unreached': m.hooks_slack_unreached,
	'supplier.silent': m.hooks_slack_supplier_silent,
	'product.often_canceled': m.hooks_slack_often_canceled,
	'dispute.opened': m.hooks_slack_dispute_opened
};

function lineOf({ event: { event, data }, order, number, href, locale }: News): string {
	const facts = Object.fromEntries(Object.entries(typeof data === 'object' && data !== null ? data : {}));
	const line = isOneOf(ALERTS, event) ? LINES[event](factsIn(facts, locale), { locale }) : event;
	const place = [number, order && m.hooks_slack_order({ order: plain(order) }, { locale })].filter(Boolean).join(' · ');
	const where = place === '' ? m.hooks_slack_look({}, { locale }) : place;
	return `*${line}*\n<${href}|${where}>`;
}

function factsIn(
	{ amount, currency, supplier, name, sku, quantity }: Readonly<Record<string, unknown>>,
	locale: string
): Said {
	const money = typeof amount === 'number' && typeof currency === 'string' ? formatMoney(amount, currency, locale) : '';
	return { amount: money, supplier: plain(supplier), name: plain(name), sku: plain(sku), count: plain(quantity) };
}

/** What Slack would read as a command, a mention or a link is text. */
const plain = (value: unknown): string =>
	String(value ?? '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll(/[*_~`]/g, (mark) => `\u200b${mark}`);
