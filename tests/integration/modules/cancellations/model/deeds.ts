import { sum } from '../../../../../src/lib/core/money';
import {
	amountOf,
	balanceOf,
	isAccepted,
	isAllCanceled,
	isOfMoneyOnly,
	isOpen,
	isWallet,
	openOf,
	owedIn,
	priceOf,
	refundedOf,
	shares,
	stillDue,
	type Book,
	type BookCase,
	type Outcome
} from './books';
import * as money from './money';

/** What each thing people do means for the book. `false`: it is refused, and nothing changes. */

export const LOSSES = ['came_back', 'owed', 'accepted'] as const;
/** All that is random about one command. */
export type Given = {
	readonly which: number;
	readonly line: number;
	readonly share: number;
	readonly outcome: Outcome;
	readonly loss: (typeof LOSSES)[number];
	readonly later: boolean;
	readonly part: boolean;
	readonly grant: boolean;
};
export type Act = (book: Book, it: BookCase, given: Given) => boolean;

const part = (amount: number, { share }: Given) => Math.max(1, Math.floor((amount * share) / 100));

/** Some units of one line; with a high share, all that is open of all. */
export function unitsFor(book: Book, given: Given): number[] {
	if (given.share > 80) return book.lines.map((_, line) => openOf(book, line));
	const at = given.line % book.lines.length;
	return book.lines.map(({ quantity }, line) => (line === at ? part(quantity, given) : 0));
}

/** What an undone case was about, as far as it still ships. */
export function againFor(book: Book, given: Given): number[] {
	const undone = pick(
		book.cases.filter(({ state, units }) => state === 'undone' && sum(units) > 0),
		given.line
	);
	return book.lines.map((_, line) => Math.min(undone?.units[line] ?? 0, openOf(book, line)));
}

function file(book: Book, units: readonly number[], asked: boolean): BookCase | null {
	if (sum(units) === 0 || units.some((count, line) => count > openOf(book, line))) return null;
	const rest = { decided: 0, released: false, later: false, waived: 0, refunds: [] };
	return { units, asked, state: 'requested', price: priceOf(book, units), ...rest };
}

function cancelUnits(book: Book, units: readonly number[], later: boolean): boolean {
	const it = file(book, units, false);
	if (!it || !money.acceptAt(book, it, it.price)) return false;
	it.later = later;
	book.cases.push(it);
	return true;
}

/** What a case goes by where its money changed: against the shopper only if staff grant what was quoted. */
export function agreedPrice(book: Book, it: BookCase, { grant }: Given) {
	const now = priceOf(book, it.units, it);
	if (now.due >= it.price.due) return now;
	return grant ? it.price : null;
}
/** What is typed at an acceptance: of what leaves us only a part, where `part` says so. */
export const typedFor = (book: Book, parts: readonly number[], given: Given) =>
	parts.map((amount, at) =>
		given.part && amount > 0 && !isWallet(book.tenders[at]?.way ?? 'hand') ? part(amount, given) : amount
	);
/** What is sent of what is left, spread over its payments. */
export function partsFor(book: Book, it: BookCase, given: Given) {
	const left = money.leftToPay(book, it);
	const amount = part(sum(left), given);
	return { amount, parts: amount > sum(left) ? null : shares(amount, left) };
}

const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)];
export const failedOf = ({ refunds }: BookCase, { line }: Given) =>
	pick(
		refunds.filter(({ state }) => state === 'failed'),
		line
	);
export const byHandOf = (book: Book, { refunds }: BookCase, { line }: Given) =>
	pick(
		refunds.filter(({ state, tender }) => state === 'planned' && book.tenders[tender]?.way === 'hand'),
		line
	);
export const paidByHandOf = (book: Book, { refunds }: BookCase, { line }: Given) =>
	pick(
		refunds.filter(({ state, tender }) => state === 'succeeded' && book.tenders[tender]?.way === 'hand'),
		line
	);
const isWithBank = ({ refunds }: BookCase) => refunds.some(({ state }) => state === 'pending');

const ends =
	(state: 'rejected' | 'withdrawn'): Act =>
	(_, it) => {
		if (it.state !== 'requested' || !it.asked) return false;
		it.state = state;
		return true;
	};

