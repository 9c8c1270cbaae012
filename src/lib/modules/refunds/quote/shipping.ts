import { sum } from '$lib/core/money';
import { allGone, type Gone } from './goods';
import { unitsWorth } from './line-worth';
import type { CaseFacts, ChargeFacts, LineFacts, OrderFacts, QuoteCharge, QuoteLine } from './quote-facts';

/** Lines a charge was paid for: its supplier's, or all. */
export function linesOf({ supplier }: ChargeFacts, order: OrderFacts): readonly LineFacts[] {
	const own = order.lines.filter((line) => supplier !== null && line.supplier === supplier);
	return own.length > 0 ? own : order.lines;
}

/**
 * What comes back of each charge: all of it with the last unit it was paid for, otherwise nothing or (`proportional`) in
 * the proportion of the goods canceled or held; less what the other live cases already have of it.
 */
export function chargesBack(
	order: OrderFacts,
	others: readonly CaseFacts[],
	lines: readonly QuoteLine[],
	{ gone, proportional }: { gone: Gone; proportional: boolean }
): QuoteCharge[] {
	const goods = [...others.flatMap((other) => other.lines), ...lines];
	return order.charges
		.map((charge) => {
			const scope = linesOf(charge, order);
			const back = (amount: number, step: number) => {
				if (allGone(scope, gone)) return amount;
				return proportional ? shareOf(amount, scope, goods, step) : 0;
			};
			const before = others.flatMap(({ charges }) => charges.filter(({ chargeId }) => chargeId === charge.id));
			const amount = back(charge.amount, order.step) - sum(before.map((one) => one.amount));
			const tax = back(charge.tax, 1) - sum(before.map((one) => one.tax));
			return { chargeId: charge.id, amount: Math.max(0, amount), tax: Math.max(0, tax) };
		})
		.filter(({ amount }) => amount > 0);
}

function shareOf(amount: number, scope: readonly LineFacts[], goods: readonly QuoteLine[], step: number) {
	const ids = new Set(scope.map(({ id }) => id));
	const paid = sum(scope.map((line) => line.paid));
	const back = sum(goods.filter(({ lineItemId }) => ids.has(lineItemId)).map((line) => line.amount));
	return paid === 0 ? 0 : unitsWorth(amount, paid, back, step);
}
