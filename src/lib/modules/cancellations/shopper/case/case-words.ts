import { EVENTS, type EventName } from '$lib/core/events';
import { isOneOf } from '$lib/core/one-of';
import { formatMoney } from '$lib/core/format';
import { sum, type Minor } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import { isStoredValue, type TenderName } from '../../../orders/tenders/tender-names';
import { walletOf } from '../../../refunds/method-names';
import { eventTone, type Recorded } from '../../wording/event-words';
import { journeyTold, notThereWords } from '../../journey/journey-words';
import { moneyWords } from '../../money/money-words';
import { methodWord } from '../../money/refund-words';
import { tenderName, type Say } from '../../words';
import type { MoneyLine } from './money-lines';
import type { ProgressStep, Station } from './progress';

/**
 * What a shopper reads of a case. The server says it, in the language of the request: a page would have to bring every
 * word that some case might need.
 */

/** What a shopper is told of; the rest are the shop's own steps. */
const FOR_SHOPPERS: Readonly<Partial<Record<EventName, Say>>> = {
	'cancellation.requested': m.story_requested,
	'cancellation.accepted': m.story_accepted,
	'cancellation.started': m.story_started,
	'cancellation.canceled_unpaid': m.story_canceled_unpaid,
	'cancellation.withdrawal_received': m.story_withdrawal_received,
	'cancellation.late_money': m.story_late_money,
	'cancellation.rejected': m.story_rejected,
	'cancellation.shipped_first': m.story_shipped_first,
	'cancellation.price_offered': m.story_price_offered,
	'cancellation.price_agreed': m.story_price_agreed,
	'cancellation.withdrawn': m.story_withdrawn,
	'cancellation.gave_way': m.story_gave_way,
	'cancellation.shrunk': m.story_shrunk,
	'cancellation.canceled': m.story_canceled,
	'cancellation.waived': m.story_canceled,
	'cancellation.undone': m.story_undone,
	'cancellation.unaccepted': m.story_unaccepted,
	'cancellation.dropped': m.story_dropped,
	'cancellation.not_stopped': m.story_not_stopped,
	'cancellation.reopened': m.story_reopened,
	'refund.submitted': m.story_refund_leaving,
	'refund.succeeded': m.story_refund_sent,
	'refund.failed': m.story_refund_failed,
	'refund.failed_late': m.story_refund_failed,
	'refund.blocked': m.story_refund_blocked,
	'refund.route_asked': m.story_route_asked,
	'refund.route_agreed': m.story_route_agreed,
	'refund.rerouted': m.story_rerouted,
	'supplier.asked': m.story_supplier_asked,
	'supplier.answered': m.story_supplier_answered,
	'balance.asked': m.story_balance_asked,
	'balance.settled': m.story_balance_settled,
	'balance.given_up': m.story_balance_given_up,
	'bank_details.given': m.story_bank_details,
	'message.sent': m.story_message_yours
};

/** Where the shopper asked for nothing: a supplier said that it can't deliver. */
const OURS: typeof FOR_SHOPPERS = {
	'cancellation.requested': m.story_cannot_deliver,
	'cancellation.accepted': m.story_started
};

/** One line of the shopper's story, or nothing to tell. `ours`: nobody but a supplier of ours asked for it. */
export function storyWord({ name, byKind }: Pick<Recorded, 'name' | 'byKind'>, ours = false): string | undefined {
	if (!isOneOf(EVENTS, name)) return undefined;
	if (ours && OURS[name]) return OURS[name]();
	const staff = byKind === 'staff';
	if (staff && name === 'message.sent') return m.story_message_ours();
	if (staff && name === 'cancellation.requested') return m.story_requested_for_you();
	if (byKind === 'partner' && name === 'cancellation.started') return m.partner_story_started();
	return FOR_SHOPPERS[name]?.();
}

/** An amount that an event was about, and on which payment. */
export type Moved = { readonly amount: Minor; readonly kind: TenderName; readonly label: string };
type Told = Recorded & { readonly moved: Moved | null };

