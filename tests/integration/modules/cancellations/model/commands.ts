import fc from 'fast-check';
import { expect } from 'vitest';
import { scriptSandbox } from '../../../../support/sandbox';
import { isAccepted, isTooGenerous, isTooGreedy, OUTCOMES, type Book } from './books';
import { follow, LOSSES, ON_CASE, ON_ORDER, type Given } from './deeds';
import { surplusOf } from './money';
import { findMade, seenInBook, seenInShop } from './seen';
import { SHOP_ON_CASE, SHOP_ON_ORDER, wasDone, type Doing, type Sold } from './shop-side';

/** What is done, and to which case where it is done to one. */
type Deed = { readonly name: string; readonly at: number };

/** One thing that is done to both the book and the shop; after it they have to agree. */
class Command {
	private done = '';
	constructor(
		/** Which of all that can be done. */
		readonly pick: number,
		readonly given: Given,
		/** Anything at all is tried, also what will be refused. */
		readonly anyway: boolean
	) {}

	async run(book: Book, sold: Sold): Promise<void> {
		const deed = this.choose(book);
		if (deed) await doAndCompare(deed, { sold, book, given: this.given });
	}

	private choose(book: Book): Deed | undefined {
		const all = NAMES.flatMap((name) => deedsOf(book, name));
		const fitting = all.filter((deed) => this.anyway || isPossible(book, deed, this.given));
		const names = [...new Set(fitting.map(({ name }) => name))].flatMap((name) =>
			Array.from({ length: WEIGHTS.get(name) ?? 1 }, () => name)
		);
		const name = names[this.pick % Math.max(1, names.length)];
		const same = fitting.filter((deed) => deed.name === name);
		const deed = same[this.given.which % Math.max(1, same.length)];
		this.done = deed ? `${deed.name}(${deed.at})` : 'nothing';
		return deed;
	}

	toString = () => `${this.done} ${JSON.stringify(this.given)}`;
}

/** The same thing to the order, or to each of its cases. */
const deedsOf = ({ cases }: Book, name: string): Deed[] =>
	name in ON_ORDER ? [{ name, at: 0 }] : cases.map((_, at) => ({ name, at }));

const isPossible = (book: Book, deed: Deed, given: Given) =>
	!IDLE[deed.name]?.(book) && doInBook(structuredClone(book), deed, given);

async function doAndCompare(deed: Deed, doing: Doing): Promise<void> {
	const { book, sold, given } = doing;
	const surplus = surplusOf(book);
	await scriptSandbox(sold.shop.db, ALIKE.map(() => ({ outcome: given.outcome, after_ms: 0 }))); // prettier-ignore
	const done = await wasDone(doInShop(deed, doing));
	await sold.shop.pass(MOMENT);
	await findMade(sold);
	expect(done, `${deed.name} in the shop`).toBe(doInBook(book, deed, given));
	follow(book);
	expect(await seenInShop(sold)).toEqual(seenInBook(book));
	expect(isTooGenerous(book), 'goods are given away').toBe(false);
	expect(isTooGreedy(book), 'what was given up is asked for').toBe(false);
	expect(surplusOf(book), 'what the shop keeps').toBeLessThanOrEqual(surplus);
}

function doInBook(book: Book, { name, at }: Deed, given: Given): boolean {
	const it = book.cases[at];
	if (name in ON_ORDER) return onOrderOf(name)?.(book, given) ?? false;
	return it !== undefined && (onCaseOf(name)?.(book, it, given) ?? false);
}

function doInShop({ name, at }: Deed, doing: Doing): Promise<unknown> {
	const it = doing.book.cases[at];
	const id = doing.sold.cases[at];
	const onCase = SHOP_ON_CASE[name];
	if (it && id !== undefined && onCase) return onCase(id, it, doing);
	return SHOP_ON_ORDER[name]?.(doing) ?? Promise.reject(new Error(`nobody does ${name}`));
}

/** Allowed, but nothing would come of it. */
const IDLE: Readonly<Record<string, (book: Readonly<Book>) => boolean>> = {
	pass_grace: ({ cases }) => !cases.some((it) => isAccepted(it) && !it.released),
	banks_decide: ({ cases }) => !cases.some(({ refunds }) => refunds.some(({ becomes }) => becomes !== null)),
	spend: ({ wallets }) => wallets.points + wallets.store_credit === 0
};

const onCaseOf = (name: string) => Object.entries(ON_CASE).find(([known]) => known === name)?.[1];
const onOrderOf = (name: string) => Object.entries(ON_ORDER).find(([known]) => known === name)?.[1];

/** As many calls as one command may make. */
const ALIKE = Array.from({ length: 20 });
/** Of two tries the later one is the last. */
const MOMENT = 1 / 60;

const given = fc.record({
	which: fc.nat({ max: 9 }),
	line: fc.nat({ max: 9 }),
	share: fc.integer({ min: 1, max: 100 }),
	outcome: fc.oneof({ weight: 2, arbitrary: fc.constant('succeeded' as const) }, fc.constantFrom(...OUTCOMES)),
	loss: fc.constantFrom(...LOSSES),
	later: fc.boolean(),
	part: fc.boolean(),
	grant: fc.boolean()
});

/** One in six is tried though it has to be refused. */
const sometimes = fc.nat({ max: 5 }).map((one) => one === 0);

const NAMES = [...Object.keys(ON_CASE), ...Object.keys(ON_ORDER)];
/** Beside each other, where both can be done. */
const WEIGHTS: ReadonlyMap<string, number> = new Map(
	Object.entries({
		ask: 3,
		cancel: 3,
		cancel_again: 3,
		accept: 4,
		pass_grace: 4,
		retry: 3,
		pay_part: 2,
		undo: 2,
		banks_decide: 2,
		book_by_hand: 2,
		returned: 2
	})
);
const FEWEST = 12;
const MOST = 30;

export const commands = () =>
	fc.array(
		fc.tuple(fc.nat(), given, sometimes).map(([which, at, anyway]) => new Command(which, at, anyway)),
		{ minLength: FEWEST, maxLength: MOST }
	);

/** Everything that can still be done to bring an order to its end, in the order it is tried. */
const ENDING = [
	'withdraw',
	'cancel',
	'pass_grace',
	'banks_decide',
	'retry',
	'send_planned',
	'book_by_hand',
	'pay_part'
];
const ALL: Given = {
	...{ which: 0, line: 0, share: 100, outcome: 'succeeded', loss: 'owed' },
	...{ later: false, part: false, grant: false }
};
const MOST_STEPS = 200;

/** Cancels the rest of the order and lets all its money go back. */
export async function cancelTheRest(book: Book, sold: Sold): Promise<void> {
	for (let taken = 0; taken < MOST_STEPS; taken++) {
		const deeds = ENDING.flatMap((name) => deedsOf(book, name));
		const next = deeds.find((deed) => isPossible(book, deed, ALL));
		if (!next) return;
		await doAndCompare(next, { book, sold, given: ALL });
	}
	throw new Error('it never comes to its end');
}
