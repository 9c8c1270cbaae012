import type { Minor } from '$lib/core/money';
import { decimalFromMinor } from '$lib/core/decimal';
import { markOf } from '../../marks';
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

const kept = ({ tax_class_id, ...fee }: Fee) => ({
	...fee,
	...(tax_class_id === undefined || tax_class_id === null ? {} : { tax_class_id })
});
