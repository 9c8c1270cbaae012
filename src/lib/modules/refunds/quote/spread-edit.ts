import { splitByLargestRemainder } from '$lib/core/allocate';
import { sum, type Minor } from '$lib/core/money';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { TenderAmount } from './quote-facts';

/** A total typed below the due, spread over what the quote gives each tender, in whole steps where each can carry them. */
export function spreadTotal(total: Minor, planned: readonly TenderAmount[], step: Minor = 1): Verdict<TenderAmount[]> {
	const due = sum(planned.map(({ amount }) => amount));
	if (total > due || total < 0) return no('refund.exceeds_due', { amount: total, due });
	const weights = planned.map(({ amount }) => amount);
	const stepped = splitByLargestRemainder(total, weights, step);
	const fits = stepped.every((share, at) => share <= (weights[at] ?? 0));
	const shares = fits ? stepped : splitByLargestRemainder(total, weights);
	return yes(planned.map(({ tenderId }, at) => ({ tenderId, amount: shares[at] ?? 0 })).filter(isSomething));
}

/** What is left on a tender. `whole`: all of it or nothing; `step`: the smallest amount it moves in. */
export type RoomOn = TenderAmount & { readonly whole?: boolean; readonly step?: Minor };
/** What may still be given: `due` of the case less what is refunded, waived, lost or on its way; `remaining` by tender. */
export type Room = { readonly due: Minor; readonly remaining: readonly RoomOn[] };

/** Amounts typed per tender, if each fits its tender and all together the due. */
export function checkTenderAmounts(amounts: readonly TenderAmount[], room: Room): Verdict<TenderAmount[]> {
	const total = sum(amounts.map(({ amount }) => amount));
	if (amounts.some(({ amount }) => amount < 0) || total > room.due) {
		return no('refund.exceeds_due', { amount: total, due: room.due });
	}
	for (const { tenderId } of amounts) {
		const amount = amountOn(tenderId, amounts);
		const remaining = amountOn(tenderId, room.remaining);
		if (amount > remaining) return no('refund.exceeds_tender', { tender: tenderId, amount, remaining });
		if (amount === 0 || amount === remaining) continue;
		const { whole = false, step = 1 } = room.remaining.find((one) => one.tenderId === tenderId) ?? {};
		if (whole) return no('refund.whole_only', { tender: tenderId, remaining });
		if (amount % step !== 0) return no('refund.not_in_steps', { tender: tenderId, step });
	}
	return yes(amounts.filter(isSomething));
}

const isSomething = ({ amount }: TenderAmount) => amount > 0;
const amountOn = (tenderId: string, amounts: readonly TenderAmount[]): Minor =>
	sum(amounts.filter((one) => one.tenderId === tenderId).map(({ amount }) => amount));
