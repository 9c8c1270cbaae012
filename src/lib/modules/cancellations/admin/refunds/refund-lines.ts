import { decimalFromMinor, minorFromDecimal } from '$lib/core/decimal';
import { sum, type Minor } from '$lib/core/money';
import type { TenderFacts } from '../../../orders/order';
import { methodFor, type MethodName } from '../../../refunds/method-names';
import type { TenderAmount } from '../../../refunds/quote/quote-facts';
import { tenderName } from '../../words';

/** One tender's part of a refund, as a form offers it: the most that may go there, typed as a decimal. */
export type RefundLine = {
	readonly tender: string;
	readonly name: string;
	readonly method: MethodName;
	readonly most: Minor;
	readonly text: string;
};

/** What goes back on each tender, by which way. */
export const refundLines = (
	amounts: readonly TenderAmount[],
	tenders: readonly TenderFacts[],
	currency: string
): RefundLine[] =>
	amounts.flatMap(({ tenderId, amount }) => {
		const tender = tenders.find(({ id }) => id === tenderId);
		if (!tender || amount === 0) return [];
		const text = decimalFromMinor(amount, currency);
		return { tender: tenderId, name: tenderName(tender), method: methodFor(tender), most: amount, text };
	});

/** The sum of what stands in a form's amount fields now; what can't be read counts as nothing. */
export const typedSum = (form: FormData, currency: string): Minor =>
	sum(
		[...form.entries()]
			.filter(([name]) => /^refunds\[\d+\]\.amount$/.test(name))
			.map(([, value]) => readAmount(String(value), currency))
	);

/** An amount somebody is typing, as far as it can be read. */
export function readAmount(text: string, currency: string): Minor {
	const read = minorFromDecimal(text.replace(/[\s,]/g, ''), currency);
	return read.ok ? read.value.minor : 0;
}
