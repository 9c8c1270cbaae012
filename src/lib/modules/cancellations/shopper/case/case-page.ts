import { changeOf, recordedChange } from '../../../refunds/quote/quote-change';
import type { Quote } from '../../../refunds/quote/quote-facts';
import { changeTold } from '../../money/change-words';
import type { Actor } from '$lib/core/actor';
import { formatMoney } from '$lib/core/format';
import { ownNote } from '../../partner/note';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { KOREAN_BANKS } from '../../../payments/korean-banks.data';
import { methodFor } from '../../../refunds/method-names';
import { isPayable } from '../../../orders/balance';
import { owedOn, stateOf } from '../../money/order-money';
import { refundsOf, type Case, type Desk } from '../../case';
import type { Consent } from '../../route/route';
import type { Recorded } from '../../wording/event-words';
import { sendBackOf } from '../../returns/send-back';
import { moneyTold, otherWayTold, stepsOf, storyOf, type MoneyReading, type Moved } from './case-words';
import { itemsOf, staysOf } from './case-items';
import { titlesOf } from './case-titles';
import { newsOf, sentNews } from './case-news';
import { moneyLines, type MoneyLine } from './money-lines';
import type { Attached } from '../../talk/attachment';
import { progressOf } from './progress';

export type CaseMessage = {
	readonly id: string;
	readonly author: 'shopper' | 'staff';
	readonly authorName: string;
	readonly body: string;
	readonly at: Date;
	readonly files: readonly Attached[];
};
type Around = {
	readonly history: readonly (Recorded & { readonly subject: string })[];
	readonly messages: readonly CaseMessage[];
	readonly reader: Pick<Actor, 'kind' | 'id'>;
	/** The account the shopper gave, as it may be shown. */
	readonly account: string | undefined;
	/** What they were asked about other ways for their money. */
	readonly consents: readonly Consent[];
	readonly reading: Omit<MoneyReading, 'currency'>;
	/** A lower quote the shopper is asked to agree to. */
	readonly offered?: { readonly id: string; readonly content: Quote } | undefined;
};

/** A cancellation as its shopper sees it, signed in or by link. */
export type CasePage = ReturnType<typeof casePage>;

/** Nothing of the order but this case's own units and money. */
export function casePage(desk: Desk, it: Case, { history, messages, reader, ...around }: Around) {
	const { account, consents, reading, offered } = around;
	const questions = it.state === 'in_progress' ? consents.filter(({ route }) => route === null) : [];
	const asked = questions.length > 0 || asksForAccount(desk, it);
	const money = moneyLines(desk, it, reading.now).map((line) => (asked && !account ? waiting(line) : line));
	const inMoney = { ...reading, currency: desk.order.currency };
	const otherWay = otherWayTold(questions, inMoney);
	return {
		...{ id: it.id, number: it.number, version: it.version },
		state: it.state,
		...{ order: desk.order.number, currency: desk.order.currency, region: desk.order.region },
		createdAt: it.createdAt,
		/** The terms it was quoted under. */
		terms: { href: `/policy?version=${it.policyVersion}`, text: m.terms_link_case() },
		items: itemsOf(desk, it),
		stays: staysOf(desk, history),
		sums: sumsOf(it),
		due: it.due,
		waived: it.waived,
		money: money.map((line) => moneyTold(line, inMoney)),
		news: newsOf(standingOf(desk, it, { money, otherWay, history }), inMoney),
		sentNews: sentNews(it.state),
		/** An answer is waited for: which other way this much may go. */
		otherWay,
		progress: stepsOf(
			progressOf({ it, money, now: reading.now }),
			money.some(({ state }) => UNDERWAY.includes(state))
		),
		offered: offered && it.state === 'requested' ? offeredOf(it, offered) : null,
		changed: changedIn(history),
		...whoMayWithdraw(it),
		sendBack: sendBackOf(desk, it),
		shopperNote: ownNote(it, history, reader),
		bank: bankTold({ asked, account, otherWay }),
		story: storyIn(desk, it, history),
		messages: messages.map(shownMessage),
		titles: titlesOf(it)
	};
}

const storyIn = (desk: Desk, { origin }: Case, history: Around['history']) =>
	storyOf(
		history.map((event) => ({ ...event, moved: moved(desk, event.subject) })),
		origin === 'supplier'
	);

