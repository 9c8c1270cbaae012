import { sum, type Minor } from '$lib/core/money';
import type { AskedUnits, Said } from '../../suppliers/answer';
import { expectedBack } from '../../suppliers/purchase';
import type { Desk, SupplierCase } from '../case';

type SaidBack = {
	readonly answer: Said;
	/** As it said; where it did not, what was agreed counts. */
	readonly paysBack?: Minor | undefined;
	readonly stops: readonly AskedUnits[] | null;
};

export type Back = { readonly amount: Minor; readonly currency: string };

/** What a supplier pays back for what it stops: nothing where it declines. */
export function backOf(desk: Pick<Desk, 'order' | 'purchases'>, mine: Asking, said: SaidBack): Back {
	const bought = desk.purchases.find(({ id }) => id === mine.supplierOrderId);
	const currency = bought?.costCurrency ?? desk.order.currency;
	if (said.answer === 'declined') return { amount: 0, currency };
	if (said.paysBack !== undefined) return { amount: said.paysBack, currency };
	return { amount: bought ? expectedBack(bought, partOf(desk, mine, said.stops ?? mine.items)) : 0, currency };
}

type Asking = Pick<SupplierCase, 'supplierOrderId' | 'items'>;

/** How much of what was bought from it for the order these units are, by their prices. */
export function partOf(
	{ order }: Pick<Desk, 'order'>,
	{ supplierOrderId }: Asking,
	units: readonly AskedUnits[]
): number {
	const lines = order.lines.filter((line) => line.supplierOrderId === supplierOrderId);
	const priceOf = (id: string) => lines.find((line) => line.id === id)?.unitPrice ?? 0;
	const all = sum(lines.map(({ unitPrice, quantity }) => unitPrice * quantity));
	return all === 0 ? 1 : sum(units.map(({ lineItemId, quantity }) => priceOf(lineItemId) * quantity)) / all;
}
