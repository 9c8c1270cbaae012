import { formatDate, formatMoney, formatNumber } from '$lib/core/format';
import { hoursIn } from '../settings/shop';
import { m } from './spoken';
import type { Block } from './block';
import type { Writing } from './message';
import type { Arrival, CasePayload, RefundLine, SUMS, Way } from './payload';

/** The parts that mails have in common. */

type Named = Pick<CasePayload, 'name' | 'order' | 'number' | 'cause'>;
type Said = (inputs: Record<string, never>, options: Pick<Writing, 'locale'>) => string;

/** Title, greeting, and an apology where the shop is at fault. */
export const opening = (
	title: string,
	{ name, shopsFault }: Pick<CasePayload, 'name' | 'shopsFault'>,
	{ locale }: Writing
) =>
	[
		{ kind: 'heading', text: title },
		{ kind: 'text', text: m.mail_hello({ name }, { locale }) },
		...(shopsFault ? [text(m.mail_apology({}, { locale }))] : [])
	] satisfies Block[];

export const text = (words: string): Block => ({ kind: 'text', text: words });

/** The ways to reach the shop that it has, and the terms it cancels by. */
export function reach({ locale, shop, origin }: Writing): Block[] {
	const { email, phone, chat } = shop;
	const hours = hoursIn(shop, locale);
	const called =
		hours === '' ? m.mail_reach_phone({ email, phone }, { locale }) : m.mail_reach({ email, phone, hours }, { locale });
	const said = phone === '' ? m.mail_reach_email({ email }, { locale }) : called;
	return [
		text(said),
		...(chat === '' ? [] : [text(m.mail_reach_chat({ chat }, { locale }))]),
		...(origin === undefined ? [] : [termsLink(origin, locale)])
	];
}

const termsLink = (origin: string, locale: Writing['locale']): Block => ({
	...{ kind: 'link', label: m.mail_terms({}, { locale }), href: `${origin}/policy` }
});

/** The link to follow the case, who to ask, and which case this is about: a cancellation, or a withdrawal (DESIGN §3 T4). */
export function closing(
	{ order, number, cause = 'asked' }: Pick<Named, 'order' | 'number' | 'cause'>,
	to: Writing & { label?: string },
	timeZone = 'UTC'
) {
	const lane = cause === 'withdrawal' ? WITHDRAWAL : CANCELLATION;
	const { locale, shop, follow, label = lane.follow({}, { locale }) } = to;
	const date = follow?.until ? formatDate(follow.until, locale, timeZone, 'long') : '';
	const blocks: Block[] = [
		...(follow ? [{ kind: 'button', label, href: follow.href } as const] : []),
		...reach(to),
		text(m.mail_signed({ shop: shop.name }, { locale })),
		{ kind: 'note', text: lane.facts({ order, number }, { locale }) },
		...(follow ? [{ kind: 'note', text: lane.note({ date }, { locale }) } as const] : [])
	];
	return blocks;
}

const CANCELLATION = { follow: m.mail_follow, facts: m.mail_facts, note: m.mail_link_note } as const;
/** Whoever withdrew from the contract canceled nothing. */
const WITHDRAWAL = {
	follow: m.mail_withdrawal_follow,
	facts: m.mail_withdrawal_facts,
	note: m.mail_withdrawal_link_note
} as const;

type Unpriced = Pick<CasePayload['items'][number], 'title' | 'quantity'>;

/** The products of the case. */
export const itemsBlock = ({ items }: { readonly items: readonly Unpriced[] }, { locale }: Writing): Block => ({
	kind: 'items',
	title: m.mail_items({}, { locale }),
	rows: items.map(({ title, quantity }) => ({ title, quantity: quantityOf(quantity, locale) }))
});

export const quantityOf = (quantity: number, locale: Writing['locale']) =>
	m.mail_quantity({ quantity: formatNumber(quantity, locale) }, { locale });

/** The products with their money, what was added or taken off, and what comes back in all. */
export function moneyBlocks(payload: CasePayload, { locale }: Writing): Block[] {
	const { items, sums, due, currency } = payload;
	const money = (amount: number) => formatMoney(amount, currency, locale);
	const rows = items.map(({ title, quantity, amount }) => ({
		title,
		quantity: quantityOf(quantity, locale),
		amount: money(amount)
	}));
	return [
		{ kind: 'items', title: m.mail_items({}, { locale }), rows },
		{
			kind: 'amounts',
			title: '',
			rows: [
				...sums.map(({ kind, amount }) => ({ label: SUM_WORDS[kind]({}, { locale }), amount: money(amount) })),
				{ label: m.mail_sum_due({}, { locale }), amount: money(due), strong: true }
			]
		}
	];
}

const SUM_WORDS: Record<(typeof SUMS)[number], Said> = {
	shipping: m.mail_sum_shipping,
	benefit_reversal: m.mail_sum_benefit_reversal,
	shipping_recharge: m.mail_sum_shipping_recharge,
	fee: m.mail_sum_fee,
	lowers_debt: m.mail_sum_lowers_debt,
	waived: m.mail_sum_waived
};

/** By which ways the money comes back, when, and by what number a bank finds it. */
export function refundBlocks(payload: CasePayload, to: Writing): Block[] {
	const { locale } = to;
	if (payload.refunds.length === 0) return payload.due === 0 ? [text(m.mail_nothing_due({}, { locale }))] : [];
	const rows = payload.refunds.map((refund) => ({
		label: [WAY_WORDS[refund.way]({}, { locale }), refund.label].filter(Boolean).join(' · '),
		amount: formatMoney(refund.amount, payload.currency, locale),
		hints: hintsOf(refund, payload.timeZone, to)
	}));
	const details = payload.refunds.some(({ detailsNeeded }) => detailsNeeded);
	return [
		{ kind: 'amounts', title: m.mail_money_back({}, { locale }), rows },
		...(details ? [text(m.mail_bank_details({}, { locale }))] : [])
	];
}

const WAY_WORDS: Record<Way, Said> = {
	card: m.mail_way_card,
	original: m.mail_way_original,
	bank_deposit: m.mail_way_bank_deposit,
	points: m.mail_way_points,
	store_credit: m.mail_way_store_credit,
	gift_card: m.mail_way_gift_card,
	manual: m.mail_way_manual,
	void: m.mail_way_void
};

function hintsOf({ arrival, trace, way }: RefundLine, timeZone: string, { locale }: Writing): string[] {
	const when = way === 'void' ? [] : [arrivalWords(arrival, timeZone, locale)];
	return trace === null ? when : [...when, m.mail_trace({ trace }, { locale })];
}

function arrivalWords(arrival: Arrival, timeZone: string, locale: Writing['locale']): string {
	if (arrival.kind === 'on')
		return m.mail_expected_on({ date: formatDate(new Date(arrival.date), locale, timeZone, 'long') }, { locale });
	if (arrival.kind === 'after_the_rest') return m.mail_after_the_rest({}, { locale });
	if (arrival.kind === 'given_back') return m.mail_given_back({}, { locale });
	return arrival.days === 0
		? m.mail_expected_at_once({}, { locale })
		: m.mail_expected_days({ days: arrival.days }, { locale });
}
