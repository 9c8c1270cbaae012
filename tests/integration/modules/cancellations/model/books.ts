import { sum } from '../../../../../src/lib/core/money';

/**
 * What an order's money and goods should be, kept by plain sums over what happened to it. None of the app's rules is
 * imported here: what they say is said again, from the book of rules, in the simplest way there is.
 */

/** What the bank makes of a refund: at once, later, or late against what it said. */
export const OUTCOMES = ['succeeded', 'declined', 'pending', 'late_failure'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const STRATEGIES = ['proportional', 'stored_value_first', 'money_first', 'reverse_order'] as const;

/** `gateway`: called by us; `hand`: a person moves it; the others are wallets of ours. */
export type Way = 'gateway' | 'hand' | 'points' | 'store_credit';
export type BookTender = { readonly way: Way; readonly captured: number };
export type BookRefund = {
	readonly tender: number;
	readonly amount: number;
	state: 'planned' | 'pending' | 'succeeded' | 'failed' | 'canceled';
	/** What an undo took back of it. */
	taken: number;
	/** What an undo let the shopper keep of it though the goods ship. */
	lost: number;
	/** The payment that what was taken back became, once the bank returned it too. */
	again: number | null;
	/** What the bank will say in the end. */
	becomes: 'succeeded' | 'failed' | null;
};
/**
 * What canceling some units is worth, what of it comes back, and on which tender. `last`: nothing ships any more. `had`: what
 * of its lines (and the shipping, last) the shopper kept from an undo; `hadAll`, where nothing ships, may be more.
 */
export type Price = {
	readonly goods: readonly number[];
	readonly had: readonly number[];
	readonly hadAll: number;
	readonly worth: number;
	readonly due: number;
	readonly parts: readonly number[];
	readonly last: boolean;
};
export type BookCase = {
	readonly units: readonly number[];
	readonly asked: boolean;
	state: 'requested' | 'in_progress' | 'canceled' | 'rejected' | 'withdrawn' | 'undone';
	price: Price;
	decided: number;
	released: boolean;
	later: boolean;
	waived: number;
	readonly refunds: BookRefund[];
};
export type Book = {
	readonly total: number;
	readonly strategy: (typeof STRATEGIES)[number];
	readonly lines: readonly { readonly quantity: number; readonly paid: number }[];
	readonly tenders: BookTender[];
	readonly cases: BookCase[];
	readonly shipped: number[];
	readonly wallets: { points: number; store_credit: number };
	clock: number;
	/** The undone case the shopper is asked to pay for. */
	asked: { readonly of: BookCase } | null;
};

/** Money nobody waited for, that goes back by a case without goods. */
export const isOfMoneyOnly = ({ units }: BookCase) => units.length === 0;
export const isLive = ({ state }: BookCase) => state === 'requested' || isAccepted({ state });
export const isAccepted = ({ state }: Pick<BookCase, 'state'>) => state === 'in_progress' || state === 'canceled';
export const isWallet = (way: Way) => way === 'points' || way === 'store_credit';

const OPEN: readonly BookRefund['state'][] = ['planned', 'pending'];
export const isOpen = ({ state }: BookRefund) => OPEN.includes(state);
export const amountOf = (refunds: readonly BookRefund[], ...states: readonly BookRefund['state'][]) =>
	sum(refunds.filter(({ state }) => states.includes(state)).map(({ amount }) => amount));
export const on = (refunds: readonly BookRefund[], tender: number) => refunds.filter((one) => one.tender === tender);

const unitsIn = (book: Book, line: number, which: (it: BookCase) => boolean) =>
	sum(book.cases.filter(which).map(({ units }) => units[line] ?? 0));
export const heldOf = (book: Book, line: number) => unitsIn(book, line, ({ state }) => state === 'requested');
export const canceledOf = (book: Book, line: number) => unitsIn(book, line, isAccepted);
export const openOf = (book: Book, line: number) =>
	(book.lines[line]?.quantity ?? 0) - unitsIn(book, line, isLive) - (book.shipped[line] ?? 0);
export const isAllCanceled = (book: Book) =>
	book.lines.every(({ quantity }, line) => canceledOf(book, line) === quantity);

/** What stands given back on a tender, and what is kept for it. */
export const refundedOn = (book: Book, tender: number) =>
	sum(
		book.cases.flatMap(({ refunds }) =>
			on(refunds, tender)
				.filter(({ state }) => state === 'succeeded')
				.map(({ amount, taken }) => amount - taken)
		)
	);
export const reservedOn = (book: Book, tender: number) =>
	sum(book.cases.map(({ refunds }) => amountOf(on(refunds, tender), ...OPEN)));
export const leftOn = (book: Book, tender: number) =>
	(book.tenders[tender]?.captured ?? 0) - refundedOn(book, tender) - reservedOn(book, tender);

export const refundedOf = ({ refunds }: BookCase) => amountOf(refunds, 'succeeded');
/** What its undo let the shopper keep, as long as it is theirs. */
export const givenUpOf = ({ refunds }: Pick<BookCase, 'refunds'>) =>
	sum(refunds.filter(({ state }) => state === 'succeeded').map(({ lost }) => lost));
export const stillDue = (it: BookCase) => Math.max(0, it.price.due - refundedOf(it) - it.waived);

/** The price of the goods that stay, less the money that stays. Below 0 it is the shopper who is owed. */
export function balanceOf(book: Book, except?: BookCase): number {
	const accepted = book.cases.filter((it) => it !== except && isAccepted(it));
	const kept = sum(book.tenders.map(({ captured }, at) => captured - refundedOn(book, at)));
	const goods = book.total - sum(accepted.map(({ price, waived }) => price.worth - waived));
	return goods - writtenOffIn(book, except) - (kept - sum(accepted.map(stillDue)));
}
/** Of an order that is wholly canceled nothing is collected. */
export const owedIn = (book: Book) => (isAllCanceled(book) ? 0 : Math.max(0, balanceOf(book)));

/** The price of goods that ship though the shopper has it back. */
export const writtenOffIn = (book: Book, except?: BookCase) =>
	Math.max(0, sum(book.cases.map(givenUpOf)) - hadBy(book.cases.filter((it) => it !== except && isAccepted(it))));
const hadBy = (cases: readonly BookCase[]) => sum(cases.map(({ price }) => price.hadAll));

const shippingOf = (book: Book) => book.total - sum(book.lines.map(({ paid }) => paid));
/** A case's lines, and the shipping behind them. */
const piecesOf = (book: Book, { goods, last }: Pick<Price, 'goods' | 'last'>) => [
	...goods,
	last ? shippingOf(book) : 0
];
const givenUpOn = (book: Book, piece: number) =>
	sum(book.cases.map((it) => shares(givenUpOf(it), piecesOf(book, it.price))[piece] ?? 0));

/** What ships for nothing: its price, less the money that stays and what is owed. */
const givenAway = (book: Book) => balanceOf(book) + writtenOffIn(book) - owedIn(book);
/** Nobody gets goods for nothing but those whose price was given up, as far as they still ship. */
export function isTooGenerous(book: Book): boolean {
	if (isAllCanceled(book)) return false;
	const accepted = book.cases.filter(isAccepted);
	const whole = [...book.lines.map(({ paid }) => paid), shippingOf(book)];
	const most = whole.map((paid, piece) => {
		const ships = paid - sum(accepted.map((it) => piecesOf(book, it.price)[piece] ?? 0));
		return Math.min(ships, givenUpOn(book, piece));
	});
	return givenAway(book) > sum(most);
}

/** Nobody is asked for goods whose price was given up, as far as they were not canceled since. */
export function isTooGreedy(book: Book): boolean {
	if (isAllCanceled(book)) return false;
	const accepted = book.cases.filter(isAccepted);
	const least = [...book.lines, null].map((_, piece) => {
		const canceled = sum(accepted.map((it) => piecesOf(book, it.price)[piece] ?? 0));
		return Math.max(0, givenUpOn(book, piece) - canceled);
	});
	return writtenOffIn(book) < sum(least);
}

/** Less is given up than standing cases took of it: the first keep theirs, and one with the last goods has the rest. */
export function fitHad(book: Book): void {
	const left = [...book.lines, null].map((_, piece) => givenUpOn(book, piece));
	let all = sum(book.cases.map(givenUpOf));
	const standing = book.cases.filter(isAccepted);
	for (const it of [...standing.filter(({ price }) => !price.last), ...standing.filter(({ price }) => price.last)]) {
		const had = it.price.had.map((amount, piece) => {
			const kept = Math.min(amount, left[piece] ?? 0);
			left[piece] = (left[piece] ?? 0) - kept;
			return kept;
		});
		const hadAll = it.price.last ? Math.min(it.price.hadAll, all) : sum(had);
		all -= hadAll;
		it.price = { ...it.price, had, hadAll };
	}
}

/** What k of q units are worth of what was paid for all, rounded half up. */
const upTo = ({ quantity: q, paid }: Book['lines'][number], k: number) => Math.floor((2 * paid * k + q) / (2 * q));

/** What canceling so many units of each line would come to now. `own`: the case they are of already. */
export function priceOf(book: Book, units: readonly number[], own?: BookCase): Price {
	const others = book.cases.filter((it) => it !== own && isLive(it));
	const goods = book.lines.map((line, at) => {
		if (!units[at]) return 0;
		const before = sum(others.map(({ price }) => price.goods[at] ?? 0));
		return Math.max(0, upTo(line, sum(others.map((it) => it.units[at] ?? 0)) + units[at]) - before);
	});
	const accepted = others.filter(isAccepted);
	const gone = (line: number) => (units[line] ?? 0) + sum(accepted.map((it) => it.units[line] ?? 0));
	const last = book.lines.every(({ quantity }, line) => gone(line) >= quantity);
	const worth = last ? Math.max(0, book.total - sum(accepted.map(({ price }) => price.worth))) : sum(goods);
	const rooms = book.tenders.map((_, tender) => Math.max(0, roomOn(book, tender, own)));
	const debt = Math.max(0, balanceOf(book, own ?? NOBODY));
	const had = hadOf(book, { goods, last, worth }, others, own);
	const due = Math.min(worth - Math.min(worth, debt + had.hadAll), sum(rooms));
	return { goods, worth, due, parts: split(book, due, rooms), last, ...had };
}

/** The last goods take all of what was given up, as nothing ships for nothing then. */
function hadOf(
	book: Book,
	price: Pick<Price, 'goods' | 'last' | 'worth'>,
	others: readonly BookCase[],
	own?: BookCase
) {
	const most = Math.min(price.worth, writtenOffIn(book, own));
	let room = most;
	const had = piecesOf(book, price).map((amount, piece) => {
		const left = givenUpOn(book, piece) - sum(others.map((it) => it.price.had[piece] ?? 0));
		const taken = Math.max(0, Math.min(amount, left, room));
		room -= taken;
		return taken;
	});
	return { had, hadAll: price.last ? most : sum(had) };
}

/** A case that is only asked for is not there yet; every other one counts. */
const NOBODY: BookCase = {
	...{ units: [], asked: true, state: 'rejected', decided: 0, released: false, later: false, waived: 0 },
	refunds: [],
	price: { goods: [], had: [], hadAll: 0, worth: 0, due: 0, parts: [], last: false }
};

/** What nobody else has a claim to: others' money on its way, and what cases under way were promised there. */
function roomOn(book: Book, tender: number, own: BookCase | undefined): number {
	const promised = book.cases
		.filter((it) => it !== own && it.state === 'in_progress')
		.map((it) => {
			const moved = amountOf(on(it.refunds, tender), 'succeeded', ...OPEN);
			const open = stillDue(it) - amountOf(it.refunds, ...OPEN);
			return Math.max(0, Math.min((it.price.parts[tender] ?? 0) - moved, open));
		});
	const mine = own ? amountOf(on(own.refunds, tender), ...OPEN) : 0;
	return leftOn(book, tender) + mine - sum(promised);
}

function split({ strategy, tenders }: Book, due: number, rooms: readonly number[]): number[] {
	if (strategy === 'proportional') return shares(due, rooms);
	const turn = rooms.map((_, at) => at);
	const rank = (at: number) => Number(isWallet(tenders[at]?.way ?? 'hand'));
	if (strategy === 'reverse_order') turn.reverse();
	if (strategy === 'stored_value_first') turn.sort((a, b) => rank(b) - rank(a) || a - b);
	if (strategy === 'money_first') turn.sort((a, b) => rank(a) - rank(b) || a - b);
	const parts = rooms.map(() => 0);
	let left = due;
	for (const at of turn) {
		parts[at] = Math.min(left, rooms[at] ?? 0);
		left -= parts[at];
	}
	return parts;
}

/** Whole units by weight, then one each to the largest rests; of equal ones to the larger weight, then to the first. */
export function shares(amount: number, weights: readonly number[]): number[] {
	const all = sum(weights);
	if (amount === 0 || all === 0) return weights.map(() => 0);
	const parts = weights.map((weight, at) => {
		const whole = Math.floor((amount * weight) / all);
		return { at, weight, whole, rest: amount * weight - whole * all };
	});
	const first = parts.toSorted((a, b) => b.rest - a.rest || b.weight - a.weight || a.at - b.at);
	const lucky = first.slice(0, amount - sum(parts.map(({ whole }) => whole))).map(({ at }) => at);
	return parts.map(({ at, whole }) => whole + Number(lucky.includes(at)));
}
