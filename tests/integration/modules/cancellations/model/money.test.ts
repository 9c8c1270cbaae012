import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sum } from '../../../../../src/lib/core/money';
import { HOUR } from '../../../../../src/lib/core/time';
import { splitByLargestRemainder } from '../../../../../src/lib/core/allocate';
import { releaseDue } from '../../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { chase } from '../../../../../src/lib/modules/refunds/methods/chase.server';
import type { Reaction, Reactions } from '../../../../../src/lib/server/outbox';
import { REACTIONS } from '../../../../../src/lib/wiring/reactions.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../../support/shop';
import { isAccepted, isAllCanceled, refundedOn, STRATEGIES, type Book, type Way } from './books';
import { cancelTheRest, commands } from './commands';
import { surplusOf } from './money';
import type { Sold } from './shop-side';

const SEED = Number(process.env['MODEL_SEED'] ?? 20260211);
/**
 * Each is an order, some thirty real actions and all the jobs that follow: 1.2 s on two cores, so that a thousand would take
 * twenty minutes of the gate. The same sequences are tried a thousand times on the rules alone in `sequence.test.ts`.
 */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 16);
/** What fast-check printed of a run that failed. */
const PATH = process.env['MODEL_PATH'];

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({ reactions: onlyMoney(REACTIONS), due: [releaseDue, chase] });
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

/** What moves money follows; whom mails tell of it is another test's business. */
const onlyMoney = (table: Reactions): Reactions => ({
	...table,
	...Object.fromEntries(Object.entries(table).map(([name, all]) => [name, all.map(unlessMail)]))
});
const unlessMail =
	(reaction: Reaction): Reaction =>
	(event) => {
		const order = reaction(event);
		return order?.job.startsWith('notifications.') ? undefined : order;
	};

const WAYS = ['card', 'bank_deposit', 'points', 'store_credit'] as const;
const sale = fc.record({
	lines: fc.array(
		fc.record({ quantity: fc.integer({ min: 1, max: 4 }), unit_price: fc.integer({ min: 1, max: 3000 }) }),
		{
			minLength: 1,
			maxLength: 3
		}
	),
	off: fc.nat({ max: 40 }),
	shipping: fc.constantFrom(0, 0, 350, 800),
	paid: fc.uniqueArray(fc.constantFrom(...WAYS), { minLength: 1, maxLength: 3 }),
	weights: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
	strategy: fc.constantFrom(...STRATEGIES)
});
type Sale = typeof sale extends fc.Arbitrary<infer Of> ? Of : never;

let sold = 0;
/** Sells it to somebody new; the book begins with what was frozen at placement. */
async function sell({ lines, off, shipping, paid, weights, strategy }: Sale): Promise<{ model: Book; real: Sold }> {
	await shop.policy({ tenders: strategy });
	const goods = lines.reduce((all, { quantity, unit_price }) => all + quantity * unit_price, 0);
	const discount = Math.min(off, goods - 1);
	const total = goods - discount + shipping;
	const parts = splitByLargestRemainder(total, weights.slice(0, paid.length));
	const order = await shop.place({
		email: `buyer-${++sold}@example.com`,
		line_items: lines.map((line, at) => ({ ...line, sku: `SKU-${at}`, title: `Thing ${at}` })),
		discounts: discount > 0 ? [{ label: 'Off', amount: discount }] : [],
		charges: shipping > 0 ? [{ kind: 'shipping', amount: shipping }] : [],
		tenders: paid.flatMap((kind, at) => {
			const captured = parts[at] ?? 0;
			return captured > 0 ? [{ kind, captured, ...(kind === 'card' ? { gateway: 'sandbox' as const } : {}) }] : [];
		})
	});
	const model: Book = {
		...{ total, strategy, cases: [], clock: 0, asked: null },
		lines: order.lines.map(({ quantity, paid }) => ({ quantity, paid })),
		tenders: order.tenders.map(({ kind, captured }) => ({ way: WAY[kind] ?? 'hand', captured })),
		shipped: lines.map(() => 0),
		wallets: { points: 0, store_credit: 0 }
	};
	return { model, real: { shop, order, cases: [] } };
}
const WAY: Partial<Record<string, Way>> = { card: 'gateway', points: 'points', store_credit: 'store_credit' };

/** With all of it canceled, what is not back was agreed to stay. */
function isAtItsEnd(book: Book): void {
	expect(book.cases.filter(({ state }) => state === 'requested' || state === 'in_progress')).toEqual([]);
	if (!isAllCanceled(book)) return;
	const kept = sum(book.tenders.map(({ captured }, at) => captured - refundedOn(book, at)));
	const waived = sum(book.cases.filter(isAccepted).map((it) => it.waived));
	expect(kept - surplusOf(book), 'what the shop keeps of an order that is canceled').toBe(waived);
}

const property = fc.asyncProperty(sale, commands(), async (given, steps) => {
	const { model, real } = await sell(given);
	for (const step of steps) await step.run(model, real);
	await cancelTheRest(model, real);
	isAtItsEnd(model);
});

it(
	'keeps the money of an order as a simple book of it does, whatever people and banks do',
	async () => {
		console.info(`fast-check seed ${SEED}, ${RUNS} runs; again: MODEL_SEED=${SEED} MODEL_RUNS=${RUNS}`);
		const again = { endOnFailure: true, ...(PATH === undefined ? {} : { path: PATH }) };
		await fc.assert(property, { seed: SEED, numRuns: RUNS, ...again });
	},
	HOUR
);
