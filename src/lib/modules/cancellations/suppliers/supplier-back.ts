import { sum, type Minor } from '$lib/core/money';
import type { LineFacts } from '../../orders/order';
import type { AskedUnits, Said } from '../../suppliers/answer';
import { expectedBack, type Purchase } from '../../suppliers/purchase';
import type { SupplierCase } from '../case';

type SaidBack = {
	readonly answer: Said;
	/** As it said; where it did not, what was agreed counts. */
	readonly paysBack?: Minor | undefined;
	readonly stops: readonly AskedUnits[] | null;
	/** Whether we stopped it, or it does not deliver of its own accord. */
	readonly by?: 'agreed' | 'itself';
};

export type Back = { readonly amount: Minor; readonly currency: string };

/** What a supplier pays back for what it stops: nothing where it declines. */
export function backOf(desk: Dealt, mine: Asking, said: SaidBack): Back {
	const bought = desk.purchases.find(({ id }) => id === mine.supplierOrderId);
	const currency = bought?.costCurrency ?? desk.order.currency;
	if (said.answer === 'declined') return { amount: 0, currency };
	if (said.paysBack !== undefined) return { amount: said.paysBack, currency };
	return { amount: bought ? expectedBack(bought, partOf(desk, mine, said.stops ?? mine.items), said.by) : 0, currency };
}

type Asking = Pick<SupplierCase, 'supplierOrderId' | 'items'>;
type Dealt = { readonly order: Sold; readonly purchases: readonly Bought[] };
/** Of an order and of what was bought for it, what the money needs. */
export type Sold = {
	readonly currency: string;
	readonly lines: readonly Pick<LineFacts, 'id' | 'quantity' | 'unitPrice' | 'supplierOrderId'>[];
};
export type Bought = Pick<Purchase, 'id' | 'kind' | 'state' | 'terms' | 'cost' | 'costCurrency'>;

/** How much of what was bought from it for the order these units are, by their prices. */
export function partOf(
	{ order }: Pick<Dealt, 'order'>,
	{ supplierOrderId }: Asking,
	units: readonly AskedUnits[]
): number {
	const lines = order.lines.filter((line) => line.supplierOrderId === supplierOrderId);
	const priceOf = (id: string) => lines.find((line) => line.id === id)?.unitPrice ?? 0;
	const all = sum(lines.map(({ unitPrice, quantity }) => unitPrice * quantity));
	return all === 0 ? 1 : sum(units.map(({ lineItemId, quantity }) => priceOf(lineItemId) * quantity)) / all;
}
