import { mulDiv, sum, type Minor } from '$lib/core/money';
import { isShopsFault } from '$lib/modules/settings/reasons';
import { pointsTaken } from './earned';
import { feesOf } from './fee';
import { takenOfGivenUp } from './given-up';
import { allGone, goneUnits, isAccepted, withGifts, type Gone } from './goods';
import { lineWorth } from './line-worth';
import { costOfRest } from './partial-policy';
import type { Adjustment, CaseFacts, Offer, Quote, QuoteCharge, QuoteInput, QuoteLine } from './quote-facts';
import { chargesBack } from './shipping';
import { spreadOverTenders } from './spread';

/** The exact money of canceling the selection now. Pure: the same facts give the same quote. */
export function makeQuote(asked: QuoteInput): Quote {
	const input = { ...asked, selection: withGifts(asked.order, asked.others, asked.selection) };
	const { order, others, selection } = input;
	const gone = goneUnits(order, others, selection);
	const sweep = allGone(order.lines, gone);
	const lines = selection.flatMap(({ lineItemId, quantity }) => {
		const line = order.lines.find(({ id }) => id === lineItemId);
		return line ? [lineWorth(line, others, quantity, order.step)] : [];
	});
	const rules = sweep ? null : rulesFor(input);
	const proportional = input.policy.shipping_partial === 'proportional' && rules === null;
	const charges = chargesBack(order, others, lines, { gone, proportional });
	const aim = sweep ? sweepWorth(input) : rules ? restWorth(input, rules, gone) : null;
	const benefits = { pointsTaken: pointsTaken(order, others, lines), coupons: couponsFreed(input, sweep, aim) };
	return { ...priced(input, { lines, charges, aim, sweep }), ...benefits };
}

/** A case as other quotes of the order see it. */
export const caseFacts = (id: string, state: CaseFacts['state'], quote: Quote): CaseFacts => {
	const { lines, charges, adjustments, fee, worth, givenUp, pointsTaken, coupons } = quote;
	return { id, state, lines, charges, adjustments, fee, worth, givenUp, pointsTaken, coupons };
};

/** The benefit rules that re-price the rest; null where it keeps its frozen discount. Any line at the shop's fault does. */
function rulesFor({ order, origin, policy, selection }: QuoteInput) {
	const spared =
		origin === 'withdrawal' || origin === 'supplier' || selection.some((one) => isShopsFault(policy, one.reason));
	return policy.partial === 'proportional' || spared ? null : order.benefits;
}

/** What the case must come to before its own fee, how much of that is shipping charged after all, and coupons lost by it. */
type Aim = { readonly worth: Minor; readonly recharge: Minor; readonly lost: readonly string[] };

const sweepWorth = (input: QuoteInput): Aim => ({ worth: leftOf(input), recharge: 0, lost: [] });

function restWorth(input: QuoteInput, rules: NonNullable<QuoteInput['order']['benefits']>, gone: Gone): Aim {
	const rest = costOfRest(input.order, rules, gone, input.policy.partial === 'keep_rate');
	return { ...rest, worth: leftOf(input) - rest.total };
}

/** Order total less what the other accepted cases are worth and their fees. */
const leftOf = ({ order, others }: QuoteInput): Minor =>
	order.total - sum(others.filter(isAccepted).map(({ worth, fee }) => worth + fee));

type Parts = {
	readonly lines: readonly QuoteLine[];
	readonly charges: readonly QuoteCharge[];
	readonly aim: Aim | null;
	readonly sweep: boolean;
};