/** The story, its newest line first. */
export const storyOf = (history: readonly Told[], ours = false) =>
	history
		.flatMap(({ at, moved, ...event }) => {
			const title = storyWord(event, ours);
			const on = moved && { amount: moved.amount, name: tenderName(moved) };
			return title ? [{ at, title, tone: eventTone(event.name), on }] : [];
		})
		.toReversed();

/** One part of the money: on what, where it is, and by when it is told to arrive. */
export const moneyPlace = (line: MoneyLine) => ({
	name: nameOf(line),
	where: whereIs(line),
	trace: line.trace,
	amount: line.amount,
	arrives: line.state === 'promised' || isStoredValue(line.tender) ? null : line.arrives
});

/** The same with its way there, and what to do where it does not come. */
export const moneyTold = (line: MoneyLine, { currency, ...reading }: MoneyReading) => ({
	id: line.id,
	...moneyPlace(line),
	journey: { label: m.track_way({ name: nameOf(line) }), steps: hasLeft(line) ? journeyTold(line.journey) : [] },
	help: { label: m.track_not_there(), texts: helpFor(line, { currency, ...reading }) }
});

export type MoneyReading = {
	readonly currency: string;
	readonly locale: string;
	readonly timeZone: string;
	readonly now: Date;
};

/** Points and credit are there at once; their one line says all there is. */
const hasLeft = ({ state, method }: MoneyLine) => LEAVING.includes(state) && walletOf(method) === undefined;
const LEAVING: readonly MoneyLine['state'][] = ['submitted', 'pending', 'succeeded', 'failed'];

function helpFor({ state, arrives: by, ...line }: MoneyLine, { currency, ...reading }: MoneyReading): string[] {
	return state === 'promised' ? [] : notThereWords({ ...line, state, by, currency }, reading);
}

/** What a shopper is asked about another way for their money; nothing where there is no question. */
export function otherWayTold(questions: readonly { readonly amount: Minor }[], { currency, locale }: MoneyReading) {
	if (questions.length === 0) return null;
	const amount = formatMoney(sum(questions.map((one) => one.amount)), currency, locale);
	return {
		notice: { title: m.route_notice_title(), text: m.route_notice_text() },
		title: m.route_title({ amount }),
		text: m.route_text({ amount }),
		credit: { text: m.route_credit_text(), button: m.route_credit({ amount }) }
	};
}

const nameOf = ({ method, tender, label }: MoneyLine): string =>
	method === 'bank_deposit' && tender !== 'bank_deposit' ? methodWord(method) : tenderName({ kind: tender, label });

function whereIs({ state, afterRest, waitsForAccount, needsRelease, ...line }: MoneyLine): string {
	if (needsRelease) return m.release_money();
	if (waitsForAccount) return m.case_money_account();
	if (afterRest) return m.case_money_after_rest();
	return state === 'promised' ? m.case_money_promised() : moneyWords({ ...line, state });
}

const STATIONS: Readonly<Record<Station, Say>> = {
	requested: m.case_at_requested,
	started: m.case_at_started,
	accepted: m.case_at_accepted,
	rejected: m.case_at_rejected,
	withdrawn: m.case_at_withdrawn,
	undone: m.case_at_undone,
	sent: m.case_at_sent,
	arrived: m.case_at_arrived,
	canceled: m.case_at_canceled
};

/** How far it is, station by station; `underway`: some of the money has left us. */
export const stepsOf = (steps: readonly ProgressStep[], underway: boolean) =>
	steps.map(({ station, state, at, by }) => ({
		label: (state === 'current' ? goingOn(station, underway) : STATIONS[station])(),
		state,
		at,
		by
	}));

/** What is going on there, where the station's own name would say that it is over. */
function goingOn(station: Station, underway: boolean): Say {
	if (station === 'accepted') return m.case_at_deciding;
	if (station !== 'sent') return STATIONS[station];
	return underway ? m.case_at_sending : m.case_at_preparing;
}
