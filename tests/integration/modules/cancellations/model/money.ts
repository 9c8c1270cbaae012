import { sum } from '../../../../../src/lib/core/money';
import { amountOf, balanceOf, fitHad, isOpen, isWallet, leftOn, on, owedIn, refundedOf, writtenOffIn } from './books';
import type { Book, BookCase, BookRefund, Outcome, Price } from './books';

/** How the money of a case moves. */

const isOut = (book: Book, { tender }: Pick<BookRefund, 'tender'>) => !isWallet(book.tenders[tender]?.way ?? 'hand');
const isCalled = (book: Book, { tender }: BookRefund) => book.tenders[tender]?.way === 'gateway';
/** What leaves us: by a gateway or by hand. */
export const outOf = (book: Book, it: BookCase) => it.refunds.filter((refund) => isOut(book, refund));
const storedOf = (book: Book, it: BookCase) => it.refunds.filter((refund) => !isOut(book, refund));

export const planned = (tender: number, amount: number): BookRefund => ({
	...{ tender, amount, state: 'planned', taken: 0, lost: 0, again: null, becomes: null }
});
/** One refund for each tender that has a part. */
const planAll = (it: BookCase, parts: readonly number[]) => {
	for (const [tender, amount] of parts.entries()) if (amount > 0) it.refunds.push(planned(tender, amount));
};
const fits = (book: Book, parts: readonly number[]) =>
	parts.every((part, at) => part === 0 || part <= leftOn(book, at));

/** Accepted at this price, with so much of it reserved at first. What needs nothing outside is over at once. */
export function acceptAt(book: Book, it: BookCase, price: Price, typed: readonly number[] = price.parts): boolean {
	if (!fits(book, typed)) return false;
	Object.assign(it, { state: 'in_progress', price, decided: book.clock, released: false });
	planAll(it, typed);
	if (outDue(book, it) === 0 && sum(typed) === price.due) complete(book, it);
	return true;
}

const outDue = (book: Book, { price: { parts } }: BookCase) =>
	sum(parts.filter((_, tender) => isOut(book, { tender })));

/** The grace is over: what was not put off leaves. */
export function release(book: Book, it: BookCase, outcome: Outcome): void {
	it.released = true;
	if (!it.later) send(book, it, outcome);
	if (!outOf(book, it).some(isOpen)) settle(book, it);
}

/** Sends what is planned; what goes by hand stays until somebody says it went. Answers whether anything left. */
export function send(book: Book, it: BookCase, outcome: Outcome): boolean {
	const going = it.refunds.filter((refund) => refund.state === 'planned' && isCalled(book, refund));
	for (const refund of going) answer(refund, outcome);
	if (going.length > 0) settle(book, it);
	return going.length > 0;
}

function answer(refund: BookRefund, outcome: Outcome): void {
	refund.state = outcome === 'declined' ? 'failed' : outcome === 'pending' ? 'pending' : 'succeeded';
	refund.becomes = outcome === 'pending' ? 'succeeded' : outcome === 'late_failure' ? 'failed' : null;
}

/** What of the quote's parts leaves us and is neither back nor with a bank, all together no more than is still due. */
export function leftToPay(book: Book, it: BookCase): number[] {
	const moved = (tender: number) => amountOf(on(it.refunds, tender), 'succeeded', 'pending');
	const open = book.tenders.map((_, tender) =>
		isOut(book, { tender }) ? Math.max(0, (it.price.parts[tender] ?? 0) - moved(tender)) : 0
	);
	const stored = amountOf(storedOf(book, it), 'planned');
	const due = it.price.due - amountOf(it.refunds, 'succeeded', 'pending') - stored - it.waived;
	let room = Math.min(sum(open) - it.waived, due);
	return open.map((amount) => {
		const stays = Math.max(0, Math.min(amount, room));
		room -= stays;
		return stays;
	});
}

/** So much goes back on these tenders now; what was planned there falls away. */
export function payNow(book: Book, it: BookCase, parts: readonly number[], outcome: Outcome): boolean {
	const free = it.refunds.filter(({ state, tender }) => state === 'planned' && (parts[tender] ?? 0) > 0);
	const back = (tender: number) => sum(on(free, tender).map(({ amount }) => amount));
	if (!parts.every((part, at) => part === 0 || part <= leftOn(book, at) + back(at))) return false;
	for (const refund of free) refund.state = 'canceled';
	const before = it.refunds.length;
	planAll(it, parts);
	const sent = it.refunds.slice(before).filter((refund) => isCalled(book, refund));
	for (const refund of sent) answer(refund, outcome);
	if (sent.length > 0) settle(book, it);
	return true;
}

/** The stored value nothing stands for yet. */
function storedRest(book: Book, it: BookCase): number[] {
	const stands = it.refunds.filter((refund) => refund.state === 'succeeded' || isOpen(refund));
	const counted = sum(
		stands.filter((refund) => refund.state !== 'planned' || !isOut(book, refund)).map(({ amount }) => amount)
	);
	let room = it.price.due - counted - it.waived;
	return book.tenders.map((_, tender) => {
		if (isOut(book, { tender })) return 0;
		const missing = (it.price.parts[tender] ?? 0) - sum(on(stands, tender).map(({ amount }) => amount));
		const amount = Math.max(0, Math.min(missing, leftOn(book, tender), room));
		room -= amount;
		return amount;
	});
}

