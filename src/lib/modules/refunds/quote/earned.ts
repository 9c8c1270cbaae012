import { mulDiv, sum } from '$lib/core/money';
import type { CaseFacts, OrderFacts, QuoteLine } from './quote-facts';

/**
 * Points the order had earned that the case takes back: all live cases together `floor(earned × canceled ÷ total)` of the
 * goods, so that every sequence of them ends with all of the points.
 */
export function pointsTaken(
	{ lines: ordered, pointsEarned }: Pick<OrderFacts, 'lines' | 'pointsEarned'>,
	others: readonly CaseFacts[],
	lines: readonly QuoteLine[]
): number {
	const total = sum(ordered.map(({ paid }) => paid));
	if (total === 0 || pointsEarned === 0) return 0;
	const canceled = sum([...others.flatMap((other) => other.lines), ...lines].map(({ amount }) => amount));
	const together = mulDiv(pointsEarned, Math.min(canceled, total), total);
	return Math.max(0, together - sum(others.map((other) => other.pointsTaken)));
}
