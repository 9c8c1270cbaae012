import { sum, type Minor } from '$lib/core/money';
import type { Origin } from '$lib/modules/settings/origins';
import { stageOf, type FeeRule, type FeeStage, type Policy } from '$lib/modules/settings/policy';
import { isShopsFault, type Reason } from '$lib/modules/settings/reasons';
import { onStep, percentOf } from './partial-policy';
import type { LineFacts, QuoteFee, QuoteInput, QuoteLine } from './quote-facts';

const CHARGED: readonly Origin[] = ['customer', 'admin', 'partner'];

/**
 * What the shop keeps. For a change of mind, by the first rule that fits each line: a percentage of all lines under it,
 * rounded down to the order's step, or one flat amount a case. Of goods made to order it is what their making has used up,
 * and no fee beside. Never at the shop's fault, in a withdrawal, on an order awaiting payment, or where nobody asked us
 * (supplier, channel, system); in Korea, and within the policy's free minutes, only what was made. All of an order stays within its items, and within its own case.
 */
export function feesOf(input: QuoteInput, lines: readonly QuoteLine[], worthBefore: Minor): QuoteFee[] {
	const { order, origin, others } = input;
	if (order.unpaid || !CHARGED.includes(origin)) return [];
	const charged = lines
		.flatMap((line) => chargedLine(input, line))
		.filter(({ reason }) => !isShopsFault(input.policy, reason));
	const made = productionFees(input, charged);
	const rest = charged.filter((one) => keptOf(input, one) === null);
	const free = order.region === 'KR' || order.hoursOld * 60 < input.policy.free_minutes;
	const asked = [...made, ...(free ? [] : cancellationFees(input, rest))];
	const room = sum(order.lines.map(({ paid }) => paid)) - sum(others.map(({ fee }) => fee));
	return within(asked, Math.max(0, Math.min(room, worthBefore)), order.step);
}

type Charged = { readonly line: LineFacts; readonly amount: Minor; readonly reason: Reason | null };

function chargedLine({ order, selection }: QuoteInput, { lineItemId, amount }: QuoteLine): Charged[] {
	const line = order.lines.find(({ id }) => id === lineItemId);
	const reason = selection.find((one) => one.lineItemId === lineItemId)?.reason ?? null;
	return line ? [{ line, amount, reason }] : [];
}

/** Hundredths kept of goods made to order, as far as they are; null for all others. */
function keptOf({ policy }: Pick<QuoteInput, 'policy'>, { line }: Charged): number | null {
	const state = line.supplierState === 'delivered' ? 'shipped' : line.supplierState;
	if (!line.personalized || state === null || state === 'not_placed' || state === 'canceled') return null;
	return policy.personalized_keep[state] > 0 ? policy.personalized_keep[state] : null;
}

const productionFees = (input: QuoteInput, lines: readonly Charged[]): QuoteFee[] =>
	lines.flatMap((one): QuoteFee[] => {
		const percent = keptOf(input, one);
		if (percent === null) return [];
		const amount = onStep(percentOf(one.amount, percent), input.order.step);
		return [{ kind: 'production', amount, percent, base: one.amount }];
	});

type Take = NonNullable<Policy['fee']>;

function cancellationFees({ order, policy }: QuoteInput, lines: readonly Charged[]): QuoteFee[] {
	const byTake = new Map<Take, Minor>();
	for (const { line, amount, reason } of lines) {
		const found = policy.fee_rules.find((rule) =>
			fits(rule, { hours: order.hoursOld, stage: stageOf(line.supplierState), reason })
		);
		const take = found ? found.take : policy.fee;
		if (take) byTake.set(take, (byTake.get(take) ?? 0) + amount);
	}
	const percents = [...byTake].flatMap(([take, base]): QuoteFee[] => {
		if (!('percent' in take)) return [];
		const { percent } = take;
		return [{ kind: 'cancellation', amount: onStep(percentOf(base, percent), order.step), percent, base }];
	});
	const flat = Math.max(
		0,
		...[...byTake.keys()].map((take) => ('flat' in take ? (take.flat[order.currency] ?? 0) : 0))
	);
	return [...percents, { kind: 'cancellation', amount: onStep(flat, order.step), percent: null, base: 0 }];
}

type Asked = { readonly hours: number; readonly stage: FeeStage; readonly reason: Reason | null };

function fits(rule: FeeRule, { hours, stage, reason }: Asked): boolean {
	if (hours < (rule.after_hours ?? 0) || hours >= (rule.until_hours ?? Infinity)) return false;
	if (rule.stages && !rule.stages.includes(stage)) return false;
	return !rule.reasons || rule.reasons.includes(reason ?? 'changed_mind');
}

/** The fees in their order, as far as there is room for them. */
function within(fees: readonly QuoteFee[], room: Minor, step: Minor): QuoteFee[] {
	let left = room;
	const fitted = fees.map((fee) => {
		const amount = onStep(Math.min(fee.amount, left), step);
		left -= amount;
		return { ...fee, amount };
	});
	return fitted.filter(({ amount }) => amount > 0);
}
