import { sum, type Minor } from '$lib/core/money';
import type { CaseFacts, LineFacts, QuoteLine } from './quote-facts';

/**
 * R(k): what the first `k` of `quantity` units come to, `(2·A·k + q) div (2·q)` on whole steps. All of them come to
 * `paid` exactly.
 */
export function unitsWorth(paid: Minor, quantity: number, k: number, step = 1): Minor {
	if (k >= quantity) return paid;
	const steps = BigInt(Math.floor(paid / step));
	const q = BigInt(quantity);
	return Number((2n * steps * BigInt(k) + q) / (2n * q)) * step;
}

/**
 * What `quantity` more units of the line are worth: R(k) less what its other live cases are worth, never below 0. So
 * every sequence of cases, withdrawals and undos adds up to what was paid, and the same for the tax.
 */
export function lineWorth(line: LineFacts, others: readonly CaseFacts[], quantity: number, step = 1): QuoteLine {
	const taken = others.flatMap(({ lines }) => lines.filter(({ lineItemId }) => lineItemId === line.id));
	const k = sum(taken.map((item) => item.quantity)) + quantity;
	const amount = unitsWorth(line.paid, line.quantity, k, step) - sum(taken.map((item) => item.amount));
	const tax = unitsWorth(line.tax, line.quantity, k) - sum(taken.map((item) => item.tax));
	const discount = unitsWorth(line.discount, line.quantity, k) - sum(taken.map((item) => item.discount));
	const most = (share: Minor) => Math.max(0, share);
	return { lineItemId: line.id, quantity, amount: most(amount), tax: most(tax), discount: most(discount) };
}
