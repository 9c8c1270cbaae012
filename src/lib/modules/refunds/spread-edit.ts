import { splitByLargestRemainder } from '$lib/core/allocate';
import { sum, type Minor } from '$lib/core/money';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { TenderAmount } from './quote-facts';

/** A total typed below the due, spread over what the quote gives each tender. */
export function spreadTotal(total: Minor, planned: readonly TenderAmount[]): Verdict<TenderAmount[]> {
	const due = sum(planned.map(({ amount }) => amount));
	if (total > due || total < 0) return no('refund.exceeds_due', { amount: total, due });
	const shares = splitByLargestRemainder(
		total,
		planned.map(({ amount }) => amount)
	);
	return yes(planned.map(({ tenderId }, at) => ({ tenderId, amount: shares[at] ?? 0 })).filter(isSomething));
}

/** What may still be given: `due` of the case less what is refunded, waived, lost or on its way; `remaining` by tender. */
export type Room = { readonly due: Minor; readonly remaining: readonly TenderAmount[] };

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
	}
	return yes(amounts.filter(isSomething));
}

const isSomething = ({ amount }: TenderAmount) => amount > 0;
const amountOn = (tenderId: string, amounts: readonly TenderAmount[]): Minor =>
	sum(amounts.filter((one) => one.tenderId === tenderId).map(({ amount }) => amount));
