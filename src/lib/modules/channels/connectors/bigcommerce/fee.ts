import type { Minor } from '$lib/core/money';
import { decimalFromMinor } from '$lib/core/decimal';
import { markOf, marksIn } from '../../marks';
import { amountIn } from './money';
import type { Fee, OrderThere } from './answers';

/**
 * The order's fees with one more: what was paid and is not on its lines any more, since units were taken off. Else the
 * total would be lowered twice, by the lines and by the refund, and later refunds would be above it. Fees that are not said
 * again are taken off.
 */
export const feesWith = (there: OrderThere, { mark, amount }: { readonly mark: string; readonly amount: Minor }) => {
	const cost = decimalFromMinor(amount, there.default_currency_code);
	return [
		...there.fees.map(kept),
		{
			...{ type: 'custom_fee', source: 'Rescind', cost_ex_tax: cost, cost_inc_tax: cost },
			display_name_customer: 'Canceled items, to be refunded',
			display_name_merchant: `Canceled items ${markOf(mark)}`
		}
	];
};

type Back = { readonly back: Minor; readonly amount: Minor };

/**
 * The order's fees without what was to be refunded and is not: it is on its lines again. `back`: what of ours was refunded;
 * that much of them stays. Nothing where that changes nothing.
 */
export function feesWithout(there: OrderThere, { back, amount }: Back) {
	const costs = there.fees.map((one) => ({
		one,
		cost: isOurs(one) ? amountIn(one.cost_inc_tax, there.default_currency_code) : 0
	}));
	let off = Math.min(amount, costs.reduce((all, { cost }) => all + cost, 0) - back);
	if (off <= 0) return {};
	const fees = costs.flatMap(({ one, cost }) => {
		const part = Math.max(0, Math.min(off, cost));
		off -= part;
		if (part === 0) return [kept(one)];
		const left = decimalFromMinor(cost - part, there.default_currency_code);
		return part === cost ? [] : [{ ...kept(one), cost_ex_tax: left, cost_inc_tax: left }];
	});
	return { fees };
}

const isOurs = ({ display_name_merchant }: Fee) => marksIn(display_name_merchant).length > 0;

const kept = ({ tax_class_id, ...fee }: Fee) => ({
	...fee,
	...(tax_class_id === undefined || tax_class_id === null ? {} : { tax_class_id })
});