/** What is done to a case of the order. */
export const ON_CASE = {
	accept: (book, it, given) => {
		if (it.state !== 'requested') return false;
		const price = agreedPrice(book, it, given);
		if (!price || !money.acceptAt(book, it, price, typedFor(book, price.parts, given))) return false;
		it.later = given.later;
		return true;
	},
	agree: (book, it) => {
		const now = priceOf(book, it.units, it);
		if (it.state !== 'requested' || now.due >= it.price.due) return false;
		it.price = now;
		return true;
	},
	reject: ends('rejected'),
	withdraw: ends('withdrawn'),
	unaccept: (_, it) => {
		if (it.state !== 'in_progress' || it.released || !it.asked) return false;
		for (const refund of it.refunds) if (refund.state === 'planned') refund.state = 'canceled';
		it.state = 'requested';
		return true;
	},
	send_now: (book, it, { outcome }) => {
		if (!isAccepted(it) || it.released) return false;
		money.release(book, it, outcome);
		return true;
	},
	send_planned: (book, it, { outcome }) => it.state === 'in_progress' && it.released && money.send(book, it, outcome),
	pay_part: (book, it, given) => {
		const { parts } = partsFor(book, it, given);
		if (it.state !== 'in_progress' || !it.released || !parts) return false;
		const moving = it.refunds.some(({ state, tender }) => state === 'pending' && (parts[tender] ?? 0) > 0);
		return !moving && money.payNow(book, it, parts, given.outcome);
	},
	book_by_hand: (book, it, given) => {
		const refund = byHandOf(book, it, given);
		if (!refund || !it.released) return false;
		refund.state = 'succeeded';
		money.settle(book, it);
		return true;
	},
	returned: (book, it, given) => {
		const refund = paidByHandOf(book, it, given);
		if (!refund) return false;
		money.comeBack(book, it, refund);
		return true;
	},
	retry: (book, it, given) => {
		const failed = failedOf(it, given);
		if (!failed || it.state !== 'in_progress') return false;
		const { tender, amount } = failed;
		const room = it.price.due - refundedOf(it) - it.waived - amountOf(it.refunds, 'planned', 'pending');
		if (room < amount || it.refunds.some((one) => one.tender === tender && isOpen(one))) return false;
		const parts = book.tenders.map((_, at) => (at === tender ? amount : 0));
		return money.payNow(book, it, parts, given.outcome);
	},
	waive: (book, it) => {
		const amount = money.waivableOf(book, it);
		if (it.state !== 'in_progress' || amount === 0) return false;
		for (const refund of money.outOf(book, it)) if (refund.state === 'planned') refund.state = 'canceled';
		it.waived += amount;
		money.complete(book, it);
		return true;
	},
	undo: (book, it, given) => {
		if (!isAccepted(it) || isWithBank(it) || leansOn(book, it)) return false;
		if (isOfMoneyOnly(it) && balanceOf(book, it) < backOf(it)) return false; // it would be nobody's
		const owed = owedIn(book);
		const losses = it.refunds.map((refund) => takeBack(book, refund, given));
		it.state = 'undone';
		let short = Math.max(0, balanceOf(book));
		for (const [at, refund] of it.refunds.entries()) {
			refund.lost = Math.min(losses[at] ?? 0, short);
			short -= refund.lost;
		}
		if (owedIn(book) > owed && owedIn(book) > lateIn(book)) book.asked ??= { of: it };
		return true;
	}
} as const satisfies Record<string, Act>;

/** What of it is with the shopper now. */
const backOf = ({ refunds }: BookCase) =>
	sum(refunds.filter(({ state }) => state === 'succeeded').map(({ amount, taken }) => amount - taken));

/** The shopper's money that is here and waits to go back: it can pay what an undo brings back. */
const lateIn = ({ cases }: Book) =>
	sum(cases.filter((it) => it.state === 'in_progress' && isOfMoneyOnly(it)).map(stillDue));

/** A later case took it for granted that these goods are gone. */
const leansOn = (book: Book, it: BookCase) =>
	it.units.length > 0 &&
	book.cases.some((one) => one !== it && isAccepted(one) && one.price.last && one.decided >= it.decided);

/** Answers what is given up of it. */
function takeBack(book: Book, refund: BookCase['refunds'][number], given: Given): number {
	if (refund.state === 'planned') refund.state = 'canceled';
	if (refund.state !== 'succeeded') return 0;
	const way = book.tenders[refund.tender]?.way ?? 'hand';
	const gone = refund.amount - refund.taken;
	if (way === 'points' || way === 'store_credit') {
		const taken = Math.min(gone, book.wallets[way]);
		book.wallets[way] -= taken;
		refund.taken += taken;
		return given.loss === 'accepted' ? gone - taken : 0;
	}
	if (given.loss === 'accepted') return gone;
	if (given.loss === 'came_back' && way === 'hand') refund.taken += part(gone, given);
	else if (given.loss === 'came_back') book.tenders.push({ way: 'hand', captured: gone });
	return 0;
}

type OnOrder = (book: Book, given: Given) => boolean;

/** What is done to the order. */
export const ON_ORDER = {
	ask: (book, given) => {
		const it = file(book, unitsFor(book, given), true);
		if (it) book.cases.push(it);
		return it !== null;
	},
	cancel: (book, given) => cancelUnits(book, unitsFor(book, given), given.later),
	cancel_again: (book, given) => cancelUnits(book, againFor(book, given), given.later),
	pass_grace: (book, { outcome }) => {
		book.clock += 1;
		for (const it of book.cases) if (isAccepted(it) && !it.released) money.release(book, it, outcome);
		return true;
	},
	banks_decide: (book) => {
		money.decide(book);
		return true;
	},
	ship: (book, { line }) => {
		const at = line % book.lines.length;
		if (owedIn(book) > 0 || openOf(book, at) < 1) return false;
		book.shipped[at] = (book.shipped[at] ?? 0) + 1;
		return true;
	},
	spend: (book, given) => {
		for (const way of ['points', 'store_credit'] as const) book.wallets[way] -= spentOf(book.wallets[way], given);
		return true;
	},
	pay_balance: (book) => {
		const owed = owedIn(book);
		if (owed === 0) return false;
		money.moneyCame(book, 'gateway', owed);
		return true;
	},
	record_payment: (book, given) => {
		const amount = paymentOf(book, given);
		if (amount > owedIn(book) && !isAllCanceled(book)) return false;
		money.moneyCame(book, 'hand', amount);
		return true;
	},
	give_up: (book) => {
		if (!book.asked || owedIn(book) === 0) return false;
		const { units } = book.asked.of;
		const left = units.map((count, line) => Math.min(count, openOf(book, line)));
		const { asked } = book;
		book.asked = null;
		if (cancelUnits(book, left, false)) return true;
		book.asked = asked;
		return false;
	}
} as const satisfies Record<string, OnOrder>;

export const spentOf = (balance: number, { share }: Given) => Math.floor((balance * share) / 100);
export const paymentOf = (book: Book, given: Given) => part(owedIn(book) || book.total, given);

/** What follows by itself: a balance nobody owes any more is settled. */
export const follow = (book: Book): void => {
	if (owedIn(book) === 0) book.asked = null;
};
