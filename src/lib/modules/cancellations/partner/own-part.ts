import { mulDiv, sum, type Minor } from '$lib/core/money';
import type { ChargeFacts, LineFacts } from '../../orders/order';
import type { OrderView } from '../../orders/schema';
import type { CancellationView } from '../case-view';
import type { QuoteView } from '../money/quote-view';

type Delivered = {
	/** Its lines. */
	readonly lines: readonly LineFacts[];
	readonly charges: readonly ChargeFacts[];
	/** The cases that touch them. */
	readonly cases: readonly string[];
};

/**
 * An order as whoever delivers some of it is told of it: its own lines and charges, the cases that touch them, and nothing
 * of how to reach the customer or what the customer paid with and owes.
 */
export function ownPartOfOrder(view: OrderView, { lines, charges, cases }: Delivered): OrderView {
	const own = charges.filter(({ supplierId }) => lines.some((line) => line.supplierId === supplierId));
	return {
		...view,
		total: sum([...lines.map(({ paid }) => paid), ...own.map(({ amount }) => amount)]),
		...{ owed: 0, email: '', tenders: [] },
		line_items: view.line_items.filter(({ id }) => lines.some((line) => line.id === id)),
		charges: own.map(({ kind, amount, tax }) => ({ kind, amount, tax })),
		cancellations: view.cancellations.filter((id) => cases.includes(id))
	};
}

/** The same of a quote: what its own lines are worth. */
export function ownPartOfQuote(view: QuoteView, own: ReadonlySet<string>): QuoteView {
	const lines = view.lines.filter(({ line_item }) => own.has(line_item));
	const worth = sum(lines.map(({ amount }) => amount));
	return {
		...view,
		...{ lines, worth, due: worth, tax: sum(lines.map(({ tax }) => tax)) },
		discount: sum(lines.map(({ discount }) => discount)),
		...{ shipping: 0, shipping_tax: 0, fee: 0, fees: [], adjustments: [], lowers_debt: 0 },
		...{ tenders: [], whole_only: [], points_taken: 0, coupons: [] }
	};
}

/** The same of a case, whose sums are the share of its own items. `partner`: whose answers it may see. */
export function ownPartOfCase(view: CancellationView, own: ReadonlySet<string>, partner: string): CancellationView {
	const items = view.items.filter(({ line_item }) => own.has(line_item));
	const [worth, all] = [sum(items.map(({ amount }) => amount)), sum(view.items.map(({ amount }) => amount))];
	const share = (amount: Minor) => (all === 0 ? 0 : mulDiv(amount, worth, all));
	return {
		...view,
		...{ items, worth, due: share(view.due), refunded: share(view.refunded), waived: share(view.waived) },
		quote: ownPartOfQuote(view.quote, own),
		refunds: [],
		supplier: view.supplier.filter(({ supplier }) => supplier === partner)
	};
}
