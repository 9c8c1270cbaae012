import { sum, type Minor } from '$lib/core/money';
import { isShopsFault } from '$lib/modules/settings/reasons';
import type { Origin } from '$lib/modules/settings/origins';
import type { Policy } from '$lib/modules/settings/policy';
import { onStep, percentOf } from './partial-policy';
import type { QuoteInput, QuoteLine } from './quote-facts';

const CHARGED: readonly Origin[] = ['customer', 'admin', 'partner'];

/**
 * What the shop keeps for a change of mind: a percentage of those lines (rounded down to the order's step) or a flat
 * amount once per case. Lines at the shop's fault are left out. Nothing in a withdrawal, in Korea, on an order awaiting
 * payment, or where nobody asked us (supplier, channel, system). All fees of an order stay within its items, and one within its own case.
 */
export function feeOf(input: QuoteInput, lines: readonly QuoteLine[], worthBefore: Minor): Minor {
	const { order, origin, policy, others, selection } = input;
	if (policy.fee === null || order.region === 'KR' || order.unpaid || !CHARGED.includes(origin)) return 0;
	const spared = new Set(selection.filter(({ reason }) => isShopsFault(reason)).map(({ lineItemId }) => lineItemId));
	const charged = lines.filter(({ lineItemId }) => !spared.has(lineItemId));
	if (charged.length === 0) return 0;
	const asked = feeByRule(policy.fee, sum(charged.map(({ amount }) => amount)), order.currency);
	const room = sum(order.lines.map(({ paid }) => paid)) - sum(others.map(({ fee }) => fee));
	return Math.max(0, onStep(Math.min(asked, room, worthBefore), order.step));
}

const feeByRule = (rule: NonNullable<Policy['fee']>, base: Minor, currency: string): Minor =>
	'percent' in rule ? percentOf(base, rule.percent) : (rule.flat[currency] ?? 0);
