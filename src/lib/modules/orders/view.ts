import type { LineFacts, OrderFacts, TenderFacts } from './order';
import { owedOf, type AcceptedCase } from './owed';
import type { OrderView } from './schema';
import { orderState, totalUnits } from './state';
import { quantityOf } from './units';

/** What cancellations add to an order's picture: their ids, the accepted ones' money, and whether money is on its way. */
export type OrderSurroundings = {
	readonly cancellations: readonly string[];
	readonly accepted: readonly AcceptedCase[];
	readonly paymentInFlight: boolean;
};

/** What the shopper still owes for the order. */
export function owedFor({ total, tenders, writtenOff, lines }: OrderFacts, accepted: readonly AcceptedCase[]): number {
	const units = totalUnits(lines.map(({ units }) => units));
	return owedOf({ total, tenders, accepted, writtenOff, nothingLeft: units.canceled === quantityOf(units) });
}

/** The order as the API shows it. */
export function toOrderView(facts: OrderFacts, surroundings: OrderSurroundings): OrderView {
	const { id, number, currency, total, email, name, region, locale, tenders } = facts;
	const owed = owedFor(facts, surroundings.accepted);
	const lines = facts.lines.map(({ units }) => units);
	return {
		id,
		number,
		currency,
		total,
		owed,
		state: orderState({ total, owed, lines, tenders, paymentInFlight: surroundings.paymentInFlight }),
		email,
		name,
		region,
		locale,
		placed_at: facts.placedAt.toISOString(),
		line_items: facts.lines.map(toLineView),
		charges: facts.charges.map(({ kind, amount, tax }) => ({ kind, amount, tax })),
		tenders: tenders.map(toTenderView),
		cancellations: [...surroundings.cancellations]
	};
}

const toLineView = ({ id, sku, title, quantity, unitPrice, discount, tax, paid, ...line }: LineFacts) => ({
	id,
	sku,
	title,
	quantity,
	unit_price: unitPrice,
	discount,
	tax,
	paid,
	supplier: line.supplierName,
	units: line.units
});

const toTenderView = ({ id, kind, reference, authorized, captured, refunded, reserved, ...tender }: TenderFacts) => ({
	id,
	kind,
	reference,
	authorized,
	captured,
	refunded,
	reserved,
	charged_back: tender.chargedBack,
	over_returned: tender.overReturned
});
