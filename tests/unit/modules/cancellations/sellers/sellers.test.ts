import { describe, expect, it } from 'vitest';
import { backFor, cameBack, movedOn, type BackFacts } from '$lib/modules/cancellations/sellers/back';
import { matchLines, type Sold } from '$lib/modules/cancellations/sellers/match';
import { stageOf } from '$lib/modules/cancellations/sellers/stage';

describe('which line there is which of ours', () => {
	const sold = (line: string, sku: string, quantity: number): Sold => ({ line, sku, quantity, worth: 100 });
	const bought = (lineItemId: string, quantity: number, ...names: string[]) => ({ lineItemId, quantity, names });
	const pairs = (...asked: Parameters<typeof matchLines>) =>
		matchLines(...asked)?.map(({ lineItemId, sold: { line } }) => `${lineItemId}=${line}`);

	it('goes by what either of us calls the goods, however it is written', () => {
		expect(pairs([bought('a', 1, 'DESK', 'NW-7')], [sold('1', ' nw-7', 1)])).toEqual(['a=1']);
	});
	it('takes the line of as many units where several could be meant, and each once', () => {
		const there = [sold('1', 'DESK', 1), sold('2', 'DESK', 3)];
		expect(pairs([bought('a', 3, 'DESK'), bought('b', 2, 'DESK')], there)).toEqual(['a=2', 'b=1']);
	});
	it('is none of them where one of ours is not there', () => {
		expect(pairs([bought('a', 1, 'DESK'), bought('b', 1, 'LAMP')], [sold('1', 'DESK', 1)])).toBeUndefined();
	});
});

describe('what comes back', () => {
	const line = (removed: number) => ({ id: '1', quantity: 3, removed, shipped: 0 });
	const facts = (over: Partial<BackFacts>): BackFacts => ({
		...{ held: 3200, moved: 0, unbooked: 0, awaited: 0, share: 100 },
		...{ lines: [{ line: '1', quantity: 3, worth: 2701 }], there: [line(1)], ...over }
	});
	const units = (quantity: number) => [{ line: '1', quantity }];

	it('is what the units cost, and with the last of them all that is left', () => {
		expect(backFor(units(1), facts({}))).toBe(900);
		expect(backFor(units(2), facts({ there: [line(3)], moved: 900 }))).toBe(2300);
		expect(backFor(units(2), facts({ there: [line(3)], moved: 900, awaited: 300 }))).toBe(2000);
	});
	it('is what was agreed of it, and never more than is left', () => {
		expect(backFor(units(1), facts({ share: 50 }))).toBe(450);
		expect(backFor(units(1), facts({ moved: 2900 }))).toBe(300);
		expect(backFor(units(1), facts({ moved: 3200 }))).toBe(0);
	});
	it('counts what its seller gave back for it already', () => {
		expect(backFor(units(1), facts({ moved: 3200, unbooked: 900 }))).toBe(900);
	});

	const movement = (key: string | null, state: 'succeeded' | 'pending') => ({
		...{ key, kind: 'refund' as const, amount: 100, currency: 'USD', at: new Date(0) },
		receipt: { state, reference: 'r', trace: null }
	});
	const money = [
		{
			...{ payment: 'p', label: '', authorized: 900, captured: 900 },
			movements: [movement('rfd_1', 'succeeded'), movement(null, 'succeeded'), movement(null, 'pending')]
		}
	];
	it('has come once the store says so', () => {
		expect([cameBack(money, 'rfd_1'), cameBack(money, null), movedOn(money)]).toEqual([100, 100, 300]);
	});
});

describe('how far an order in a store is', () => {
	const line = (removed: number, shipped: number) => ({ id: '1', quantity: 3, removed, shipped });
	it.each([
		[[line(3, 0)], 'placed', 'canceled'],
		[[line(1, 2), line(3, 0)], 'placed', 'shipped'],
		[[line(1, 2)], 'delivered', 'delivered'],
		[[line(0, 1)], 'not_placed', 'placed'],
		[[line(0, 0)], 'in_production', 'in_production']
	] as const)('%j known as %s is %s', (lines, known, now) => expect(stageOf(lines, known)).toBe(now));
});
