import { sum, type Minor } from './money';

/**
 * Splits `total` over `weights` by largest remainder: floors first, then one `step` each to the largest fractions (ties:
 * larger weight, then lower index). The shares add up to `total`; none exceeds its weight while `total <= Σ weights` and
 * `step` is 1. What is less than a whole step goes to the largest weight.
 * @throws RangeError when there is something to split and no weight to carry it.
 */
export function splitByLargestRemainder(total: Minor, weights: readonly number[], step = 1): Minor[] {
	const whole = sum(weights);
	if (total < 0 || weights.some((weight) => weight < 0)) throw new RangeError('cannot split negative amounts');
	if (total === 0) return weights.map(() => 0);
	if (whole === 0) throw new RangeError('nothing to split over');
	const steps = Math.floor(total / step);
	const parts = weights.map((weight, index) => partOf(steps, weight, whole, index));
	const ranked = parts.toSorted(byFraction);
	const left = steps - sum(parts.map(({ floor }) => floor));
	const lucky = new Set(ranked.slice(0, left).map(({ index }) => index));
	const largest = parts.toSorted(byWeight)[0]?.index;
	return parts.map(
		({ floor, index }) => (floor + (lucky.has(index) ? 1 : 0)) * step + (index === largest ? total % step : 0)
	);
}

type Part = { readonly index: number; readonly weight: number; readonly floor: number; readonly fraction: bigint };

function partOf(steps: number, weight: number, whole: number, index: number): Part {
	const product = BigInt(steps) * BigInt(weight);
	return { index, weight, floor: Number(product / BigInt(whole)), fraction: product % BigInt(whole) };
}

const byWeight = (a: Part, b: Part) => b.weight - a.weight || a.index - b.index;
const byFraction = (a: Part, b: Part) =>
	a.fraction === b.fraction ? byWeight(a, b) : a.fraction > b.fraction ? -1 : 1;