/** What follows when a refund was decided: the end, or the rest is planned again, unless one waits for its next try. */
export function settle(book: Book, it: BookCase): void {
	if (it.state !== 'in_progress') return;
	const out = outOf(book, it);
	if (out.some(({ state }) => state === 'pending')) return;
	const stored = amountOf(storedOf(book, it), 'planned') + sum(storedRest(book, it));
	if (refundedOf(it) + stored + it.waived >= it.price.due) return complete(book, it);
	const waits = out.some(({ state, tender }, at) => state === 'failed' && on(out.slice(at + 1), tender).length === 0);
	if (waits || out.some(isOpen)) return;
	planAll(it, leftToPay(book, it));
}

/** Stored value goes back with the rest, and the case is over. */
export function complete(book: Book, it: BookCase): void {
	planAll(it, storedRest(book, it));
	for (const refund of storedOf(book, it)) {
		const way = book.tenders[refund.tender]?.way;
		if (refund.state !== 'planned' || (way !== 'points' && way !== 'store_credit')) continue;
		refund.state = 'succeeded';
		book.wallets[way] += refund.amount;
	}
	it.state = 'canceled';
}

/** What of the money that leaves us may be given up. */
export function waivableOf(book: Book, it: BookCase): number {
	const out = outOf(book, it);
	if (out.some(({ state }) => state === 'pending')) return 0;
	const stored = amountOf(storedOf(book, it), 'planned') + sum(storedRest(book, it));
	const left = Math.min(outDue(book, it) - amountOf(out, 'succeeded'), it.price.due - refundedOf(it) - stored);
	return Math.max(0, left - it.waived);
}

/** The banks decide what was open and take back what they take back late. */
export function decide(book: Book): void {
	const decided = book.cases.filter(({ refunds }) => refunds.some(({ becomes }) => becomes !== null));
	for (const it of decided) for (const refund of it.refunds) if (refund.becomes !== null) turn(it, refund);
	for (const it of decided) {
		if (it.state === 'undone') returnBounced(book, it);
		else settle(book, it);
	}
}

/** A bank sends back what had gone out by hand. */
export function comeBack(book: Book, it: BookCase, refund: BookRefund): void {
	refund.becomes = 'failed';
	turn(it, refund);
	if (it.state === 'undone') returnBounced(book, it);
	else settle(book, it);
}

function turn(it: BookCase, refund: BookRefund): void {
	if (refund.becomes === 'failed' && it.state === 'canceled') it.state = 'in_progress';
	refund.state = refund.becomes ?? refund.state;
	refund.becomes = null;
}

/** An undone refund came back to us: what was given up of it is no loss any more, and what nobody owes us goes back. */
function returnBounced(book: Book, it: BookCase): void {
	const bounced = it.refunds.filter(({ state }) => state === 'failed');
	for (const refund of bounced) bookPaidTwice(book, refund);
	fitHad(book);
	let surplus = Math.max(0, -balanceOf(book));
	for (const { tender, amount, taken, again } of bounced) {
		const parts = [
			{ on: tender, part: amount - taken },
			{ on: again ?? tender, part: taken }
		];
		for (const { on, part } of parts) {
			const back = Math.min(surplus, part, leftOn(book, on));
			if (back > 0) catchLate(book, on, back);
			surplus -= back;
		}
	}
}

/** What was paid in again for it is a payment of its own, now that both are here. */
function bookPaidTwice(book: Book, refund: BookRefund): void {
	if (refund.taken === 0 || refund.again !== null) return;
	book.tenders.push({ way: 'hand', captured: refund.taken });
	refund.again = book.tenders.length - 1;
}

/** What the shop holds beyond the price of its goods, and is sending back to nobody. */
export const surplusOf = (book: Book) => Math.max(0, -balanceOf(book) - writtenOffIn(book));

/** Money nobody owes us goes back by a case without goods, once somebody has looked at it. */
export function catchLate(book: Book, tender: number, amount: number): void {
	const parts = book.tenders.map((_, at) => (at === tender ? amount : 0));
	const it: BookCase = {
		...{ units: [], asked: false, state: 'in_progress', decided: book.clock, released: true, later: true },
		waived: 0,
		price: { goods: [], had: [], hadAll: 0, worth: 0, due: amount, parts, last: false },
		refunds: [planned(tender, amount)]
	};
	book.cases.push(it);
}

/** A payment came that is a tender of its own; what is beyond the debt goes back. */
export function moneyCame(book: Book, way: 'gateway' | 'hand', amount: number): void {
	const beyond = amount - owedIn(book);
	book.tenders.push({ way, captured: amount });
	if (beyond > 0) catchLate(book, book.tenders.length - 1, beyond);
}
