import fc from 'fast-check';
import { expect } from 'vitest';
import { scriptSandbox } from '../../../../support/sandbox';
import { isAccepted, OUTCOMES, type Book } from './books';
import { follow, LOSSES, ON_CASE, ON_ORDER, type Given } from './deeds';
import { surplusOf } from './money';
import { findMade, seenInBook, seenInShop } from './seen';
import { SHOP_ON_CASE, SHOP_ON_ORDER, wasDone, type Doing, type Sold } from './shop-side';

/** One thing that is done to both the book and the shop; after it they have to agree. */
class Command implements fc.AsyncCommand<Book, Sold> {
	constructor(
		readonly name: string,
		readonly given: Given,
		/** Done also where it will be refused. */
		readonly anyway: boolean
	) {}

	check = (book: Readonly<Book>) => {
		const cases = this.name in ON_CASE ? this.fitting(book) : [];
		if (cases.length > 0) return true;
		if (this.name in ON_CASE) return this.anyway && book.cases.length > 0;
		if (IDLE[this.name]?.(book)) return false;
		return this.anyway || (onOrderOf(this.name)?.(structuredClone(book), this.given) ?? false);
	};

	async run(book: Book, sold: Sold): Promise<void> {
		const at = this.caseFor(book);
		const { given } = this;
		const surplus = surplusOf(book);
		const isOfMoneyOnly = book.cases[at]?.units.length === 0; // staff keep it for the order they bring back
		await scriptSandbox(sold.shop.db, ALIKE.map(() => ({ outcome: given.outcome, after_ms: 0 }))); // prettier-ignore
		const done = await wasDone(doInShop(this.name, at, { sold, book, given }));
		await sold.shop.pass(MOMENT);
		await findMade(sold);
		expect(done, `${this.name} in the shop`).toBe(this.doInBook(book, at));
		follow(book);
		expect(await seenInShop(sold)).toEqual(seenInBook(book));
		if (!(this.name === 'undo' && isOfMoneyOnly))
			expect(surplusOf(book), 'what the shop keeps').toBeLessThanOrEqual(surplus);
	}

	/** Which cases it can be done to. */
	private fitting = (book: Readonly<Book>) =>
		book.cases.map((_, at) => at).filter((at) => this.doInBook(structuredClone(book), at));

	private caseFor(book: Book): number {
		const fitting = this.fitting(book);
		const among = fitting.length > 0 ? fitting : book.cases.map((_, at) => at);
		return among[this.given.which % Math.max(1, among.length)] ?? 0;
	}

	private doInBook(book: Book, at: number): boolean {
		const it = book.cases[at];
		if (this.name in ON_ORDER) return onOrderOf(this.name)?.(book, this.given) ?? false;
		return it !== undefined && (onCaseOf(this.name)?.(book, it, this.given) ?? false);
	}

	toString = () => `${this.name}(${JSON.stringify(this.given)})`;
}

function doInShop(name: string, at: number, doing: Doing): Promise<unknown> {
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

/** One in five is tried though it has to be refused. */
const sometimes = fc.nat({ max: 4 }).map((one) => one === 0);

/** What needs much to have happened comes more often, so that it happens at all. */
const OFTEN = {
	...{ ask: 4, cancel: 3, accept: 5, pass_grace: 6, banks_decide: 4, undo: 4, retry: 8, pay_part: 6 },
	...{ send_planned: 5, book_by_hand: 5, pay_balance: 8, give_up: 4, agree: 6, unaccept: 2 }
} satisfies Partial<Record<string, number>>;
const often = new Map<string, number>(Object.entries(OFTEN));
const names = [...Object.keys(ON_CASE), ...Object.keys(ON_ORDER)].flatMap((name) =>
	Array.from({ length: often.get(name) ?? 1 }, () => name)
);

export const commands = (replayPath?: string) =>
	fc.commands(
		[fc.tuple(fc.constantFrom(...names), given, sometimes).map(([name, at, anyway]) => new Command(name, at, anyway))],
		{ maxCommands: 60, size: 'max', ...(replayPath === undefined ? {} : { replayPath }) }
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
	const steps = ENDING.map((name) => new Command(name, ALL, false));
	for (let taken = 0; taken < MOST_STEPS; taken++) {
		const next = steps.find((step) => step.check(book));
		if (!next) return;
		await next.run(book, sold);
	}
	throw new Error('it never comes to its end');
}
