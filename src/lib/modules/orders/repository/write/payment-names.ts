import type { Gateway } from '../../order';
import type { OrderInput } from '../../schema';
import type { NewOrder } from './new-order';

type Paid = Pick<NewOrder, 'payer' | 'input'>;
type TenderInput = OrderInput['tenders'][number];

/** Who took a payment. A card has to have gone through some gateway; one that isn't named went through the built-in one. */
export const gatewayOf = ({ payer }: Pick<Paid, 'payer'>, { gateway, kind }: TenderInput): Gateway | null =>
	payer ?? gateway ?? (kind === 'card' ? 'sandbox' : null);

/** A payment, or a capture of it, as its gateway calls it, and the number of the order that says it was paid by it. */
export type PaymentName = { readonly gateway: Gateway; readonly reference: string; readonly number: string };

/** Every name by which its gateways would pay an order back. What is worked by hand may pay several orders. */
export const paymentNames = (order: Paid): PaymentName[] =>
	order.input.tenders.flatMap((tender) => {
		const gateway = gatewayOf(order, tender);
		if (gateway === null || gateway === 'manual') return [];
		const names = [
			...(tender.reference === undefined ? [] : [tender.reference]),
			...tender.captures.map(({ reference }) => reference)
		];
		return names.map((reference) => ({ gateway, reference, number: order.input.number }));
	});
