import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitByLargestRemainder } from '$lib/core/allocate';
import { sum } from '$lib/core/money';
import { holds } from '../../support/property';

it('gives what is left to the largest fractions', () =>
	expect(splitByLargestRemainder(3333, [5000, 3000, 2000])).toEqual([1666, 1000, 667]));

it('breaks ties by the larger weight, then the lower index', () => {
	expect(splitByLargestRemainder(2, [1, 3])).toEqual([0, 2]);
	expect(splitByLargestRemainder(1, [5, 5, 5])).toEqual([1, 0, 0]);
});

it('stays exact beyond 2^53 in the product', () =>
	expect(splitByLargestRemainder(9_007_199_254_740_991, [9_007_199_254_740_991, 0])).toEqual([
		9_007_199_254_740_991, 0
	]));

it('splits on whole steps, the odd rest to the largest weight', () => {
	expect(splitByLargestRemainder(1000, [1, 1, 1], 100)).toEqual([400, 300, 300]);
	expect(splitByLargestRemainder(1050, [1, 2], 100)).toEqual([300, 750]);
});

it('refuses to spread money over nothing', () => {
	expect(() => splitByLargestRemainder(1, [0, 0])).toThrow(RangeError);
	expect(() => splitByLargestRemainder(-1, [1])).toThrow(RangeError);
	expect(splitByLargestRemainder(0, [0, 0])).toEqual([0, 0]);
});

const weights = fc.array(fc.nat({ max: 10 ** 12 }), { minLength: 1, maxLength: 12 }).filter((list) => sum(list) > 0);

it('adds up to the total, within one of the exact share, never above the weight', () =>
	holds(
		fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
			const whole = sum(list);
			const total = Math.floor(whole * part);
			const shares = splitByLargestRemainder(total, list);
			expect(sum(shares)).toBe(total);
			shares.forEach((share, at) => {
				const weight = list[at] ?? 0;
				expect(share).toBeLessThanOrEqual(weight);
				expect(share).toBeGreaterThanOrEqual(Number((BigInt(total) * BigInt(weight)) / BigInt(whole)));
			});
		})
	));

it('adds up on steps too', () =>
	holds(
		fc.property(weights, fc.nat({ max: 10 ** 9 }), fc.constantFrom(10, 100), (list, total, step) => {
			const shares = splitByLargestRemainder(total, list, step);
			expect(sum(shares)).toBe(total);
			expect(shares.filter((share) => share % step !== 0).length).toBeLessThanOrEqual(1);
		})
	));