function priced(input: QuoteInput, { lines, charges, aim, sweep }: Parts): Omit<Quote, 'pointsTaken' | 'coupons'> {
	const { order, policy, origin } = input;
	const shipping = sum(charges.map(({ amount }) => amount));
	const frozen = sum(lines.map(({ amount }) => amount)) + shipping;
	const adjustments = aim ? adjustmentsTo(aim, frozen, input, lines) : [];
	const before = frozen + sum(adjustments.map(({ amount }) => amount));
	const fees = feesOf(input, lines, before);
	const fee = sum(fees.map(({ amount }) => amount));
	const worth = before - fee;
	const givenUp = takenOfGivenUp(input, { lines, charges, sweep, worth });
	const lowersDebt = Math.min(worth, order.owed + (givenUp?.total ?? 0));
	const due = Math.min(worth - lowersDebt, sum(order.tenders.map(({ remaining }) => remaining)));
	const strategy = origin === 'withdrawal' ? 'proportional' : policy.tenders;
	const spread = spreadOverTenders(due, order.tenders, { strategy, step: order.step, sweep });
	const clamped = aim !== null && !sweep && frozen > 0 && worth <= 0;
	return {
		currency: order.currency,
		...sharesOf({ lines, charges, adjustments, fee }),
		lines,
		charges,
		shipping,
		shippingTax: sum(charges.map(({ tax }) => tax)),
		fee,
		fees,
		adjustments,
		worth,
		lowersDebt,
		...(givenUp ? { givenUp } : {}),
		due,
		...spread,
		sweep,
		offers: offersFor(clamped, spread.shortfall > 0, sweep),
		...(clamped ? { refused: { code: 'quote.zero_by_clamp' } } : {})
	};
}

/** The named difference between the frozen parts and the aim; together never more than the parts. */
function adjustmentsTo(aim: Aim, frozen: Minor, { others }: QuoteInput, lines: readonly QuoteLine[]): Adjustment[] {
	const earlier = others.filter(isAccepted).flatMap(({ adjustments }) => adjustments);
	const recharged = sum(earlier.filter(({ kind }) => kind === 'shipping_recharge').map(({ amount }) => amount));
	const difference = Math.max(aim.worth, 0) - frozen;
	const recharge = -aim.recharge - recharged;
	const shipping = aim.worth < 0 ? Math.max(recharge, difference) : recharge;
	const tax = taxLike(lines);
	const named = [
		{ kind: 'shipping_recharge', amount: shipping, tax: tax(shipping) },
		{ kind: 'benefit_reversal', amount: difference - shipping, tax: tax(difference - shipping) }
	] as const;
	return named.filter(({ amount }) => amount !== 0);
}

/** Taxed in the proportion of the case's lines. */
function taxLike(lines: readonly QuoteLine[]) {
	const goods = sum(lines.map(({ amount }) => amount));
	const tax = sum(lines.map((line) => line.tax));
	return (amount: Minor): Minor => (goods > 0 ? mulDiv(amount, tax, goods) : 0);
}

/** What is in the worth of tax and what of discount. */
function sharesOf({ lines, charges, adjustments, fee }: Pick<Quote, 'lines' | 'charges' | 'adjustments' | 'fee'>) {
	const feeTax = taxLike(lines)(fee);
	const tax = sum([...lines, ...charges, ...adjustments].map((part) => part.tax)) - feeTax;
	return { feeTax, tax: Math.max(0, tax), discount: sum(lines.map(({ discount }) => discount)) };
}

/** Single-use coupons that the order needs no more: all of them with its last goods, else those the rest is too small for. */
function couponsFreed({ order, others }: QuoteInput, sweep: boolean, aim: Aim | null): string[] {
	const freed = new Set(others.filter(isAccepted).flatMap(({ coupons }) => coupons));
	const used = order.discounts.flatMap(({ coupon, singleUse }) => (singleUse && coupon !== null ? coupon : []));
	return used.filter((code) => !freed.has(code) && (sweep || aim?.lost.includes(code)));
}

function offersFor(clamped: boolean, short: boolean, sweep: boolean): Offer[] {
	const everything: Offer[] = sweep ? [] : ['cancel_everything'];
	if (clamped) return ['keep', ...everything];
	return short ? [...everything, 'other_route'] : [];
}