const whoMayWithdraw = ({ state, origin }: Case) => ({
	mayWithdraw: state === 'requested' && origin === 'customer',
	partnerMayWithdraw: state === 'requested' && origin === 'partner'
});

const shownMessage = ({ id, author, authorName, body, at, files }: CaseMessage) => ({
	id,
	author,
	authorName,
	body,
	at,
	files
});

type Found = { readonly money: readonly MoneyLine[]; readonly otherWay: ReturnType<typeof otherWayTold> };

const standingOf = (desk: Desk, it: Case, { money, otherWay, history }: Found & Pick<Around, 'history'>) => ({
	state: it.state,
	gaveWay: history.some(({ name }) => name === 'cancellation.gave_way'),
	answer: it.reasonShown ? it.reason : null,
	/** What an undo left unpaid, with which the order waits. */
	owed: it.state === 'undone' && isPayable(stateOf(desk)) ? owedOn(desk) : 0,
	otherWay,
	stuck: money.some(({ state }) => state === 'failed'),
	leaves: it.due > 0 && it.state === 'in_progress' && !it.releasedAt ? it.graceUntil : null
});

/** Old → new, with why, and the quote that agreeing is about. */
function offeredOf(it: Case, { id, content }: NonNullable<Around['offered']>) {
	const change = changeOf(it.quote, content);
	if (!change) return null;
	const amount = formatMoney(change.after, content.currency, getLocale());
	const said = { title: m.quote_agree_title(), text: m.quote_agree_text(), keep: m.cancel_keep() };
	return { quote: id, ...changeTold(change), ...said, agree: m.quote_agree({ amount }) };
}

/** The last change of the money that the case went by, as it was recorded. */
function changedIn(history: Around['history']) {
	const told = history.map(({ data }) => recordedChange.safeParse(data)).findLast(({ success }) => success)?.data;
	if (!told) return null;
	const { before, after } = told.changed;
	const title = after > before ? m.quote_changed_better() : m.quote_changed_agreed();
	return { ...changeTold(told.changed), title };
}

type Bank = { readonly asked: boolean; readonly account: string | undefined; readonly otherWay: Found['otherWay'] };

/** Where the money is to go, when it can't go back by itself. */
const bankTold = ({ asked, account, otherWay }: Bank) => ({
	asked,
	account: account ?? null,
	banks: asked ? BANKS : [],
	title: otherWay?.title ?? m.case_bank_title(),
	text: otherWay?.text ?? (account ? m.case_bank_given({ account }) : m.case_bank_text())
});

const waiting = (line: MoneyLine): MoneyLine =>
	line.method === 'bank_deposit' && line.state !== 'succeeded'
		? { ...line, arrives: null, waitsForAccount: true }
		: line;

const sumsOf = ({ quote }: Case) => ({
	shipping: quote.shipping,
	fee: quote.fee,
	fees: quote.fees,
	tax: quote.tax,
	pointsTaken: quote.pointsTaken,
	coupons: quote.coupons,
	adjustments: quote.adjustments.map(({ kind, amount }) => ({ kind, amount })),
	lowersDebt: quote.lowersDebt
});

/** A refund by bank deposit waits for an account, or will once the request is accepted. */
function asksForAccount(desk: Desk, it: Case): boolean {
	if (!(desk.policies.get(it.policyVersion) ?? desk.policy.policy).ask_bank_details) return false;
	if (it.state !== 'requested') {
		return refundsOf(desk, it.id).some((one) => one.method === 'bank_deposit' && OPEN.includes(one.state));
	}
	return it.quote.tenders.some(({ tenderId, amount }) => {
		const tender = desk.order.tenders.find(({ id }) => id === tenderId);
		return amount > 0 && tender !== undefined && methodFor(tender) === 'bank_deposit';
	});
}

const BANKS = Object.entries(KOREAN_BANKS).map(([value, label]) => ({ value, label }));
const UNDERWAY: readonly string[] = ['submitted', 'pending', 'succeeded'];
const OPEN: readonly string[] = ['planned', 'queued', 'on_hold', 'failed'];

/** What a refund's event was about. */
function moved({ refunds, order }: Desk, subject: string): Moved | null {
	const refund = refunds.find(({ id }) => id === subject);
	if (!refund) return null;
	const tender = order.tenders.find(({ id }) => id === refund.tenderId);
	return { amount: refund.amount, kind: tender?.kind ?? 'card', label: tender?.label ?? '' };
}
