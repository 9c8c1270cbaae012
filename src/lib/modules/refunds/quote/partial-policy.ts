import { splitByLargestRemainder } from '$lib/core/allocate';
import { mulDiv, sum, type Minor } from '$lib/core/money';
import { allGone, type Gone } from './goods';
import { unitsWorth } from './line-worth';
import type { BenefitRules, CouponRule, OrderFacts } from './quote-facts';
import { linesOf } from './shipping';

/** `recharge`: what its shipping costs above what was charged for it. `lost`: coupons it no longer qualifies for. */
export type CostOfRest = { readonly total: Minor; readonly recharge: Minor; readonly lost: readonly string[] };

/**
 * What the goods that stay would have cost by themselves, by the benefit rules kept with the order. With `keepRate` a flat
 * coupon counts at the rate it had on the whole order, whatever its minimum; percentages and free shipping are judged anew.
 * Free shipping looks at the goods after all discounts.
 */
export function costOfRest(order: OrderFacts, rules: BenefitRules, gone: Gone, keepRate: boolean): CostOfRest {
	const nets = order.lines.map(({ net }) => net);
	const keepsRate = ({ percent }: CouponRule) => keepRate && percent === undefined;
	const rest = restOf(order, nets, gone);
	const known = order.discounts.map((discount) => ({ ...discount, rule: ruleOf(rules, discount.coupon) }));
	const plain = sum(known.filter(({ rule }) => !rule).map(({ amount }) => amount));
	const frozen = restOf(order, sum(nets) > 0 ? splitByLargestRemainder(plain, nets) : nets, gone);
	const coupons = known.map(({ amount, rule }) => {
		if (!rule) return 0;
		return keepsRate(rule) ? mulDiv(amount, rest, sum(nets)) : couponOn(rest, amount, rule);
	});
	const lost = known.flatMap(({ rule }) => (rule && !keepsRate(rule) && rest < rule.minimum ? rule.code : []));
	const goods = onStep(Math.max(0, rest - frozen - sum(coupons)), order.step);
	const recharge = shippingAbove(order, rules, goods);
	return { total: goods + recharge + chargesKept(order, gone), recharge, lost };
}

const restOf = (order: OrderFacts, amounts: readonly Minor[], gone: Gone): Minor =>
	sum(
		order.lines.map(({ id, quantity }, at) => {
			const amount = amounts[at] ?? 0;
			return amount - unitsWorth(amount, quantity, gone.get(id) ?? 0, order.step);
		})
	);

const ruleOf = ({ coupons = [] }: BenefitRules, coupon: string | null) => coupons.find(({ code }) => code === coupon);

/** Never more than the coupon was worth on the whole order. */
function couponOn(rest: Minor, amount: Minor, { percent, minimum }: CouponRule): Minor {
	if (rest < minimum) return 0;
	return Math.min(amount, percent === undefined ? rest : percentOf(rest, percent));
}

/** Rounded down; percentages have at most two decimals. */
export const percentOf = (amount: Minor, percent: number): Minor => mulDiv(amount, Math.round(percent * 100), 10_000);

/** Down to a whole step. */
export const onStep = (amount: Minor, step: number): Minor => amount - (amount % step);

function shippingAbove(order: OrderFacts, rules: BenefitRules, goods: Minor): Minor {
	const { free_shipping_from: from, shipping_otherwise: otherwise } = rules;
	if (from === undefined || otherwise === undefined || goods >= from) return 0;
	const charged = order.charges.filter(({ kind, supplier }) => kind === 'shipping' && supplier === null);
	return Math.max(0, otherwise - sum(charged.map(({ amount }) => amount)));
}

const chargesKept = (order: OrderFacts, gone: Gone): Minor =>
	sum(order.charges.filter((charge) => !allGone(linesOf(charge, order), gone)).map(({ amount }) => amount));
